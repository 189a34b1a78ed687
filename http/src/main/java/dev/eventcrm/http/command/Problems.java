package dev.eventcrm.http.command;

import dev.eventcrm.http.problem.FieldError;
import dev.eventcrm.http.problem.Pointer;
import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemType;

/** Refusals that several commands share. */
public final class Problems {
    private Problems() {}

    /**
     * 412.
     *
     * @param version the current version
     */
    public static Problem stale(long version) {
        return Problem.of(
                ProblemType.STALE_VERSION,
                "It has changed since; If-Match does not name the current version " + EntityTag.of(version) + ".");
    }

    /**
     * 409, for an id that is taken.
     *
     * @param pointer the field that gave the id
     * @param id the id
     * @param byTombstone whether it belonged to something that was deleted
     */
    public static Problem idTaken(Pointer pointer, String id, boolean byTombstone) {
        return Problem.of(
                ProblemType.ID_TAKEN,
                FieldError.inBody(
                        pointer,
                        byTombstone
                                ? "must not be '" + id + "': it was deleted, and ids are never used again"
                                : "must not be '" + id + "': it exists already"));
    }
}
