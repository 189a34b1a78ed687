package dev.eventcrm.http.command;

import dev.eventcrm.http.AcceptedNames;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that bodies are read into. Its components are the canonical names; their types say what the JSON must be:
 * {@code String} (without surrounding blanks; blank means null), {@code Integer}, {@code Boolean}, {@code Instant}, {@code
 * LocalDate}, {@code EventStatus}, {@code JsonNode} (anything), a {@code List} of these, or a {@link Patch} of any. Constraints say the rest.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface JsonBody {
    /** The other names under which clients may send the fields. */
    AcceptedNames names();

    /**
     * Canonical names that answers carry and that a client may send back: they are ignored. Only {@code id} has to be the
     * one that the path names.
     */
    String[] readOnly() default {};

    /** Whether there may be no body at all, which is as good as an empty object. */
    boolean optional() default false;

    /**
     * Whether the command takes names that are none of its components, in the body and as query parameters, and decides
     * itself about them: see {@link UnmappedFields}.
     */
    boolean open() default false;

    /**
     * Components of texts that may also come as query parameters, as a page gets them in its own address and hands them on. The
     * body comes first.
     */
    String[] parameters() default {};
}
