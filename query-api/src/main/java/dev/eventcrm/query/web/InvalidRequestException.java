package dev.eventcrm.query.web;

import dev.eventcrm.schema.api.FieldError;
import java.util.List;

/** A request whose shape or meaning is wrong: 422. */
public final class InvalidRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    InvalidRequestException(List<FieldError> errors) {
        super(errors.toString(), null, false, false);
        this.errors = List.copyOf(errors);
    }

    List<FieldError> errors() {
        return errors;
    }
}
