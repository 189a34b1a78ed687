package dev.eventcrm.query;

import dev.eventcrm.schema.document.EmailDocument;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.test.OpenSearchNode;
import dev.eventcrm.test.TestAddresses;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures {@code GET /analytics} over a large ledger beside bare searches sent straight to OpenSearch, turn by turn in one
 * run. Every round asks for another range of time, as OpenSearch keeps the answer to a question that it was asked before.
 *
 * <p>Arguments: how many rows (500,000) and how many rounds (100).
 */
public final class LedgerBenchmark {
    private static final int BATCH = 5_000;
    private static final int CAMPAIGNS = 50;
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    /** What a count of all rows by status costs at least: no groups, and nothing else counted. */
    private static final String BARE = """
            {"size":0,"track_total_hits":false,
             "query":{"bool":{"filter":[{"range":{"at":{"lte":"END"}}}]}},
             "aggs":{"statuses":{"terms":{"field":"status"}}}}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI api;
    private final URI openSearch;
    private final int rounds;

    private LedgerBenchmark(URI api, URI openSearch, int rounds) {
        this.api = api;
        this.openSearch = openSearch;
        this.rounds = rounds;
    }

    /** Runs it and prints the figures. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        URI openSearch = OpenSearchNode.shared().url();
        fill(new ReadModel(openSearch), rows);
        URI api = QueryApi.startWith(openSearch, "--crm.grouped-counts.page-size=4000")
                .url();
        LedgerBenchmark benchmark = new LedgerBenchmark(api, openSearch, rounds);
        benchmark.compare("bare count by status", i -> benchmark.bare(end(i)));
        benchmark.compare("GET /analytics, everything", i -> benchmark.ours("", i));
        benchmark.compare("GET /analytics, one campaign", i -> benchmark.ours("&utmCampaign=campaign-7", i));
        benchmark.compare(
                "GET /analytics, everything by day", i -> benchmark.ours("&interval=day&timeZone=Europe/Berlin", i));
        benchmark.compare("GET /analytics, the same question again", _ -> benchmark.ours("", 0));
        benchmark.compare(
                "GET /emails/analytics, 50 opened mails",
                i -> benchmark.get("/emails/analytics?status=opened&endDate=" + end(i)));
        System.exit(0);
    }

    /** Within the last campaign: a range that holds all rows would be no condition at all, and its answer be kept. */
    private static Instant end(int round) {
        return BEGIN.plus(Duration.ofDays(2L * (CAMPAIGNS - 1)))
                .plusSeconds(10_000)
                .plusMillis(round);
    }

    private static void fill(ReadModel readModel, int rows) {
        Instant start = Instant.now();
        readModel.reset();
        Random random = new Random(1);
        for (int from = 0; from < rows; from += BATCH) {
            List<EmailDocument> batch = new ArrayList<>();
            for (int i = from; i < Math.min(rows, from + BATCH); i++) {
                batch.add(row(random, i));
            }
            readModel.write(batch, false);
        }
        readModel.refresh(SearchIndex.EMAILS);
        print("indexed " + rows + " rows in "
                + Duration.between(start, Instant.now()).toSeconds() + " s");
    }

    /** Fifty campaigns, one after the other over a hundred days: 2 % fail, 2 % bounce, 40 % are opened and 8 % clicked. */
    private static EmailDocument row(Random random, int i) {
        int campaign = i % CAMPAIGNS;
        Instant sent = BEGIN.plus(Duration.ofDays(2L * campaign)).plusMillis(i * 40L);
        String hash = TestAddresses.hash("mail" + i + "@example.com");
        List<Object> fields = new ArrayList<>(List.of(
                "campaignId",
                "c" + campaign,
                "userId",
                "user-" + i,
                "addressHash",
                hash,
                "utmSource",
                campaign % 3 == 0 ? "partner" : "newsletter",
                "utmMedium",
                "email",
                "utmCampaign",
                "campaign-" + campaign,
                "createdAt",
                sent.minusSeconds(60).toString(),
                "at",
                sent.toString()));
        int fate = random.nextInt(100);
        if (fate < 2) {
            fields.addAll(List.of("status", "failed", "endedAt", sent.toString()));
        } else {
            fields.addAll(List.of("status", "sent", "sentAt", sent.toString()));
            String later = sent.plusSeconds(2 + random.nextInt(200_000)).toString();
            if (fate < 4) {
                fields.addAll(List.of("bouncedAt", sent.plusSeconds(1).toString()));
            } else {
                fields.addAll(List.of("deliveredAt", sent.plusSeconds(1).toString()));
            }
            if (fate >= 60) {
                fields.addAll(List.of("openedAt", later, "opens", 2, "rawOpenedAt", later, "rawOpens", 3));
            }
            if (fate >= 92) {
                fields.addAll(List.of("clickedAt", later, "clicks", 1, "rawClickedAt", later, "rawClicks", 1));
            }
        }
        return LedgerRows.row("c" + campaign + "_" + hash, fields.toArray());
    }

    private HttpRequest bare(Instant end) {
        return HttpRequest.newBuilder(openSearch.resolve("/emails/_search"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(BARE.replace("END", end.toString())))
                .build();
    }

    private HttpRequest ours(String more, int round) {
        return get("/analytics?endDate=" + end(round) + more);
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(api.resolve(path)).build();
    }

    private void compare(String what, IntFunction<HttpRequest> request) throws IOException, InterruptedException {
        for (int i = 1; i <= 20; i++) {
            time(request.apply(-i));
        }
        long[] took = new long[rounds];
        long[] bareTook = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            took[i] = time(request.apply(i));
            bareTook[i] = time(bare(end(100_000 + what.hashCode() % 1_000 + i)));
        }
        Arrays.sort(took);
        Arrays.sort(bareTook);
        print(String.format(
                "%s: p50 %.1f ms, p99 %.1f ms (%.1f times a bare count, p50 %.1f ms)",
                what, at(took, 0.50), at(took, 0.99), at(took, 0.50) / at(bareTook, 0.50), at(bareTook, 0.50)));
        JsonNode answer = JsonMapper.shared()
                .readTree(http.send(request.apply(0), BodyHandlers.ofString()).body());
        print("  " + answer.path("totals").path("figures"));
    }

    private long time(HttpRequest request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        long took = System.nanoTime() - start;
        if (response.statusCode() != 200) {
            throw new IllegalStateException("status " + response.statusCode() + " of " + request.uri());
        }
        return took;
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))] / 1e6;
    }

    private static void print(String line) {
        System.out.println("BENCH " + line);
    }
}
