package dev.eventcrm.sender;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CorruptItemException;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.test.DynamoDbLocal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The table as tests read and write it, past the sender. */
public final class Ledger {
    private Ledger() {}

    /** All rows of a campaign. */
    public static List<EmailItem> of(String campaignId) {
        return items(campaignId).map(EmailItem::read).toList();
    }

    /** Those rows of a campaign that are not damaged. */
    public static List<EmailItem> readable(String campaignId) {
        return items(campaignId)
                .flatMap(item -> {
                    try {
                        return Stream.of(EmailItem.read(item));
                    } catch (CorruptItemException _) {
                        return Stream.empty();
                    }
                })
                .toList();
    }

    private static Stream<Map<String, AttributeValue>> items(String campaignId) {
        return DynamoDbLocal.shared()
                .client()
                .scanPaginator(scan -> scan.tableName(CrmTable.NAME)
                        .consistentRead(true)
                        .filterExpression("begins_with(PK, :prefix)")
                        .expressionAttributeValues(
                                Map.of(":prefix", AttributeValue.fromS("EMAIL#" + campaignId + "#"))))
                .items()
                .stream();
    }

    /** How many rows of a campaign have each status. */
    public static Map<EmailStatus, Long> statuses(String campaignId) {
        return of(campaignId).stream()
                .collect(Collectors.groupingBy(row -> row.sending().status(), Collectors.counting()));
    }

    /** A campaign as it stands. */
    public static CampaignItem campaign(String campaignId) {
        return CampaignItem.read(item(ItemKey.campaign(campaignId)));
    }

    /** A row as it stands. */
    public static EmailItem row(EmailItem row) {
        return EmailItem.read(item(row.key()));
    }

    /** An item as it stands. */
    public static Map<String, AttributeValue> item(ItemKey key) {
        return DynamoDbLocal.shared()
                .client()
                .getItem(get ->
                        get.tableName(CrmTable.NAME).key(key.toAttributes()).consistentRead(true))
                .item();
    }

    /** Writes an item as it stands. */
    public static void put(ProjectedItem item) {
        put(item.toAttributes());
    }

    /** Writes attributes as they stand. */
    public static void put(Map<String, AttributeValue> item) {
        DynamoDbLocal.shared()
                .client()
                .putItem(put -> put.tableName(CrmTable.NAME).item(item));
    }

    /** Writes an item's next state, if nobody else has; answers whether it did. */
    public static boolean replace(ProjectedItem item) {
        try {
            DynamoDbLocal.shared()
                    .client()
                    .putItem(put -> put.tableName(CrmTable.NAME)
                            .item(item.toAttributes())
                            .conditionExpression("version = :replaced")
                            .expressionAttributeValues(Map.of(
                                    ":replaced",
                                    AttributeValue.fromN(
                                            Long.toString(item.itemVersion().version() - 1)))));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    /** Writes people. */
    public static void putPeople(List<UserItem> people) {
        people.parallelStream().forEach(Ledger::put);
    }
}
