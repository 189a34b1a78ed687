package dev.eventcrm.command.web;

import dev.eventcrm.schema.api.FieldError;
import dev.eventcrm.schema.api.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** Refusals that all features share. */
public final class Problems {
    private Problems() {}

    /**
     * 404.
     *
     * @param what the kind of thing, such as {@code person}
     * @param id the id that the path names
     */
    public static CommandResponse unknown(String what, String id) {
        return CommandResponse.problem(Problem.of(ProblemType.NOT_FOUND, "There is no " + what + " '" + id + "'."));
    }

    /**
     * 412.
     *
     * @param version the current version
     */
    public static CommandResponse stale(long version) {
        return CommandResponse.problem(Problem.of(
                ProblemType.STALE,
                "It has changed since; If-Match does not name the current version " + EntityTag.of(version) + "."));
    }

    /**
     * 409, for the whole request.
     *
     * @param detail what stands in the way, as a sentence
     */
    public static CommandResponse conflict(String detail) {
        return CommandResponse.problem(Problem.of(ProblemType.CONFLICT, detail));
    }

    /**
     * 409, for one field.
     *
     * @param pointer the field
     * @param message what stands in the way
     */
    public static CommandResponse conflict(String pointer, String message) {
        return CommandResponse.problem(Problem.of(ProblemType.CONFLICT, FieldError.inBody(pointer, message)));
    }

    /**
     * 422, for fields.
     *
     * @param errors what is wrong with which field; at least one
     */
    public static CommandResponse invalid(List<FieldError> errors) {
        return CommandResponse.problem(Problem.invalid(errors));
    }

    /**
     * 503.
     *
     * @param reason what only time can heal, such as {@code the table does not answer}
     * @param retryAfter when to try again
     */
    public static CommandResponse unavailable(String reason, Duration retryAfter) {
        return CommandResponse.problem(
                        Problem.of(ProblemType.UNAVAILABLE, "Not now, because " + reason + ". Try again."))
                .with(Map.of(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds())));
    }

    /**
     * 409, for an id that is taken.
     *
     * @param pointer the field that gave the id
     * @param id the id
     * @param byTombstone whether it belonged to something that was deleted
     */
    public static CommandResponse idTaken(String pointer, String id, boolean byTombstone) {
        return CommandResponse.problem(Problem.idTaken(pointer, id, byTombstone));
    }
}
