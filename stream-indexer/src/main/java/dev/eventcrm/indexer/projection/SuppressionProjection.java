package dev.eventcrm.indexer.projection;

import dev.eventcrm.schema.document.SuppressionDocument;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.Suppression;
import dev.eventcrm.schema.item.SuppressionItem;

/** The suppression list into the index {@code suppressions}. */
final class SuppressionProjection {
    private SuppressionProjection() {}

    static SuppressionDocument documentOf(SuppressionItem entry) {
        ItemVersion itemVersion = entry.itemVersion();
        Suppression suppression = entry.suppression();
        return new SuppressionDocument(
                entry.id(),
                itemVersion.version(),
                itemVersion.createdAt(),
                itemVersion.updatedAt(),
                itemVersion.deletedAt(),
                suppression == null ? null : suppression.cause().apiName(),
                suppression == null ? null : suppression.at(),
                suppression == null ? null : suppression.emailId());
    }
}
