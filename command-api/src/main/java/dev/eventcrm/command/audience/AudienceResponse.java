package dev.eventcrm.command.audience;

import dev.eventcrm.http.problem.FieldError;
import java.time.Duration;
import java.util.List;

/** What the query API makes of an {@link AudienceRequest}. */
public sealed interface AudienceResponse {
    /**
     * The people are found.
     *
     * @param total how many they are, exactly
     */
    record Counted(int total) implements AudienceResponse {}

    /**
     * The question is wrong.
     *
     * @param errors what is wrong where; pointers lead into the question
     */
    record Refused(List<FieldError> errors) implements AudienceResponse {
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
    record Unavailable(String reason, Duration retryAfter) implements AudienceResponse {}
}
