package dev.eventcrm.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of a request; an entry of a problem's {@code errors}.
 *
 * @param pointer for a field of the body, a JSON pointer as a URI fragment (RFC 6901, section 6), such as {@code
 *     #/filter/and/0/field}
 * @param parameter for a query parameter or a header, its name
 * @param message what would be right, in words that follow the field's name: {@code must be …}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(@Nullable String pointer, @Nullable String parameter, String message) {
    /**
     * An error in the body.
     *
     * @param pointer where
     * @param message what would be right
     */
    public static FieldError inBody(Pointer pointer, String message) {
        return new FieldError(pointer.text(), null, message);
    }

    /**
     * An error in a query parameter or header.
     *
     * @param name its name
     * @param message what would be right
     */
    public static FieldError inParameter(String name, String message) {
        return new FieldError(null, name, message);
    }
}
