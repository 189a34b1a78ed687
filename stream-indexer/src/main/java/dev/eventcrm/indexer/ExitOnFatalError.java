package dev.eventcrm.indexer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Ends the process with exit code 1. */
@Component
class ExitOnFatalError implements FatalError {
    private static final Logger LOG = LoggerFactory.getLogger(ExitOnFatalError.class);

    private final ApplicationContext context;

    ExitOnFatalError(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void end(String reason) {
        LOG.error(reason);
        // Closing the context waits for the thread that called, so another one has to.
        Thread.ofPlatform().name("exit").start(() -> System.exit(SpringApplication.exit(context, () -> 1)));
    }
}
