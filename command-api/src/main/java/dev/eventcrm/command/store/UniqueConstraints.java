package dev.eventcrm.command.store;

import dev.eventcrm.schema.item.ItemKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A guard as an item: an item that exists so that no second one can, and names whom it belongs to. */
final class UniqueConstraints {
    static final String OWNER = "owner";

    private UniqueConstraints() {}

    static Map<String, AttributeValue> item(ItemKey key, String owner) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(key.toAttributes());
        item.put(OWNER, AttributeValue.fromS(owner));
        return item;
    }

    static String owner(Map<String, AttributeValue> item) {
        return Objects.requireNonNull(Objects.requireNonNull(item.get(OWNER)).s());
    }
}
