package dev.eventcrm.engine.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteStatement;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What DynamoDB Local does at start must not read all that there is. */
class StartCostTest {
    /** Its own statement, in {@code initializeMetadataTables}. */
    private static final String DELETE_OF_OLD_RECORDS = "DELETE FROM us WHERE CreationDateTime < ?";

    @TempDir
    Path folder;

    @Test
    void oldStreamRecordsAreFoundByAnIndex() throws Exception {
        Database database = Database.in(folder.resolve("things.db").toFile());
        String plan = database.queue()
                .execute(new SQLiteJob<String>() {
                    @Override
                    protected String job(SQLiteConnection connection) throws SQLiteException {
                        SQLiteStatement explained = connection.prepare("EXPLAIN QUERY PLAN " + DELETE_OF_OLD_RECORDS);
                        try {
                            explained.step();
                            return explained.columnString(3);
                        } finally {
                            explained.dispose();
                        }
                    }
                })
                .get();
        database.close();
        assertThat(plan).startsWith("SEARCH").contains("us_by_age");
    }
}
