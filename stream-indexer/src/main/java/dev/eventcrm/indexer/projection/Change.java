package dev.eventcrm.indexer.projection;

import dev.eventcrm.schema.item.CrmTable;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What happened to one item of the table, as its stream tells it, or as a scan finds it.
 *
 * @param key the item's primary key
 * @param oldImage the item before; absent when it is new, and in a scan
 * @param newImage the item after; absent when it was removed
 * @param at about when: the stream's clock has seconds, DynamoDB Local's has minutes
 */
public record Change(
        Map<String, AttributeValue> key,
        @Nullable Map<String, AttributeValue> oldImage,
        @Nullable Map<String, AttributeValue> newImage,
        Instant at) {

    /**
     * That an item stands in the table.
     *
     * @param item all its attributes
     * @param at when it was seen
     */
    public static Change ofItem(Map<String, AttributeValue> item, Instant at) {
        return new Change(keyOf(item), null, item, at);
    }

    /** The latest image there is: the new one, or what stood there before a removal; empty when there is neither. */
    public Map<String, AttributeValue> latestImage() {
        Map<String, AttributeValue> image = newImage == null ? oldImage : newImage;
        return image == null ? Map.of() : image;
    }

    private static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        return Map.of(
                CrmTable.PARTITION_KEY, Objects.requireNonNull(item.get(CrmTable.PARTITION_KEY)),
                CrmTable.SORT_KEY, Objects.requireNonNull(item.get(CrmTable.SORT_KEY)));
    }
}
