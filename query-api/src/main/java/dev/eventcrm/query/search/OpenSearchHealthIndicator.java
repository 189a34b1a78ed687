package dev.eventcrm.query.search;

import dev.eventcrm.schema.document.SearchIndex;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Part of readiness: OpenSearch answers, and the stream indexer has made the aliases that we read. */
@Component("openSearch")
final class OpenSearchHealthIndicator implements HealthIndicator {
    private static final List<String> ALIASES = Arrays.stream(SearchIndex.values())
            .flatMap(index -> Stream.of(index.alias(), index.unfilteredAlias()))
            .toList();

    private final OpenSearchClient client;
    private final Availability availability;

    OpenSearchHealthIndicator(OpenSearchClient client, Availability availability) {
        this.client = client;
        this.availability = availability;
    }

    @Override
    public Health health() {
        try {
            if (client.indices().existsAlias(request -> request.name(ALIASES)).value()) {
                availability.present();
                return Health.up().build();
            }
            return down("the stream indexer has not made all of the aliases " + String.join(", ", ALIASES) + " yet");
        } catch (IOException | OpenSearchException e) {
            return down(SearchGateway.describe(e));
        }
    }

    private Health down(String why) {
        availability.missing(why);
        return Health.down().withDetail("missing", why).build();
    }

    /** The log says from the first second what is waited for, whether or not anybody asks for our health. */
    @EventListener(ApplicationReadyEvent.class)
    void lookOnce() {
        health();
    }
}
