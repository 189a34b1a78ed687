package dev.eventcrm.schema.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A document of the read model: what one item looks like to those who search. */
public sealed interface SearchDocument
        permits UserDocument,
                EventDocument,
                RegistrationDocument,
                CampaignDocument,
                EmailDocument,
                SuppressionDocument {
    /** The document's id, which is the item's. */
    String id();

    /** The version of the item it was projected from; also the document's external version in the index. */
    long version();

    /** When the item was deleted; present on tombstones only. */
    @Nullable
    Instant deletedAt();

    /** The index it stands in. */
    SearchIndex index();
}
