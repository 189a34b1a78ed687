package dev.eventcrm.indexer.pipeline;

import dev.eventcrm.indexer.bulk.BulkItemResult;
import dev.eventcrm.indexer.bulk.BulkWriter;
import dev.eventcrm.indexer.bulk.LatestVersions;
import dev.eventcrm.indexer.projection.Change;
import dev.eventcrm.indexer.projection.DocumentRef;
import dev.eventcrm.indexer.projection.Projected.Document;
import dev.eventcrm.indexer.projection.Projected.NotProjected;
import dev.eventcrm.indexer.projection.Projected.Unreadable;
import dev.eventcrm.indexer.projection.Projection;
import dev.eventcrm.schema.item.AddressHashes;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Brings batches of changes into the read model. Batches may repeat, overlap and come in any order. */
@Component
public final class Pipeline {
    private final Projection projection;
    private final BulkWriter writer;
    private final DeadLetterSink rejections;
    private final VersionGapDetector skippedVersions;

    Pipeline(AddressHashes hashes, BulkWriter writer, DeadLetterSink rejections, VersionGapDetector skippedVersions) {
        this.projection = new Projection(hashes);
        this.writer = writer;
        this.rejections = rejections;
        this.skippedVersions = skippedVersions;
    }

    /**
     * Settles every change of a batch: when this returns, each one's document, or a later version of it, stands in its index,
     * or the change is set aside. Waits for OpenSearch and DynamoDB as long as it takes.
     *
     * @param batch changes
     * @throws InterruptedException when the program ends first; the batch has to come again
     */
    public void settle(List<Change> batch) throws InterruptedException {
        List<Document> documents = new ArrayList<>(batch.size());
        for (Change change : batch) {
            switch (projection.of(change)) {
                case Document document -> documents.add(document);
                case NotProjected _ -> {}
                case Unreadable unreadable -> rejections.keep(rejection(unreadable));
            }
        }
        skippedVersions.lookFor(documents);
        write(LatestVersions.toLastVersions(documents, Document::document));
    }

    /**
     * Tries to settle one change, once, and sets nothing aside.
     *
     * @param change the change
     * @return how that went
     */
    public ReplayResult tryOnce(Change change) throws InterruptedException {
        return switch (projection.of(change)) {
            case Document projected -> ReplayResult.of(writer.tryOnce(projected.document()));
            case NotProjected _ -> new ReplayResult.Settled();
            case Unreadable unreadable -> new ReplayResult.Rejected(unreadable.reason());
        };
    }

    private void write(List<Document> documents) throws InterruptedException {
        List<BulkItemResult> settlements =
                writer.write(documents.stream().map(Document::document).toList());
        for (int i = 0; i < documents.size(); i++) {
            if (settlements.get(i) instanceof BulkItemResult.Refused(String reason)) {
                Document refused = documents.get(i);
                rejections.keep(new Rejection(refused.source(), DocumentRef.of(refused.document()), reason));
            }
        }
    }

    private static Rejection rejection(Unreadable unreadable) {
        Change change = unreadable.source();
        return new Rejection(change, DocumentRef.guess(change.latestImage()), unreadable.reason());
    }
}
