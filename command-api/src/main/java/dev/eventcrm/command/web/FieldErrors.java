package dev.eventcrm.command.web;

import dev.eventcrm.schema.api.FieldError;
import java.util.List;
import java.util.Objects;

/** Errors of fields, told in one sentence. */
final class FieldErrors {
    private static final int MOST_NAMED = 10;

    private FieldErrors() {}

    static String sentence(List<FieldError> errors) {
        if (errors.size() == 1) {
            return name(errors.getFirst()) + " " + errors.getFirst().message() + ".";
        }
        List<String> names = errors.stream()
                .map(FieldErrors::name)
                .distinct()
                .limit(MOST_NAMED)
                .toList();
        return errors.size() + " errors, see 'errors': " + String.join(", ", names) + ".";
    }

    private static String name(FieldError error) {
        if (error.pointer() != null) {
            return error.pointer().equals(JsonPointer.ROOT)
                    ? "The body"
                    : error.pointer().substring(2);
        }
        return Objects.requireNonNull(error.parameter());
    }
}
