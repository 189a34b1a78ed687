package dev.eventcrm.command.store;

import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.ProjectedItem;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One conditional write of a transaction. */
public sealed interface Write {
    /** The key of the item that is written. */
    ItemKey key();

    /**
     * Writes a whole item, if the table holds the version right before it: none for version 1.
     *
     * @param item the item in its new state
     */
    record Save(ProjectedItem item) implements Write {
        @Override
        public ItemKey key() {
            return item.key();
        }
    }

    /**
     * Takes a guard, if nobody holds it.
     *
     * @param key the guard's key
     * @param owner id of the item that holds it from then on
     */
    record Claim(ItemKey key, String owner) implements Write {}

    /**
     * Frees a guard, if that owner holds it or nobody does.
     *
     * @param key the guard's key
     * @param owner id of the item that held it
     */
    record Release(ItemKey key, String owner) implements Write {}

    /**
     * Writes an item that has no version, if nothing stands under its key.
     *
     * @param key its key
     * @param attributes the whole item
     */
    record Insert(ItemKey key, Map<String, AttributeValue> attributes) implements Write {
        /** Copies the attributes. */
        public Insert {
            attributes = Map.copyOf(attributes);
        }
    }

    /**
     * Writes nothing, and makes the transaction depend on the version of an item.
     *
     * @param key the item's key
     * @param version the version that it must have; 0 for none
     */
    record Expect(ItemKey key, long version) implements Write {}

    /**
     * Keeps attributes under a key until they expire, if nothing unexpired stands there. Time to live purges late, hence
     * the comparison with the time.
     *
     * @param key the key
     * @param attributes the attributes beside the key; with {@code expiresAt}
     * @param now the time of the write
     */
    record Keep(ItemKey key, Map<String, AttributeValue> attributes, Instant now) implements Write {
        /** Copies the attributes. */
        public Keep {
            attributes = Map.copyOf(attributes);
        }
    }
}
