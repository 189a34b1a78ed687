package dev.eventcrm.indexer.projection;

import dev.eventcrm.schema.document.SearchDocument;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which document something is about, as far as that can be told.
 *
 * @param index the index; absent when the item does not tell its kind
 * @param documentId the document's id; absent when the item does not tell
 * @param version the document's version; absent when the item does not tell
 */
public record DocumentRef(
        @Nullable SearchIndex index,
        @Nullable String documentId,
        @Nullable Long version) {

    /**
     * What that document is.
     *
     * @param document a document
     */
    public static DocumentRef of(SearchDocument document) {
        return new DocumentRef(document.index(), document.id(), document.version());
    }

    /**
     * What an item that cannot be read still tells.
     *
     * @param image the item's attributes
     */
    public static DocumentRef guess(Map<String, AttributeValue> image) {
        SearchIndex index = text(image, ProjectedItem.KIND)
                .flatMap(SearchIndex::ofDocumentName)
                .orElse(null);
        Optional<String> id = text(image, "id").or(() -> otherId(index, image));
        return new DocumentRef(index, id.orElse(null), version(image));
    }

    /** The id of an item that does not hold it as such. */
    private static Optional<String> otherId(@Nullable SearchIndex index, Map<String, AttributeValue> image) {
        if (index == SearchIndex.SUPPRESSIONS) {
            return text(image, "addressHash");
        }
        return index == SearchIndex.EMAILS ? email(image) : registration(image);
    }

    private static Optional<String> email(Map<String, AttributeValue> image) {
        return text(image, "campaignId")
                .flatMap(campaign -> text(image, "addressHash").map(hash -> new EmailId(campaign, hash).toString()));
    }

    private static Optional<String> registration(Map<String, AttributeValue> image) {
        return text(image, "eventId")
                .flatMap(event -> text(image, "userId").map(user -> RegistrationItem.idOf(event, user)));
    }

    private static Optional<String> text(Map<String, AttributeValue> image, String name) {
        return Optional.ofNullable(image.get(name)).map(AttributeValue::s);
    }

    private static @Nullable Long version(Map<String, AttributeValue> image) {
        AttributeValue value = image.get(ItemVersion.versionAttribute());
        try {
            return value == null || value.n() == null ? null : Long.valueOf(value.n());
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
