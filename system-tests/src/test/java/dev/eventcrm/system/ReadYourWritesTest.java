package dev.eventcrm.system;

import static dev.eventcrm.system.Fixtures.aUser;
import static dev.eventcrm.system.Fixtures.anEvent;
import static dev.eventcrm.system.Fixtures.unique;
import static dev.eventcrm.system.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A search that bears the token of a command shows what the command wrote, at once. */
class ReadYourWritesTest {
    private static final Api API = RunningStack.shared().api();

    @Test
    void aThousandCommandsAreFoundByTheSearchThatFollows() {
        String owner = API.created("/users", aUser()).string("id");
        String event = API.created("/events", with(anEvent(owner), "maxCapacity", 10_000))
                .string("id");
        AtomicInteger commands = new AtomicInteger();

        Concurrently.forEach(IntStream.range(0, 250).boxed().toList(), 8, (_, _) -> {
            String company = unique("Company");
            Answer created = API.created("/users", with(aUser(), "company", company));
            String id = created.string("id");
            assertFound(created, Api.query("company", company), id);

            String moved = unique("City");
            Answer updated = API.put("/users/" + id, Map.of("city", moved));
            assertFound(updated, Api.query("city", moved), id);

            Answer registered = API.created("/events/" + event + "/register", Map.of("userId", id));
            assertFound(registered, Api.query("company", company, "registeredFor", event), id);

            Answer deleted = API.delete("/users/" + id);
            assertThat(search(deleted, Api.query("company", company))).isEmpty();
            commands.addAndGet(4);
        });

        assertThat(commands.get()).isEqualTo(1000);
    }

    private static void assertFound(Answer command, String query, String id) {
        assertThat(search(command, query)).as(command + query).containsExactly(id);
    }

    private static List<String> search(Answer command, String query) {
        return API.seeing(command)
                .found("/users/filter" + query)
                .json()
                .get("users")
                .valueStream()
                .map(user -> user.get("id").asString())
                .toList();
    }
}
