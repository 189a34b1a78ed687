package dev.eventcrm.command.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.schema.api.UserView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the people of a batch.
 *
 * @param results one for each, in their order
 */
record UserResults(List<UserResult> results) {
    /**
     * What became of one of them.
     *
     * @param status the HTTP status that {@code POST /users} would have given: 201, 409 or 422
     * @param user the person as created; absent when refused
     * @param problem why they were not created; absent when they were
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UserResult(
            int status, @Nullable UserView user, @Nullable Problem problem) {
        static UserResult created(UserView user) {
            return new UserResult(201, user, null);
        }

        static UserResult refused(Problem problem) {
            return new UserResult(problem.status(), null, problem);
        }
    }
}
