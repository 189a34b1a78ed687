package dev.eventcrm.command;

import dev.eventcrm.mail.TrackingToken;
import dev.eventcrm.schema.item.EmailItem;
import java.net.http.HttpClient;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Measures what writing a click down adds to its redirect: links of mails that are in the table, beside links of test mails,
 * for which nothing is written. A program, not a test: {@code mvn -pl command-api -am test -Dtest=RedirectCost
 * -Dsurefire.failIfNoSpecifiedTests=false} runs it too.
 */
class RedirectCost {
    private static final int WORKERS = 4;
    private static final int EACH = 250;

    /** Prints the figures of three turns each; the first are the warm-up. */
    public static void main(String[] arguments) {
        CommandApi api = CommandApi.shared();
        List<HttpClient> clients =
                Stream.generate(CommandApi::newClient).limit(WORKERS).toList();
        List<EmailItem> emails =
                Stream.generate(Mails::sent).limit(WORKERS * EACH).toList();
        for (int turn = 1; turn <= 3; turn++) {
            measure("nothing to write", api, clients, _ -> "a test mail");
            measure("a click each", api, clients, number -> emails.get(number).id());
        }
    }

    private static void measure(String name, CommandApi api, List<HttpClient> clients, IntFunction<String> emailIds) {
        long start = System.nanoTime();
        List<long[]> perWorker = Concurrently.each(WORKERS, worker -> {
            long[] nanos = new long[EACH];
            for (int i = 0; i < EACH; i++) {
                var token = new TrackingToken.Click(emailIds.apply(worker * EACH + i), "https://example.com");
                var request = api.request("GET", "/t/c/" + Mails.signed(token), "User-Agent", SesRecords.BROWSER)
                        .build();
                long before = System.nanoTime();
                CommandApi.exchange(clients.get(worker), request).expect(302);
                nanos[i] = System.nanoTime() - before;
            }
            return nanos;
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] all = perWorker.stream().flatMapToLong(LongStream::of).sorted().toArray();
        System.out.printf(
                "%-18s %6.0f/s   p50 %6.1f ms   p99 %6.1f ms%n",
                name, all.length / seconds, all[all.length / 2] / 1e6, all[all.length * 99 / 100] / 1e6);
    }

    @Test
    void run() {
        main(new String[0]);
    }
}
