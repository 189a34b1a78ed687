package dev.eventcrm.indexer.pipeline;

import dev.eventcrm.indexer.projection.Change;
import dev.eventcrm.indexer.projection.DocumentRef;
import dev.eventcrm.indexer.projection.Projected.Document;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds writers that forgot to count the version up by one. Their changes would be taken for ones already there, so somebody
 * has to hear of it.
 */
@Component
final class VersionGapDetector {
    private static final Logger LOG = LoggerFactory.getLogger(VersionGapDetector.class);

    private final Counter counter;

    VersionGapDetector(MeterRegistry registry) {
        counter = Counter.builder("crm.indexer.skipped.versions")
                .description("Changes whose version is not the one after the last: a writer that forgot")
                .register(registry);
    }

    void lookFor(List<Document> documents) {
        List<Document> wrong = documents.stream()
                .filter(document -> !isStepOfOne(document.source()))
                .toList();
        if (!wrong.isEmpty()) {
            counter.increment(wrong.size());
            // One line for a batch: a writer that forgets does so every time.
            LOG.warn(
                    "{} changes do not count the version up by one, the first is of {}",
                    wrong.size(),
                    key(wrong.getFirst()));
        }
    }

    /** The key only: a document holds what does not belong in a log. */
    private static Object key(Document document) {
        return document.source().key();
    }

    private static boolean isStepOfOne(Change change) {
        if (change.oldImage() == null || change.newImage() == null) {
            return true;
        }
        Long before = DocumentRef.guess(change.oldImage()).version();
        Long after = DocumentRef.guess(change.newImage()).version();
        return before == null || Objects.equals(after, before + 1);
    }
}
