package dev.eventcrm.command.web;

import dev.eventcrm.schema.wire.FieldError;
import dev.eventcrm.schema.wire.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** Refusals that all features share. */
public final class Refusals {
    private Refusals() {}

    /**
     * 404.
     *
     * @param what the kind of thing, such as {@code person}
     * @param id the id that the path names
     */
    public static Answer unknown(String what, String id) {
        return Answer.problem(Problem.of(ProblemType.NOT_FOUND, "There is no " + what + " '" + id + "'."));
    }

    /**
     * 412.
     *
     * @param version the current version
     */
    public static Answer stale(long version) {
        return Answer.problem(Problem.of(
                ProblemType.STALE,
                "It has changed since; If-Match does not name the current version " + EntityTag.of(version) + "."));
    }

    /**
     * 409, for the whole request.
     *
     * @param detail what stands in the way, as a sentence
     */
    public static Answer conflict(String detail) {
        return Answer.problem(Problem.of(ProblemType.CONFLICT, detail));
    }

    /**
     * 409, for one field.
     *
     * @param pointer the field
     * @param message what stands in the way
     */
    public static Answer conflict(String pointer, String message) {
        return Answer.problem(Problem.of(ProblemType.CONFLICT, FieldError.inBody(pointer, message)));
    }

    /**
     * 422, for fields.
     *
     * @param errors what is wrong with which field; at least one
     */
    public static Answer invalid(List<FieldError> errors) {
        return Answer.problem(Problem.invalid(errors));
    }

    /**
     * 503.
     *
     * @param reason what only time can heal, such as {@code the table does not answer}
     * @param retryAfter when to try again
     */
    public static Answer unavailable(String reason, Duration retryAfter) {
        return Answer.problem(Problem.of(ProblemType.UNAVAILABLE, "Not now, because " + reason + ". Try again."))
                .with(Map.of(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds())));
    }

    /**
     * 409, for an id that is taken.
     *
     * @param pointer the field that gave the id
     * @param id the id
     * @param byTombstone whether it belonged to something that was deleted
     */
    public static Answer idTaken(String pointer, String id, boolean byTombstone) {
        return Answer.problem(Problem.idTaken(pointer, id, byTombstone));
    }
}
