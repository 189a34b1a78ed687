package dev.eventcrm.system;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/** Runs tasks on virtual threads, a bounded number at once, and passes on the first failure. */
final class Concurrently {
    private Concurrently() {}

    interface Task<T> {
        void run(int index, T element) throws Exception;
    }

    /** Runs the task for every element; returns when all have ended. */
    static <T> void forEach(List<T> elements, int atOnce, Task<? super T> task) {
        Semaphore permits = new Semaphore(atOnce);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> futures = IntStream.range(0, elements.size())
                    .<Future<?>>mapToObj(i -> threads.submit(() -> {
                        permits.acquire();
                        try {
                            task.run(i, elements.get(i));
                        } finally {
                            permits.release();
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
