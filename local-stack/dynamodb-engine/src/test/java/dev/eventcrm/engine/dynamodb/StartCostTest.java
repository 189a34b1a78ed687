package dev.eventcrm.engine.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

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
        String plan = Sql.first(database, "EXPLAIN QUERY PLAN " + DELETE_OF_OLD_RECORDS, 3);
        database.close();
        assertThat(plan).startsWith("SEARCH").contains("us_by_age");
    }
}
