package dev.eventcrm.command.audience;

import dev.eventcrm.schema.wire.FieldError;
import java.time.Duration;
import java.util.List;

/** What the query API makes of an {@link AudienceQuestion}. */
public sealed interface AudienceAnswer {
    /**
     * The people are found.
     *
     * @param total how many they are, exactly
     */
    record Counted(int total) implements AudienceAnswer {}

    /**
     * The question is wrong.
     *
     * @param errors what is wrong where; pointers lead into the question
     */
    record Refused(List<FieldError> errors) implements AudienceAnswer {
        /** Copies the errors. */
        public Refused {
            errors = List.copyOf(errors);
        }
    }

    /**
     * There is no answer now.
     *
     * @param reason why, fit for the client, such as {@code the search does not answer}
     * @param retryAfter when to ask again
     */
    record Unavailable(String reason, Duration retryAfter) implements AudienceAnswer {}
}
