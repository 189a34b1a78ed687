package dev.eventcrm.command.registrations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.schema.api.RegistrationView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the people of a batch.
 *
 * @param results one for each, in their order
 */
record RegistrationResults(List<RegistrationResult> results) {
    /**
     * What became of one of them.
     *
     * @param status the HTTP status that {@code POST /events/{eventId}/register} would have given: 201, 409 or 422
     * @param registration the registration; absent when refused
     * @param problem why there is none; absent when there is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RegistrationResult(
            int status,
            @Nullable RegistrationView registration,
            @Nullable Problem problem) {
        static RegistrationResult registered(RegistrationView registration) {
            return new RegistrationResult(201, registration, null);
        }

        static RegistrationResult refused(Problem problem) {
            return new RegistrationResult(problem.status(), null, problem);
        }
    }
}
