package dev.eventcrm.engine.dynamodb;

import static dev.eventcrm.engine.dynamodb.Things.INDEX;
import static dev.eventcrm.engine.dynamodb.Things.TABLE;
import static dev.eventcrm.engine.dynamodb.Things.id;
import static dev.eventcrm.engine.dynamodb.Things.thing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;

/** What is answered in another way than DynamoDB Local does is the same answer. */
class DatabaseTest {
    private static final int PARTITIONS = 60;
    private static final int ITEMS_OF_EACH = 5;
    private static final long ITEMS = 300;

    private final LocalDBClient database = Database.inMemory().client();
    private final DynamoDbClient client = database.dynamoDbClient();

    @BeforeEach
    void write() {
        client.createTable(Things.table());
        for (int partition = 0; partition < PARTITIONS; partition++) {
            for (int i = 0; i < ITEMS_OF_EACH; i++) {
                Map<String, AttributeValue> item = thing("partition-" + partition, "item-" + i);
                client.putItem(put -> put.tableName(TABLE).item(item));
            }
        }
    }

    @AfterEach
    void shutDown() {
        database.shutdown();
    }

    private static String[] all() {
        return IntStream.range(0, PARTITIONS)
                .boxed()
                .flatMap(partition ->
                        IntStream.range(0, ITEMS_OF_EACH).mapToObj(i -> "partition-%d/item-%d".formatted(partition, i)))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 1000})
    void aScanInPagesFindsEveryItemOnce(int page) {
        assertThat(client.scanPaginator(scan -> scan.tableName(TABLE).limit(page)).items().stream()
                        .map(Things::id))
                .containsExactlyInAnyOrder(all());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void aScanInSegmentsFindsEveryItemOnce(int segments) {
        List<String> found = new ArrayList<>();
        for (int number = 0; number < segments; number++) {
            int segment = number;
            client.scanPaginator(scan ->
                            scan.tableName(TABLE).limit(4).segment(segment).totalSegments(segments))
                    .items()
                    .forEach(item -> found.add(id(item)));
        }
        assertThat(found).containsExactlyInAnyOrder(all());
    }

    private TableDescription description() {
        return client.describeTable(describe -> describe.tableName(TABLE)).table();
    }

    @Test
    void aTableIsDescribedWithTheNumberOfItsItems() {
        assertThat(description().itemCount()).isEqualTo(ITEMS);
    }

    @Test
    void aTableIsDescribedWithTheSizeOfItsItems() {
        long mean = "PKpartition-10SKitem-0text".length() + 400L;
        assertThat(description().tableSizeBytes()).isBetween(ITEMS * (mean - 1), ITEMS * (mean + 1));
    }

    @Test
    void anIndexIsDescribedWithTheNumberOfItsItems() {
        Map<String, AttributeValue> due = new HashMap<>(thing("partition-0", "item-0"));
        due.put("dueAt", AttributeValue.fromN("1"));
        client.putItem(put -> put.tableName(TABLE).item(due));
        assertThat(description().globalSecondaryIndexes())
                .singleElement()
                .satisfies(index -> assertThat(index.indexName()).isEqualTo(INDEX))
                .satisfies(index -> assertThat(index.itemCount()).isEqualTo(1));
    }
}
