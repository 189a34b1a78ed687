package dev.eventcrm.query.search;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says once that OpenSearch is waited for, and once that it is back, however many requests notice. */
@Component
final class Availability {
    private static final Logger LOG = LoggerFactory.getLogger(Availability.class);

    private final OpenSearchSettings settings;
    private final AtomicBoolean waiting = new AtomicBoolean();

    Availability(OpenSearchSettings settings) {
        this.settings = settings;
    }

    void missing(String what) {
        if (!waiting.getAndSet(true)) {
            LOG.warn("Waiting for OpenSearch at {}: {}", settings.url(), what);
        }
    }

    void present() {
        if (waiting.get() && waiting.getAndSet(false)) {
            LOG.info("OpenSearch at {} answers again", settings.url());
        }
    }
}
