package dev.eventcrm.command.users;

import dev.eventcrm.command.store.TransactionWrites;
import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.command.CrossFieldRules;
import dev.eventcrm.http.command.JsonBody;
import dev.eventcrm.http.command.Required;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes several people known at once.
 *
 * @param users 1 to {@value #MOST} bodies of {@code POST /users}, each read by itself
 */
@JsonBody(names = AcceptedNames.USER_BODY)
record CreateUsers(
        @ArraySchema(schema = @Schema(implementation = CreateUser.class), minItems = 1, maxItems = MOST)
        @Required
        @Size(min = 1, max = MOST, message = SIZE)
        List<JsonNode> users)
        implements CrossFieldRules {
    /** One transaction holds the person and the address of each, and the answer kept under an idempotency key. */
    static final int MOST = (TransactionWrites.MOST_WRITES - 1) / 2;

    static final String SIZE = "must hold 1 to " + MOST + " people";

    @Override
    public List<Wrong> crossCheck() {
        List<JsonNode> given = Objects.requireNonNullElse(users, List.of());
        // Of more than a batch may hold, its size is what is wrong.
        return IntStream.range(0, Math.min(given.size(), MOST))
                .filter(i -> isThereAndNoObject(given.get(i)))
                .mapToObj(i -> new Wrong("users", i, "must be an object"))
                .toList();
    }

    /** A null has been reported already, where the list was read. */
    private static boolean isThereAndNoObject(@Nullable JsonNode entry) {
        return entry != null && !entry.isObject();
    }
}
