package dev.eventcrm.query.web;

import dev.eventcrm.schema.api.ProblemType;

/** A body that cannot be read as JSON, or is larger than we read. */
final class UnreadableBodyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;

    UnreadableBodyException(ProblemType type, String detail) {
        super(detail, null, false, false);
        this.type = type;
    }

    ProblemType type() {
        return type;
    }
}
