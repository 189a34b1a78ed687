package dev.eventcrm.command.web;

import dev.eventcrm.schema.wire.FieldError;
import dev.eventcrm.schema.wire.ProblemType;

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
     * 409, for an id that is taken.
     *
     * @param pointer the field that gave the id
     * @param id the id
     * @param byTombstone whether it belonged to something that was deleted
     */
    public static Answer idTaken(String pointer, String id, boolean byTombstone) {
        return conflict(
                pointer,
                byTombstone
                        ? "must not be '" + id + "': it was deleted, and ids are never used again"
                        : "must not be '" + id + "': it exists already");
    }
}
