package dev.eventcrm.engine.dynamodb;

import static dev.eventcrm.engine.dynamodb.Things.TABLE;
import static dev.eventcrm.engine.dynamodb.Things.thing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;

class TrimTest {
    private final Database access = Database.inMemory();
    private final LocalDBClient database = access.client();

    @BeforeEach
    void createTable() {
        database.dynamoDbClient().createTable(Things.table());
    }

    @AfterEach
    void shutDown() {
        database.shutdown();
    }

    private void write(String id) {
        database.dynamoDbClient()
                .transactWriteItems(transaction -> transaction
                        .clientRequestToken(id)
                        .transactItems(TransactWriteItem.builder()
                                .put(put -> put.tableName(TABLE).item(thing(id, "only")))
                                .build()));
    }

    private void pass(Duration duration) {
        database.dilateEventTimes(duration.toMillis());
    }

    private long rows(String table) {
        return Long.parseLong(Sql.first(access, "SELECT COUNT(*) FROM " + table, 0));
    }

    @Test
    void streamRecordsThatAreNotShownAnyMoreAreRemoved() {
        write("a");
        write("b");
        pass(Duration.ofHours(26));
        write("c");
        Trim.run(access.queue());
        assertThat(rows("us")).isEqualTo(1);
    }

    @Test
    void streamRecordsOfTheLastDayStay() {
        write("a");
        write("b");
        pass(Duration.ofHours(23));
        write("c");
        Trim.run(access.queue());
        assertThat(rows("us")).isEqualTo(3);
    }

    @Test
    void theNewestStreamRecordStaysSinceTheEngineGoesOnCountingFromIt() {
        write("a");
        write("b");
        pass(Duration.ofHours(26));
        Trim.run(access.queue());
        assertThat(rows("us")).isEqualTo(1);
    }

    @Test
    void tokensOfTransactionsAreRemovedAfterTheTimeThatTheyAreValid() {
        write("a");
        write("b");
        pass(Duration.ofMinutes(12));
        write("c");
        Trim.run(access.queue());
        assertThat(rows("tr")).isEqualTo(1);
    }

    @Test
    void tokensStayWhileTheyAreValid() {
        write("a");
        pass(Duration.ofMinutes(9));
        write("b");
        Trim.run(access.queue());
        assertThat(rows("tr")).isEqualTo(2);
    }
}
