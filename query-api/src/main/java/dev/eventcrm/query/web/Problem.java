package dev.eventcrm.query.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.eventcrm.schema.api.FieldError;
import dev.eventcrm.schema.api.ProblemType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;

/**
 * What is wrong (RFC 9457).
 *
 * @param type the kind of problem
 * @param title a summary that is the same for every problem of the kind
 * @param status the HTTP status
 * @param detail a sentence about this problem
 * @param errors what is wrong with each field; absent when the problem is not about fields
 */
@Schema(description = "What is wrong (RFC 9457). Every error of the API looks like this.")
@JsonPropertyOrder({"type", "title", "status", "detail", "errors"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(URI type, String title, int status, String detail, List<FieldError> errors) {
    private static final URI NO_KIND_OF_ITS_OWN = URI.create("about:blank");

    static Problem of(ProblemType type, String detail) {
        return new Problem(type.uri(), type.title(), type.status(), detail, List.of());
    }

    static Problem invalid(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String field = Objects.requireNonNullElse(first.parameter(), Objects.requireNonNullElse(first.pointer(), ""));
        String detail =
                field + " " + first.message() + (errors.size() == 1 ? "" : " (first of " + errors.size() + " errors)");
        return new Problem(
                ProblemType.INVALID.uri(), ProblemType.INVALID.title(), ProblemType.INVALID.status(), detail, errors);
    }

    /** The problem that a status alone stands for. */
    static Problem ofStatus(int status, String detail) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status && type != ProblemType.UNREADABLE_BODY)
                .findFirst()
                .map(type -> of(type, detail))
                .orElseGet(() -> {
                    HttpStatus known = HttpStatus.resolve(status);
                    String title = known == null ? "Error " + status : known.getReasonPhrase();
                    return new Problem(NO_KIND_OF_ITS_OWN, title, status, detail, List.of());
                });
    }
}
