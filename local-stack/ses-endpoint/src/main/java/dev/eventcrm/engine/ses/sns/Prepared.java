package dev.eventcrm.engine.ses.sns;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Something that takes long to make: made once, beside other work if it is known early that it will be needed.
 *
 * @param <T> what is made
 */
final class Prepared<T> {
    private final FutureTask<T> making;

    Prepared(Callable<T> maker) {
        making = new FutureTask<>(maker);
    }

    void prepare() {
        Thread.ofVirtual().start(making);
    }

    T get() {
        making.run();
        try {
            return making.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
