package dev.eventcrm.indexer;

import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/** Ends the process with exit code 1. */
final class ExitOnFatalError implements FatalError {
    private static final Logger LOG = LoggerFactory.getLogger(ExitOnFatalError.class);

    private final ApplicationContext context;
    private final IntConsumer exit;

    /**
     * Ends it that way.
     *
     * @param context the service
     * @param exit ends the process, as {@link System#exit} does
     */
    ExitOnFatalError(ApplicationContext context, IntConsumer exit) {
        this.context = context;
        this.exit = exit;
    }

    @Override
    public void end(String reason) {
        LOG.error(reason);
        // Closing the context waits for the thread that called, so another one has to. It must not be a daemon, as the
        // children
        // of virtual threads are by default: the JVM would be gone, with exit code 0, before it comes to the exit.
        Thread.ofPlatform()
                .daemon(false)
                .name("exit")
                .start(() -> exit.accept(SpringApplication.exit(context, () -> 1)));
    }
}
