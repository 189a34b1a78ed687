package dev.eventcrm.engine.dynamodb;

import static dev.eventcrm.engine.dynamodb.Things.TABLE;
import static dev.eventcrm.engine.dynamodb.Things.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteStatement;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;

class AcknowledgementTest {
    private static final int TRANSACTIONS = 200;

    @TempDir
    Path folder;

    /** What another connection to the file sees is committed; while others write, an early answer comes first. */
    @Test
    void aTransactionIsCommittedWhenItIsAnswered() throws Exception {
        File file = folder.resolve("things.db").toFile();
        LocalDBClient database = Database.in(file).client();
        DynamoDbClient client = database.dynamoDbClient();
        client.createTable(Things.table());
        AtomicBoolean done = new AtomicBoolean();
        Thread others = Thread.startVirtualThread(() -> {
            for (int i = 0; !done.get(); i++) {
                var item = thing("single-" + i, "only");
                client.putItem(put -> put.tableName(TABLE).item(item));
            }
        });
        List<String> early = new ArrayList<>();
        SQLiteConnection reader = new SQLiteConnection(file).openReadonly();
        try {
            for (int i = 0; i < TRANSACTIONS; i++) {
                String partition = "pair-" + i;
                client.transactWriteItems(
                        transaction -> transaction.transactItems(put(partition, "left"), put(partition, "right")));
                if (!isSeen(reader, partition)) {
                    early.add(partition);
                }
            }
        } finally {
            done.set(true);
            others.join();
            reader.dispose();
            database.shutdown();
        }
        assertThat(early).isEmpty();
    }

    /** A constraint that SQLite checks when it commits stands for all that can fail there, such as a full disk. */
    @Test
    void aTransactionThatCannotBeCommittedIsNotAcknowledged() throws Exception {
        Database engine = Database.in(folder.resolve("things.db").toFile());
        LocalDBClient database = engine.client();
        DynamoDbClient client = database.dynamoDbClient();
        client.createTable(Things.table());
        engine.queue()
                .execute(new SQLiteJob<SQLiteConnection>() {
                    @Override
                    protected SQLiteConnection job(SQLiteConnection connection) throws SQLiteException {
                        return connection
                                .exec("PRAGMA foreign_keys=ON")
                                .exec("CREATE TABLE parent(id PRIMARY KEY)")
                                .exec("CREATE TABLE child(id REFERENCES parent DEFERRABLE INITIALLY DEFERRED)")
                                .exec(
                                        "CREATE TRIGGER orphan AFTER INSERT ON tr BEGIN INSERT INTO child VALUES (1); END");
                    }
                })
                .get();
        try {
            assertThatThrownBy(() -> client.transactWriteItems(
                            transaction -> transaction.transactItems(put("pair", "left"), put("pair", "right"))))
                    .isInstanceOf(IllegalStateException.class);
        } finally {
            database.shutdown();
        }
    }

    private static TransactWriteItem put(String partition, String sort) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(TABLE).item(thing(partition, sort)))
                .build();
    }

    private static boolean isSeen(SQLiteConnection reader, String partition) throws SQLiteException {
        SQLiteStatement items = reader.prepare("SELECT 1 FROM \"%s\" WHERE hashKey = ?".formatted(TABLE));
        try {
            items.bind(1, partition.getBytes(StandardCharsets.UTF_8));
            return items.step();
        } finally {
            items.dispose();
        }
    }
}
