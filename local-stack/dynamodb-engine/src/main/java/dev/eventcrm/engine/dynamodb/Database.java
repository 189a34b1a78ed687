package dev.eventcrm.engine.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteQueue;
import com.almworks.sqlite4java.SQLiteStatement;
import dev.eventcrm.engine.dynamodb.RationedCounts.Counted;
import dev.eventcrm.engine.dynamodb.RationedCounts.Figure;
import java.io.File;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;
import software.amazon.dynamodb.services.local.shared.access.LocalDBUtils;
import software.amazon.dynamodb.services.local.shared.access.QueryResponseInfo;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;
import software.amazon.dynamodb.services.local.shared.jobs.JobsRegister;
import software.amazon.dynamodb.services.local.shared.model.AttributeValue;
import software.amazon.dynamodb.services.local.shared.model.Condition;

/**
 * DynamoDB Local's database, with another answer where its own takes longer the more data there are: everything passes
 * through one thread, and one such request holds up all others.
 */
final class Database extends SQLiteDBAccess {
    /** How many rows the mean size of an item is taken from; they are in the order of a hash of their keys. */
    private static final int SAMPLE = 1000;

    /** Of the hash that a scan goes along: above all. */
    private static final byte[] LAST_HASH = LocalDBUtils.MAX_SHA1_BYTES;

    private final RationedCounts counts = new RationedCounts(System::nanoTime);
    private final Trim trim;

    private Database() {
        trim = Trim.started(queue);
    }

    private Database(File file) throws InterruptedException {
        super(file);
        queue = WriteAheadQueue.insteadOf(queue);
        indexRecords();
        trim = Trim.started(queue);
    }

    /**
     * At start DynamoDB Local deletes old stream records. Without an index that statement reads all of them: 6 to 8 s for 1.3
     * million. If the index cannot be created, the queue logs why and the start is slower.
     */
    private void indexRecords() {
        queue.execute(new SQLiteJob<Boolean>() {
                    @Override
                    protected Boolean job(SQLiteConnection connection) throws SQLiteException {
                        connection.exec("CREATE INDEX IF NOT EXISTS us_by_age ON us (CreationDateTime)");
                        return true;
                    }
                })
                .complete();
    }

    /** Ends with this process. */
    static Database inMemory() {
        return new Database();
    }

    /** Kept in a file, which is created where there is none. */
    static Database in(File file) throws SQLiteException, InterruptedException {
        return new Database(WriteAheadQueue.created(file));
    }

    /** What answers requests from it; its shutdown closes this. */
    LocalDBClient client() {
        return new LocalDBClient(
                this, new JobsRegister(Executors.newFixedThreadPool(LocalDBUtils.THREAD_POOL_SIZE), false));
    }

    SQLiteQueue queue() {
        return queue;
    }

    @Override
    public void close() {
        trim.stop();
        super.close();
        try {
            // The log is brought into the file by then; the process may end.
            queue.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Lets a scan that goes on behind a key begin at the hash of that key. DynamoDB Local's own statement begins at the
     * first row each time, and sorts all of them; its sweep for expired items, every ten seconds, is such a scan.
     */
    @Override
    public QueryResponseInfo queryRecords(
            String table,
            @Nullable String index,
            @Nullable Map<String, Condition> conditions,
            @Nullable Map<String, AttributeValue> startKey,
            @Nullable Long limit,
            boolean ascending,
            byte @Nullable [] firstHash,
            byte @Nullable [] lastHash,
            boolean scan,
            boolean globalIndex) {
        if (!scan || index != null || startKey == null) {
            return super.queryRecords(
                    table, index, conditions, startKey, limit, ascending, firstHash, lastHash, scan, globalIndex);
        }
        String partitionKey = getTableInfo(table).getHashKey().attributeName();
        byte[] start = LocalDBUtils.getHashValue(startKey.get(partitionKey));
        byte[] end = lastHash == null ? LAST_HASH : lastHash;
        return super.queryRecords(table, index, conditions, startKey, limit, ascending, start, end, scan, globalIndex);
    }

    /**
     * Returns when the transaction is committed. DynamoDB Local asks its thread to commit and answers without waiting
     * for it: a kill at that moment would lose what was acknowledged, and a commit that fails would be acknowledged.
     *
     * @throws IllegalStateException if the commit failed
     */
    @Override
    public void commitTransaction(String token, byte[] signature) {
        super.commitTransaction(token, signature);
        // In memory there is nothing that a kill would leave.
        if (queue instanceof WriteAheadQueue ahead) {
            ahead.awaitNewest();
        }
    }

    @Override
    public long getTableItemCount(String table) {
        return counts.of(new Counted(table, "", Figure.ITEMS), () -> super.getTableItemCount(table));
    }

    @Override
    public long getLSIItemCount(String table, String index) {
        return counts.of(new Counted(table, index, Figure.ITEMS), () -> super.getLSIItemCount(table, index));
    }

    @Override
    public long getGSIItemCount(String table, String index) {
        return counts.of(new Counted(table, index, Figure.ITEMS), () -> super.getGSIItemCount(table, index));
    }

    @Override
    public long getTableByteSize(String table) {
        return getTableItemCount(table) * meanItemBytes(table);
    }

    @Override
    public long getLSIByteSize(String table, String index) {
        return getLSIItemCount(table, index) * meanItemBytes(table);
    }

    @Override
    public long getGSIByteSize(String table, String index) {
        return getGSIItemCount(table, index) * meanItemBytes(table);
    }

    @Override
    public void deleteTable(String table) {
        super.deleteTable(table);
        counts.forget(table);
    }

    /** The sum of all sizes would read all items. */
    private long meanItemBytes(String table) {
        return counts.of(
                new Counted(table, "", Figure.MEAN_BYTES),
                () -> queue.execute(new SQLiteJob<Long>() {
                            @Override
                            protected Long job(SQLiteConnection connection) throws SQLiteException {
                                SQLiteStatement mean = connection.prepare(
                                        "SELECT AVG(itemSize) FROM (SELECT itemSize FROM \"%s\" ORDER BY hashValue LIMIT %d)"
                                                .formatted(table, SAMPLE));
                                try {
                                    mean.step();
                                    return Math.round(mean.columnDouble(0));
                                } finally {
                                    mean.dispose();
                                }
                            }
                        })
                        .complete());
    }
}
