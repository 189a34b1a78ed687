package dev.eventcrm.query.consistency;

import dev.eventcrm.http.problem.UnavailableException;
import dev.eventcrm.query.search.SearchGateway;
import dev.eventcrm.query.search.ShardPreference;
import dev.eventcrm.schema.api.ConsistencyToken;
import dev.eventcrm.schema.api.ConsistencyToken.Expected;
import dev.eventcrm.schema.document.SearchIndex;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Holds a request until the read model shows what its token names. It asks as the request itself will: a search for what
 * searches see, a fetch by id for what is stored.
 */
@Component
final class ConsistencyGate {
    static final String WAIT_TIMER = "crm.query.consistency.wait";
    static final String TIMEOUT_COUNTER = "crm.query.consistency.timeouts";

    /** Searches get to see writes every 200 ms, so a tenth of that costs little and adds little. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private static final int MOST_NAMED = 5;

    /** Looks up the versions of documents of one index. */
    @FunctionalInterface
    private interface Look {
        Map<String, Long> versions(SearchIndex index, List<String> ids, ShardPreference point);
    }

    private record Missing(Expected document, long seen) {
        @Override
        public String toString() {
            return document + (seen == 0 ? " (not seen yet)" : " (seen at version " + seen + ")");
        }
    }

    private final SearchGateway gateway;
    private final Timer wait;
    private final Counter timeouts;

    ConsistencyGate(SearchGateway gateway, MeterRegistry meters) {
        this.gateway = gateway;
        this.wait = meters.timer(WAIT_TIMER);
        this.timeouts = meters.counter(TIMEOUT_COUNTER);
    }

    /** Waits until searches see the demanded documents. */
    ShardPreference awaitSearchable(ReadConsistency demand) {
        return await(demand, gateway::searchableVersions);
    }

    /** Waits until the demanded documents are stored. */
    ShardPreference awaitStored(ReadConsistency demand) {
        return await(demand, gateway::storedVersions);
    }

    private ShardPreference await(ReadConsistency demand, Look look) {
        if (demand.token().documents().isEmpty()) {
            return ShardPreference.ANY;
        }
        ShardPreference point = pointOf(demand.token());
        long start = System.nanoTime();
        List<Expected> expected = demand.token().documents();
        while (true) {
            List<Missing> missing = missing(expected, look, point);
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (missing.isEmpty()) {
                wait.record(waited);
                return point;
            }
            Duration left = demand.maxWait().minus(waited);
            if (!left.isPositive()) {
                wait.record(waited);
                timeouts.increment();
                throw timeout(missing, demand.maxWait());
            }
            sleep(left.compareTo(BETWEEN_LOOKS) < 0 ? left : BETWEEN_LOOKS);
            expected = missing.stream().map(Missing::document).toList();
        }
    }

    /** Every look, and the read after them, must go to one copy of the index: see {@link ShardPreference}. */
    private static ShardPreference pointOf(ConsistencyToken token) {
        return new ShardPreference("token-" + Integer.toHexString(token.hashCode()));
    }

    private static List<Missing> missing(List<Expected> expected, Look look, ShardPreference point) {
        Map<SearchIndex, List<Expected>> byIndex = expected.stream()
                .collect(Collectors.groupingBy(
                        Expected::index, () -> new EnumMap<>(SearchIndex.class), Collectors.toList()));
        List<Missing> missing = new ArrayList<>();
        byIndex.forEach((index, documents) -> {
            Map<String, Long> versions =
                    look.versions(index, documents.stream().map(Expected::id).toList(), point);
            for (Expected document : documents) {
                long seen = versions.getOrDefault(document.id(), 0L);
                if (seen < document.version()) {
                    missing.add(new Missing(document, seen));
                }
            }
        });
        return missing;
    }

    private static UnavailableException timeout(List<Missing> missing, Duration waited) {
        String names = missing.stream().limit(MOST_NAMED).map(Missing::toString).collect(Collectors.joining(", "));
        String more = missing.size() > MOST_NAMED ? " and " + (missing.size() - MOST_NAMED) + " more" : "";
        return UnavailableException.notYetVisible(
                "After " + waited.toSeconds() + " s the read model does not show " + names + more + ".");
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The service is shutting down.", e);
        }
    }
}
