package dev.eventcrm.engine.ses.sns;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** A value that takes long to make: made once, in the background after {@link #prepare}. */
final class Prepared<T> {
    private final FutureTask<T> making;

    /**
     * @param whenFailed gets the reason if the value cannot be made: in the background no caller would see it
     */
    Prepared(Callable<T> maker, Consumer<Throwable> whenFailed) {
        making = new FutureTask<>(maker) {
            @Override
            protected void setException(Throwable reason) {
                super.setException(reason);
                whenFailed.accept(reason);
            }
        };
    }

    void prepare() {
        Thread.ofVirtual().start(making);
    }

    /**
     * Waits for the value, after making it if that has not begun.
     *
     * @throws IllegalStateException if it could not be made
     */
    T get() throws InterruptedException {
        making.run();
        try {
            return making.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
