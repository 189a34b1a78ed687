package dev.eventcrm.indexer.projection;

import dev.eventcrm.schema.document.SearchDocument;
import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.SuppressionItem;
import dev.eventcrm.schema.item.UserItem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** From a change to a document, whatever kind of item it is about. */
public final class Projection {
    private final AddressHashes hashes;

    /**
     * A projection.
     *
     * @param hashes the hashes of addresses, by which documents of people are found
     */
    public Projection(AddressHashes hashes) {
        this.hashes = hashes;
    }

    /**
     * What that change means for the read model. An item that was removed, which only DynamoDB's time to live does, becomes
     * the tombstone that comes after its last state, so that no replay of an older record can bring it back.
     *
     * @param change the change
     */
    public Projected of(Change change) {
        try {
            return read(change);
        } catch (RuntimeException e) {
            // Projecting is pure: whatever fails here fails because of the record, and would fail again.
            return new Projected.Unreadable(change, reason(e));
        }
    }

    /**
     * The document of that item.
     *
     * @param item the item
     */
    public SearchDocument documentOf(ProjectedItem item) {
        return switch (item) {
            case UserItem user -> UserProjection.documentOf(user, hashes);
            case EventItem event -> EventProjection.documentOf(event);
            case RegistrationItem registration -> RegistrationProjection.documentOf(registration);
            case CampaignItem campaign -> CampaignProjection.documentOf(campaign);
            case EmailItem email -> EmailProjection.documentOf(email);
            case SuppressionItem entry -> SuppressionProjection.documentOf(entry);
        };
    }

    private Projected read(Change change) {
        Map<String, AttributeValue> after = change.newImage();
        if (after != null) {
            return document(change, ProjectedItem.read(after).orElse(null));
        }
        Map<String, AttributeValue> before = change.oldImage();
        if (before != null) {
            return document(
                    change,
                    ProjectedItem.read(before)
                            .map(item -> Tombstone.after(item, change.at()))
                            .orElse(null));
        }
        return new Projected.Unreadable(change, "it holds no image; the stream must be NEW_AND_OLD_IMAGES");
    }

    private Projected document(Change change, @Nullable ProjectedItem item) {
        return item == null ? new Projected.NotProjected(change) : new Projected.Document(documentOf(item), change);
    }

    private static String reason(RuntimeException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
