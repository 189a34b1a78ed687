package dev.eventcrm.schema.item;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item that the read model shows. Each is projected to exactly one document, and all facts of that document stand on
 * the item itself.
 */
public sealed interface ProjectedItem
        permits UserItem, EventItem, RegistrationItem, CampaignItem, EmailItem, SuppressionItem {
    /** The id of the item and of its document, unique within its kind. */
    String id();

    /** Which state of the item this is. */
    ItemVersion itemVersion();

    /** The key the item stands under. */
    ItemKey key();

    /** The whole item as the table holds it. */
    Map<String, AttributeValue> toAttributes();

    /**
     * Reads an item of any projected kind.
     *
     * @param attributes the item as the table or its stream gives it
     * @return the item; empty for items that are not projected, such as guards
     * @throws CorruptItemException when the item names a kind and does not hold what it should
     */
    static Optional<ProjectedItem> read(Map<String, AttributeValue> attributes) {
        Attributes values = Attributes.of(attributes);
        String kind = values.optionalText(KIND);
        if (kind == null) {
            // Earlier versions kept entries of the suppression list without a kind.
            return ItemKey.isSuppression(attributes) ? Optional.of(SuppressionItem.read(values)) : Optional.empty();
        }
        return Optional.of(
                switch (kind) {
                    case UserItem.KIND_NAME -> UserItem.read(values);
                    case EventItem.KIND_NAME -> EventItem.read(values);
                    case RegistrationItem.KIND_NAME -> RegistrationItem.read(values);
                    case CampaignItem.KIND_NAME -> CampaignItem.read(values);
                    case EmailItem.KIND_NAME -> EmailItem.read(values);
                    case SuppressionItem.KIND_NAME -> SuppressionItem.read(values);
                    default -> throw new CorruptItemException(KIND, "a known kind: " + kind);
                });
    }

    /** The attribute that tells what an item is. Items without it are not projected. */
    String KIND = "kind";
}
