package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.aPerson;
import static dev.eventcrm.command.Scene.json;
import static dev.eventcrm.command.Scene.unique;
import static dev.eventcrm.test.UserItemBuilder.aUser;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.test.DynamoDbLocal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Measures {@code POST /users} over HTTP beside the same two writes sent straight to DynamoDB Local by the SDK, in turns in
 * one run. A program, not a test: {@code mvn -pl command-api -am test -Dtest=Throughput
 * -Dsurefire.failIfNoSpecifiedTests=false} runs it too.
 */
class Throughput {
    private static final int WORKERS = 16;
    private static final Duration TURN = Duration.ofMillis(1500);

    private record Figures(long perSecond, double p50, double p99) {
        static Figures of(long[] nanos, Duration duration) {
            Arrays.sort(nanos);
            return new Figures(
                    nanos.length * 1_000_000_000L / duration.toNanos(),
                    nanos[nanos.length / 2] / 1e6,
                    nanos[nanos.length * 99 / 100] / 1e6);
        }
    }

    /** Prints the figures of three turns each; the first are the warm-up. */
    public static void main(String[] arguments) {
        CommandApi api = CommandApi.shared();
        List<HttpClient> clients =
                Stream.generate(CommandApi::newClient).limit(WORKERS).toList();
        for (int turn = 1; turn <= 3; turn++) {
            report("raw SDK transactions", measure(_ -> raw()));
            report("POST /users", measure(worker -> post(api, clients.get(worker))));
        }
    }

    private static void report(String name, Figures figures) {
        System.out.printf(
                "%-22s %6d/s   p50 %6.1f ms   p99 %6.1f ms%n", name, figures.perSecond(), figures.p50(), figures.p99());
    }

    private static Figures measure(IntConsumer work) {
        long start = System.nanoTime();
        List<long[]> perWorker = Concurrently.each(WORKERS, worker -> {
            List<Long> nanos = new ArrayList<>();
            while (System.nanoTime() - start < TURN.toNanos()) {
                long before = System.nanoTime();
                work.accept(worker);
                nanos.add(System.nanoTime() - before);
            }
            return nanos.stream().mapToLong(Long::longValue).toArray();
        });
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        return Figures.of(perWorker.stream().flatMapToLong(LongStream::of).toArray(), duration);
    }

    private static void raw() {
        UserItem user = aUser().withId(unique("raw")).build();
        DynamoDbLocal.shared()
                .client()
                .transactWriteItems(request -> request.transactItems(
                        put(Put.builder().item(user.toAttributes())),
                        put(Put.builder().item(ItemKey.addressGuard(user.id()).toAttributes()))));
    }

    private static TransactWriteItem put(Put.Builder put) {
        return TransactWriteItem.builder()
                .put(put.tableName(CrmTable.NAME)
                        .conditionExpression("attribute_not_exists(PK)")
                        .build())
                .build();
    }

    private static void post(CommandApi api, HttpClient client) {
        var request = api.request("POST", "/users", "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json(aPerson())))
                .build();
        CommandApi.exchange(client, request).expect(201);
    }

    @Test
    void run() {
        main(new String[0]);
    }
}
