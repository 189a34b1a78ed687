package dev.eventcrm.sender.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A bounded number of writes at once. */
final class ParallelWrites implements AutoCloseable {
    private final ExecutorService writers;

    ParallelWrites(String name, int writers) {
        this.writers = Executors.newFixedThreadPool(
                writers, Thread.ofVirtual().name(name + "-", 0).factory());
    }

    /** One write. */
    interface Write<T, R> {
        R of(T item) throws InterruptedException;
    }

    /**
     * Writes all items.
     *
     * @throws InterruptedException when the program ends before all are answered
     */
    <T, R> List<R> all(List<T> items, Write<T, R> write) throws InterruptedException {
        List<R> results = new ArrayList<>();
        for (Future<R> written : writers.invokeAll(items.stream()
                .map(item -> (java.util.concurrent.Callable<R>) () -> write.of(item))
                .toList())) {
            results.add(result(written));
        }
        return results;
    }

    private static <R> R result(Future<R> written) throws InterruptedException {
        try {
            return written.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException) {
                throw new InterruptedException("ended before all rows were written");
            }
            throw new IllegalStateException("rows could not be written", e.getCause());
        }
    }

    @Override
    public void close() {
        writers.shutdownNow();
    }
}
