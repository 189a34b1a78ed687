package dev.eventcrm.sender.rate;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.sender.store.Table;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The table item that tells up to when all slots are reserved. Who reserves moves it on. */
@Component
class RateReservations {
    private static final String NEXT_FREE_AT = "nextFreeAt";

    private final Table table;

    RateReservations(Table table) {
        this.table = table;
    }

    /**
     * Reserves slots: from where the last reservation ends, or from now on if that is long ago.
     *
     * @param now the time in microseconds since the epoch
     * @param catchUp how far in the past the first slot may lie, in microseconds
     * @param count how many
     * @param perSecond how many there may be in a second
     * @throws InterruptedException when the program ends before the table answers
     */
    RateSlots reserve(long now, long catchUp, int count, double perSecond) throws InterruptedException {
        long length = RateSlots.lengthOf(count, perSecond);
        long end = table.call(client -> reserve(client, now, catchUp, length));
        return new RateSlots(end - length, count, perSecond);
    }

    /** While there is demand the first way succeeds, after a rest the second; both fail only when another comes between. */
    private static long reserve(DynamoDbClient client, long now, long catchUp, long length) {
        while (true) {
            try {
                return update(
                        client,
                        "SET #next = #next + :length",
                        "#next >= :earliest",
                        Map.of(":length", number(length), ":earliest", number(now - catchUp)));
            } catch (ConditionalCheckFailedException _) {
                // The last reservation has ended, or there has been none.
            }
            try {
                return update(
                        client,
                        "SET #next = :end",
                        "attribute_not_exists(#next) OR #next < :earliest",
                        Map.of(":end", number(now + length), ":earliest", number(now - catchUp)));
            } catch (ConditionalCheckFailedException _) {
                // Another process has just reserved.
            }
        }
    }

    private static long update(
            DynamoDbClient client, String update, String condition, Map<String, AttributeValue> values) {
        UpdateItemResponse answer = client.updateItem(request -> request.tableName(CrmTable.NAME)
                .key(ItemKey.sendRate().toAttributes())
                .updateExpression(update)
                .conditionExpression(condition)
                .expressionAttributeNames(Map.of("#next", NEXT_FREE_AT))
                .expressionAttributeValues(values)
                .returnValues(ReturnValue.UPDATED_NEW));
        return Long.parseLong(Objects.requireNonNull(
                Objects.requireNonNull(answer.attributes().get(NEXT_FREE_AT)).n()));
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
