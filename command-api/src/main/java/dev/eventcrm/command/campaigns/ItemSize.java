package dev.eventcrm.command.campaigns;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How large an item is in the table, by the rules of DynamoDB ("DynamoDB item sizes and formats"), a little rounded up. */
final class ItemSize {
    /**
     * The most that a new campaign may take, in bytes. DynamoDB's limit is 400 KB; the rest is room for what its planning
     * adds.
     */
    static final int MOST = 390_000;

    private static final int OVERHEAD = 24;

    private ItemSize() {}

    /** The size of an item in bytes. */
    static int of(Map<String, AttributeValue> item) {
        int size = 0;
        for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
            size += bytes(attribute.getKey()) + of(attribute.getValue());
        }
        return size;
    }

    private static int of(AttributeValue value) {
        if (value.s() != null) {
            return bytes(value.s());
        }
        return value.hasM() ? OVERHEAD + of(value.m()) : OVERHEAD;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
