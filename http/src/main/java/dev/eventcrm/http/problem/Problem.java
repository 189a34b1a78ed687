package dev.eventcrm.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error as clients see it (RFC 9457).
 *
 * @param type the cause, a URI of {@link ProblemType}
 * @param title a summary of the cause
 * @param status the HTTP status
 * @param detail what went wrong this time, and what would be right; one sentence or more
 * @param errors what is wrong with which field, at most {@value Errors#MOST}; left out when it is not about fields
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "errors"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(URI type, String title, int status, String detail, List<FieldError> errors) {
    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_NAMED = 10;

    /** Copies the errors. */
    public Problem {
        errors = List.copyOf(errors);
    }

    /**
     * A problem that is not about fields.
     *
     * @param type the cause
     * @param detail what went wrong, as a sentence
     */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type.uri(), type.title(), type.status(), detail, List.of());
    }

    /**
     * A problem with one field.
     *
     * @param type the cause
     * @param error which field, and what would be right
     */
    public static Problem of(ProblemType type, FieldError error) {
        return of(type, List.of(error));
    }

    /**
     * 404: the address names something that does not exist.
     *
     * @param what the kind of thing, such as {@code person}
     * @param id the id that the address names
     */
    public static Problem notFound(String what, String id) {
        return of(ProblemType.NOT_FOUND, "There is no " + what + " with the id " + Errors.quoted(id) + ".");
    }

    /**
     * A request whose fields are wrong.
     *
     * @param errors what is wrong with which field; at least one
     */
    public static Problem invalid(List<FieldError> errors) {
        return of(ProblemType.INVALID, errors);
    }

    private static Problem of(ProblemType type, List<FieldError> errors) {
        return new Problem(
                type.uri(),
                type.title(),
                type.status(),
                sentence(errors),
                errors.stream().limit(Errors.MOST).toList());
    }

    private static String sentence(List<FieldError> errors) {
        if (errors.size() == 1) {
            String message = errors.getFirst().message();
            boolean isSentence = message.endsWith("?") || message.endsWith(".");
            return name(errors.getFirst()) + " " + message + (isSentence ? "" : ".");
        }
        return errors.size() + " errors, see 'errors': "
                + errors.stream()
                        .map(Problem::name)
                        .distinct()
                        .limit(MOST_NAMED)
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String name(FieldError error) {
        if (error.pointer() == null) {
            return Objects.requireNonNull(error.parameter());
        }
        return error.pointer().equals(Pointer.ROOT.text())
                ? "The body"
                : error.pointer().substring(2);
    }

    /** The problem as JSON in UTF-8. */
    public byte[] toJson() {
        return JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
    }
}
