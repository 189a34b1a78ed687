package dev.eventcrm.engine.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteQueue;
import com.almworks.sqlite4java.SQLiteStatement;
import java.time.Duration;
import java.util.List;

/**
 * Removes what DynamoDB Local does not show any more, and would keep: stream records after a day, and the tokens of
 * transactions after ten minutes. A run removes a bounded number of rows, the oldest, and reads no more than these.
 */
final class Trim {
    /** DynamoDB Local shows a record for a day; the hour is for its own margin. */
    private static final Duration RECORDS = Duration.ofHours(25);

    private static final Duration TOKENS = Duration.ofMinutes(11);

    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** With a run every ten seconds that is 200 a second; a chunk takes some milliseconds. */
    private static final int CHUNK = 2000;

    /**
     * Both tables number their rows upwards. The newest stays: DynamoDB Local reads it at start to go on counting.
     *
     * @param table whose rows have a {@code CreationDateTime} in epoch milliseconds
     */
    private static String delete(String table, String number) {
        return """
                DELETE FROM %1$s WHERE %2$s IN (SELECT %2$s FROM %1$s ORDER BY %2$s LIMIT %3$d)
                AND CreationDateTime < ? AND %2$s < (SELECT MAX(%2$s) FROM %1$s)""".formatted(table, number, CHUNK);
    }

    private record Kept(String sql, Duration duration) {}

    private static final List<Kept> ALL =
            List.of(new Kept(delete("us", "SequenceNumber"), RECORDS), new Kept(delete("tr", "rowid"), TOKENS));

    private final SQLiteQueue queue;
    private final Thread thread;

    private Trim(SQLiteQueue queue) {
        this.queue = queue;
        thread = Thread.ofPlatform().daemon().name("trim").unstarted(this::runUntilStopped);
    }

    /** Runs every ten seconds until it is stopped. */
    static Trim started(SQLiteQueue queue) {
        Trim trim = new Trim(queue);
        trim.thread.start();
        return trim;
    }

    void stop() {
        thread.interrupt();
    }

    private void runUntilStopped() {
        try {
            while (!queue.isStopped()) {
                Thread.sleep(PAUSE);
                run(queue);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for its turn; what fails is logged by the queue, and tried again by the next run. */
    static void run(SQLiteQueue queue) {
        ALL.forEach(kept -> queue.execute(new SQLiteJob<Boolean>() {
                    @Override
                    protected Boolean job(SQLiteConnection connection) throws SQLiteException {
                        // Not inside a transaction of DynamoDB's, which spans several jobs.
                        if (connection.getAutoCommit()) {
                            remove(connection, kept);
                        }
                        return true;
                    }
                })
                .complete());
    }

    private static void remove(SQLiteConnection connection, Kept kept) throws SQLiteException {
        SQLiteStatement statement = connection.prepare(kept.sql());
        try {
            statement.bind(1, System.currentTimeMillis() - kept.duration().toMillis());
            statement.stepThrough();
        } finally {
            statement.dispose();
        }
    }
}
