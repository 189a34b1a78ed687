package dev.eventcrm.indexer.projection;

import dev.eventcrm.schema.document.SuppressionDocument;
import dev.eventcrm.schema.item.Revision;
import dev.eventcrm.schema.item.Suppression;
import dev.eventcrm.schema.item.SuppressionItem;

/** The suppression list into the index {@code suppressions}. */
final class SuppressionProjection {
    private SuppressionProjection() {}

    static SuppressionDocument documentOf(SuppressionItem entry) {
        Revision revision = entry.revision();
        Suppression suppression = entry.suppression();
        return new SuppressionDocument(
                entry.id(),
                revision.version(),
                revision.createdAt(),
                revision.updatedAt(),
                revision.deletedAt(),
                suppression == null ? null : suppression.cause().wireName(),
                suppression == null ? null : suppression.at(),
                suppression == null ? null : suppression.emailId());
    }
}
