package dev.eventcrm.engine.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteStatement;

/** Asks the database beneath DynamoDB Local. */
final class Sql {
    private Sql() {}

    /** The value in one column of the first row, as text. */
    static String first(Database database, String sql, int column) {
        return database.queue()
                .execute(new SQLiteJob<String>() {
                    @Override
                    protected String job(SQLiteConnection connection) throws SQLiteException {
                        SQLiteStatement statement = connection.prepare(sql);
                        try {
                            statement.step();
                            return statement.columnString(column);
                        } finally {
                            statement.dispose();
                        }
                    }
                })
                .complete();
    }
}
