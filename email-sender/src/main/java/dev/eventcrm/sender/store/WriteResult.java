package dev.eventcrm.sender.store;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What became of a write that depends on the version that the item had when it was read. */
public sealed interface WriteResult {
    /** It stands as it was given. */
    record Written() implements WriteResult {}

    /**
     * Nothing is written, because somebody else has changed the item.
     *
     * @param current the item as it stands; empty when there is none
     */
    record VersionConflict(Map<String, AttributeValue> current) implements WriteResult {
        /** Copies the attributes. */
        public VersionConflict {
            current = Map.copyOf(current);
        }
    }
}
