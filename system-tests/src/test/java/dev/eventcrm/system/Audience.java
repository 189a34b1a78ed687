package dev.eventcrm.system;

import static dev.eventcrm.system.Fixtures.aUser;
import static dev.eventcrm.system.Fixtures.unique;
import static dev.eventcrm.system.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * People of one company that nobody else works for: the audience of one campaign.
 *
 * @param company the company
 * @param idsByAddress their ids by their addresses
 */
record Audience(String company, Map<String, String> idsByAddress) {
    /** How many people are created at once. */
    private static final int CLIENTS = 12;

    /** So many people at ordinary addresses. */
    static Audience of(Api api, int count) {
        return of(api, count, _ -> unique("recipient") + "@example.com");
    }

    /** So many people at the addresses of these numbers. Returns when a search finds all of them. */
    static Audience of(Api api, int count, IntFunction<String> addresses) {
        String company = unique("Audience");
        Map<String, String> ids = new ConcurrentHashMap<>();
        List<Integer> numbers = IntStream.range(0, count).boxed().toList();
        Concurrently.forEach(numbers, CLIENTS, (_, number) -> {
            String address = addresses.apply(number);
            Answer created = api.created("/users", with(with(aUser(), "email", address), "company", company));
            ids.put(address, created.string("id"));
        });
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(api.found("/users" + Api.query("company", company, "limit", "1"))
                                .json()
                                .get("total")
                                .asInt())
                        .isEqualTo(count));
        return new Audience(company, Map.copyOf(ids));
    }

    Set<String> addresses() {
        return idsByAddress.keySet();
    }
}
