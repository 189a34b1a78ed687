package dev.eventcrm.query;

import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.document.UserDocument;
import dev.eventcrm.test.OpenSearchNode;
import dev.eventcrm.test.TestAddresses;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures searches over many people beside the same searches sent straight to OpenSearch, turn by turn in one run.
 *
 * <p>Arguments: how many people (200,000), how many rounds (500), and optionally the address of a service that is running
 * already; otherwise one is started in this JVM, and an OpenSearch node for it.
 */
public final class SearchBenchmark {
    private static final int BATCH = 5_000;
    private static final String[] CITIES = {
        "New York", "Boston", "Chicago", "Zürich", "Berlin", "Madrid", "Lyon", "Oslo"
    };
    private static final String[] JOBS = {"Engineer", "Designer", "Sales", "Manager", "Analyst", "Director", "Student"};

    private static final String FILTERED =
            "/users/filter?company=Company%2042&city=New%20York&events_attended_min=1&sort_by=-firstName&limit=20";

    private static final String FILTERED_DIRECTLY = """
            {"size":21,"track_total_hits":true,
             "query":{"bool":{"filter":[{"term":{"company":"Company 42"}},{"term":{"city":"New York"}},
                                        {"range":{"attendedEventCount":{"gte":1}}}]}},
             "sort":[{"firstName":{"order":"desc","missing":"_last"}},{"id":{"order":"asc","missing":"_last"}}]}""";

    private static final String FACETED =
            "{\"filter\":{\"eq\":{\"field\":\"city\",\"value\":\"new york\"}},\"facets\":[\"company\",\"jobTitle\"],\"limit\":20}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI api;
    private final URI openSearch;

    private SearchBenchmark(URI api, URI openSearch) {
        this.api = api;
        this.openSearch = openSearch;
    }

    /** Runs it and prints the figures. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        URI openSearch = arguments.length > 3
                ? URI.create(arguments[3])
                : OpenSearchNode.shared().url();
        URI api = arguments.length > 2
                ? URI.create(arguments[2])
                : QueryApi.startOver(openSearch).url();
        fill(new ReadModel(openSearch), people);
        SearchBenchmark benchmark = new SearchBenchmark(api, openSearch);
        benchmark.filters(rounds);
        benchmark.facets(rounds);
        benchmark.exports();
        System.exit(0);
    }

    private static void fill(ReadModel readModel, int people) {
        Instant start = Instant.now();
        readModel.reset();
        Random random = new Random(1);
        for (int from = 0; from < people; from += BATCH) {
            List<UserDocument> batch = new ArrayList<>();
            for (int i = from; i < Math.min(people, from + BATCH); i++) {
                batch.add(person(random, i));
            }
            readModel.write(batch, false);
        }
        readModel.refresh(SearchIndex.USERS);
        print("indexed " + people + " people in "
                + Duration.between(start, Instant.now()).toSeconds() + " s");
    }

    private static UserDocument person(Random random, int i) {
        Instant created = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i);
        List<String> events = IntStream.range(0, random.nextInt(5))
                .mapToObj(_ -> "event-" + random.nextInt(2_000))
                .distinct()
                .sorted()
                .toList();
        return new UserDocument(
                String.format("user-%08d", i),
                1,
                created,
                created,
                null,
                "First" + random.nextInt(3_000),
                "Last" + random.nextInt(20_000),
                "mail" + i + "@example.com",
                "+1 555 " + i,
                "https://example.com/avatars/" + i + ".png",
                random.nextBoolean() ? "female" : "male",
                JOBS[random.nextInt(JOBS.length)],
                // A few large companies and many small ones.
                "Company " + (int) Math.abs(random.nextGaussian() * 100),
                CITIES[random.nextInt(CITIES.length)],
                "NY",
                0,
                events.size(),
                "subscribed",
                TestAddresses.HASHES.all("mail" + i + "@example.com"),
                List.of(),
                events,
                List.of(),
                List.of());
    }

    private void filters(int rounds) throws IOException, InterruptedException {
        HttpRequest ours = HttpRequest.newBuilder(api.resolve(FILTERED)).build();
        HttpRequest direct = HttpRequest.newBuilder(openSearch.resolve("/users/_search"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(FILTERED_DIRECTLY))
                .build();
        long total = read(ours).get("total").longValue();
        long totalDirectly = read(direct).get("hits").get("total").get("value").longValue();
        if (total != totalDirectly) {
            throw new IllegalStateException("not the same search: " + total + " and " + totalDirectly);
        }
        long[] oursTook = new long[rounds];
        long[] directTook = new long[rounds];
        warmUp(ours, direct);
        for (int i = 0; i < rounds; i++) {
            oursTook[i] = time(ours);
            directTook[i] = time(direct);
        }
        report("three filters and a sort, " + total + " found, GET /users/filter", oursTook);
        report("the same straight to OpenSearch", directTook);
    }

    private void facets(int rounds) throws IOException, InterruptedException {
        HttpRequest ours = HttpRequest.newBuilder(api.resolve("/users/search"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(FACETED))
                .build();
        long total = read(ours).get("total").longValue();
        warmUp(ours, ours);
        long[] took = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            took[i] = time(ours);
        }
        report("two facets over " + total + " found, POST /users/search", took);
    }

    private void exports() throws IOException, InterruptedException {
        for (String format : List.of("csv", "ndjson", "csv", "ndjson")) {
            Instant start = Instant.now();
            HttpRequest request = HttpRequest.newBuilder(api.resolve("/users/export?format=" + format))
                    .build();
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            long rows;
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                rows = lines.lines().count();
            }
            Duration took = Duration.between(start, Instant.now());
            print("export of " + rows + " lines of " + format + ": " + rows * 1_000 / took.toMillis() + " rows/s");
        }
    }

    private void warmUp(HttpRequest one, HttpRequest other) throws IOException, InterruptedException {
        for (int i = 0; i < 300; i++) {
            time(one);
            time(other);
        }
    }

    private JsonNode read(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.body());
        }
        return JsonMapper.shared().readTree(response.body());
    }

    private long time(HttpRequest request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        long took = System.nanoTime() - start;
        if (response.statusCode() != 200) {
            throw new IllegalStateException("status " + response.statusCode());
        }
        return took;
    }

    private static void report(String what, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        print(String.format("%s: p50 %.2f ms, p99 %.2f ms", what, at(sorted, 0.50), at(sorted, 0.99)));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))] / 1e6;
    }

    private static void print(String line) {
        System.out.println("BENCH " + line);
    }
}
