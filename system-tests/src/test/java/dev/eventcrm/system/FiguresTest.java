package dev.eventcrm.system;

import static dev.eventcrm.system.Fixtures.aUser;
import static dev.eventcrm.system.Fixtures.unique;
import static dev.eventcrm.system.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.test.UserItemBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Measures, side by side with a baseline in the same run, and prints. Nothing here fails for being slow; run it alone:
 * {@code mvn verify -Pfigures -pl system-tests -am -Dcrm.people=200000}.
 */
@Tag("figures")
class FiguresTest {
    /** DynamoDB Local on disk takes about a hundred transactions a second. */
    private static final int WRITES_PER_SECOND = Integer.getInteger("crm.rate", 50);

    private static final int PEOPLE = Integer.getInteger("crm.people", 20_000);

    private static final RunningStack STACK = RunningStack.shared();
    private static final Api API = STACK.api();

    @Test
    void fromAcknowledgedToSearchable() {
        int seconds = 20;
        Latencies visible = new Latencies();
        Latencies acknowledged = new Latencies();
        long start = System.nanoTime();
        List<Integer> writes =
                IntStream.range(0, WRITES_PER_SECOND * seconds).boxed().toList();
        Concurrently.forEach(writes, writes.size(), (i, _) -> {
            LockSupport.parkNanos(start + i * (1_000_000_000L / WRITES_PER_SECOND) - System.nanoTime());
            String company = unique("Fresh");
            long begin = System.nanoTime();
            API.created("/users", with(aUser(), "company", company));
            long written = System.nanoTime();
            acknowledged.add(written - begin);
            // Asking for every one would measure the asking.
            if (i % 10 == 0) {
                Awaitility.await()
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(5))
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> total(API.found("/users" + Api.query("company", company))) == 1);
                visible.add(System.nanoTime() - written);
            }
        });
        print("POST /users at " + WRITES_PER_SECOND + "/s, answer", acknowledged);
        print("  acknowledged -> searchable", visible);
    }

    @Test
    void createThroughputBesideRawTransactions() {
        int count = 3000;
        double raw = perSecond(count, 32, i -> {
            UserItem user = UserItemBuilder.aUser().withId(unique("raw")).build();
            STACK.table()
                    .transactWriteItems(write -> write.transactItems(
                            put(user.toAttributes()),
                            put(ItemKey.addressGuard(user.id() + "@example.com").toAttributes())));
        });
        double created = perSecond(count, 32, i -> API.created("/users", aUser()));

        System.out.printf(
                "POST /users through the gateway: %.0f/s; the same two items by the raw SDK: %.0f/s; ratio %.2f%n",
                created, raw, created / raw);
    }

    @Test
    void aFilteredSortedSearchBesideOpenSearchItself() {
        List<String> companies =
                IntStream.range(0, 200).mapToObj(i -> "Company " + i).toList();
        List<String> cities = IntStream.range(0, 50).mapToObj(i -> "City " + i).toList();
        Concurrently.forEach(IntStream.range(0, (PEOPLE + 49) / 50).boxed().toList(), 8, (_, batch) -> {
            TransactWriteItem[] puts = IntStream.range(batch * 50, batch * 50 + 50)
                    .mapToObj(i -> put(UserItemBuilder.aUser()
                            .withId(unique("many"))
                            .named("First" + i % 977, "Last" + i % 4999)
                            .withCompany(companies.get(i * 7919 % companies.size()))
                            .withCity(cities.get(i * 31 % cities.size()))
                            .build()
                            .toAttributes()))
                    .toArray(TransactWriteItem[]::new);
            STACK.table().transactWriteItems(write -> write.transactItems(puts));
        });
        Api openSearch = Api.at(STACK.url("opensearch"));
        Awaitility.await()
                .atMost(Duration.ofMinutes(15))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> total(API.found("/users?limit=1")) >= PEOPLE);

        Latencies ours = new Latencies();
        Latencies direct = new Latencies();
        for (int i = 0; i < 1_200; i++) {
            String company = companies.get(i % companies.size());
            String city = cities.get(i % cities.size());
            long begin = System.nanoTime();
            API.found("/users/filter"
                    + Api.query("company", company, "city", city, "gender", "female", "sort_by", "-firstName"));
            long middle = System.nanoTime();
            Answer answer = openSearch.post("/" + SearchIndex.USERS.alias() + "/_search", search(company, city));
            long end = System.nanoTime();
            assertThat(answer.status()).isEqualTo(200);
            // The first fifth warms both up.
            if (i >= 200) {
                ours.add(middle - begin);
                direct.add(end - middle);
            }
        }
        System.out.printf("%,d people; three filters and a sort, one request at a time%n", PEOPLE);
        print("  GET /users/filter", ours);
        print("  the same search to OpenSearch", direct);
    }

    private static Map<String, Object> search(String company, String city) {
        return Map.of(
                "size",
                50,
                "track_total_hits",
                true,
                "query",
                Map.of(
                        "bool",
                        Map.of(
                                "filter",
                                List.of(
                                        Map.of("term", Map.of("company", company)),
                                        Map.of("term", Map.of("city", city)),
                                        Map.of("term", Map.of("gender", "female"))))),
                "sort",
                List.of(Map.of("firstName", "desc"), Map.of("id", "asc")));
    }

    private static int total(Answer answer) {
        return answer.json().get("total").asInt();
    }

    private static TransactWriteItem put(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(CrmTable.NAME)
                        .item(item)
                        .conditionExpression("attribute_not_exists(PK)")
                        .build())
                .build();
    }

    private static double perSecond(int count, int atOnce, IntConsumer work) {
        List<Integer> warmUp = IntStream.range(0, count / 3).boxed().toList();
        Concurrently.forEach(warmUp, atOnce, (i, _) -> work.accept(i));
        List<Integer> measured = IntStream.range(0, count).boxed().toList();
        long begin = System.nanoTime();
        Concurrently.forEach(measured, atOnce, (i, _) -> work.accept(i));
        return count / ((System.nanoTime() - begin) / 1e9);
    }

    private static void print(String name, Latencies latencies) {
        System.out.printf("%-34s %s%n", name, latencies);
    }
}
