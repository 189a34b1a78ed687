package dev.eventcrm.engine.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteQueue;
import com.almworks.sqlite4java.SQLiteStatement;
import java.io.File;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that reads and writes DynamoDB Local's file. SQLite writes ahead instead of forcing every transaction
 * to the disk three times over: what was acknowledged survives the end of this process, however it ends; the last
 * moments before a power cut may be lost.
 *
 * <p>SQLite's own checkpoints run inside a commit, and DynamoDB Local commits while statements of the same job still
 * read: then SQLite skips the checkpoint, or cannot start the log from its beginning again, and the log grows without
 * bound. Here a checkpoint runs between two jobs, when nothing reads.
 */
final class WriteAheadQueue extends SQLiteQueue {
    /** A checkpoint takes some tens of milliseconds at this size; a smaller log writes the same pages more often. */
    static final long LOG_BYTES = 16 << 20;

    /** DynamoDB Local's rows are about 1 KB: on SQLite's pages of 1 KB, each of them is a chain of several. */
    private static final int PAGE_BYTES = 4096;

    private static final int CACHE_KIBIBYTES = 32 << 10;

    private final File log;

    /** Each thread's latest job. */
    @SuppressWarnings("ThreadLocalUsage") // of this queue: a process has one for each file
    private final ThreadLocal<SQLiteJob<?>> newest = new ThreadLocal<>();

    /** Of the thread of this queue, as the next two. */
    private @Nullable SQLiteConnection connection;

    private int changesAtCheckpoint;

    private WriteAheadQueue(File file) {
        super(file);
        log = new File(file.getPath() + "-wal");
    }

    /** Takes over from a queue with SQLite's defaults. */
    static WriteAheadQueue insteadOf(SQLiteQueue plain) throws InterruptedException {
        plain.stop(true).join();
        WriteAheadQueue queue = new WriteAheadQueue(plain.getDatabaseFile());
        queue.start();
        return queue;
    }

    /** Creates the file where there is none: the size of a page is settled with the first one. */
    static File created(File file) throws SQLiteException {
        if (!file.exists()) {
            SQLiteConnection connection = new SQLiteConnection(file).open();
            try {
                connection.exec("PRAGMA page_size=" + PAGE_BYTES);
                connection.exec("PRAGMA journal_mode=WAL");
            } finally {
                connection.dispose();
            }
        }
        return file;
    }

    @Override
    protected void initConnection(SQLiteConnection fresh) throws SQLiteException {
        super.initConnection(fresh);
        fresh.exec("PRAGMA journal_mode=WAL");
        fresh.exec("PRAGMA synchronous=NORMAL");
        fresh.exec("PRAGMA wal_autocheckpoint=0");
        // The first write after a checkpoint cuts the log, so its length says what is in it.
        fresh.exec("PRAGMA journal_size_limit=0");
        fresh.exec("PRAGMA cache_size=-" + CACHE_KIBIBYTES);
        connection = fresh;
    }

    @Override
    public <T, J extends SQLiteJob<T>> J execute(J job) {
        newest.set(job);
        return super.execute(job);
    }

    /**
     * Waits until the latest job of this thread is done.
     *
     * @throws IllegalStateException if it failed
     */
    void awaitNewest() {
        try {
            newest.get().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("SQLite failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    @SuppressWarnings("rawtypes") // as the library declares it
    protected void afterExecute(SQLiteJob job) throws Throwable {
        super.afterExecute(job);
        SQLiteConnection open = connection;
        // A transaction of DynamoDB's spans several jobs.
        if (open != null
                && open.getAutoCommit()
                && open.getTotalChanges() != changesAtCheckpoint
                && log.length() >= LOG_BYTES) {
            checkpoint(open);
            changesAtCheckpoint = open.getTotalChanges();
        }
    }

    /** Brings the log into the file; the next write begins the log again. */
    private static void checkpoint(SQLiteConnection connection) throws SQLiteException {
        SQLiteStatement statement = connection.prepare("PRAGMA wal_checkpoint(RESTART)");
        try {
            statement.stepThrough();
        } finally {
            statement.dispose();
        }
    }
}
