package dev.eventcrm.command.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.eventcrm.schema.api.FieldError;
import dev.eventcrm.schema.api.ProblemType;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * An error as clients see it (RFC 9457).
 *
 * @param type identifies the kind of problem
 * @param title summary of the kind
 * @param status the HTTP status
 * @param detail what went wrong this time, and what would be right
 * @param errors what is wrong with which field; left out when it is not about fields
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(URI type, String title, int status, String detail, List<FieldError> errors) {
    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Enough to mend a body by; more would only make the answer long. */
    static final int MOST_ERRORS = 50;

    /** Copies the errors. */
    public Problem {
        errors = List.copyOf(errors);
    }

    /**
     * A problem of a known kind.
     *
     * @param type the kind
     * @param detail what went wrong, as a sentence
     */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type.uri(), type.title(), type.status(), detail, List.of());
    }

    /**
     * A request whose fields are wrong.
     *
     * @param errors what is wrong with which field; at least one; the answer lists the first 50
     */
    public static Problem invalid(List<FieldError> errors) {
        ProblemType type = ProblemType.INVALID;
        return new Problem(
                type.uri(),
                type.title(),
                type.status(),
                FieldErrors.sentence(errors),
                errors.stream().limit(MOST_ERRORS).toList());
    }

    /**
     * A problem of a known kind that one field brought about.
     *
     * @param type the kind
     * @param error which field, and what would be right
     */
    public static Problem of(ProblemType type, FieldError error) {
        List<FieldError> errors = List.of(error);
        return new Problem(type.uri(), type.title(), type.status(), FieldErrors.sentence(errors), errors);
    }

    /**
     * 409, for an id that is taken.
     *
     * @param pointer the field that gave the id
     * @param id the id
     * @param byTombstone whether it belonged to something that was deleted
     */
    public static Problem idTaken(String pointer, String id, boolean byTombstone) {
        return of(
                ProblemType.CONFLICT,
                FieldError.inBody(
                        pointer,
                        byTombstone
                                ? "must not be '" + id + "': it was deleted, and ids are never used again"
                                : "must not be '" + id + "': it exists already"));
    }

    /**
     * A problem that HTTP itself knows only by its status, such as those that the server finds before we see the request.
     *
     * @param status the status
     * @param detail what went wrong, as a sentence
     */
    static Problem of(int status, String detail) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status && type != ProblemType.UNREADABLE_BODY)
                .findFirst()
                .map(type -> of(type, detail))
                .orElseGet(() -> new Problem(URI.create("about:blank"), phrase(status), status, detail, List.of()));
    }

    private static String phrase(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Error " + status : known.getReasonPhrase();
    }

    /** The problem as JSON. */
    String toJson() {
        return Json.MAPPER.writeValueAsString(this);
    }
}
