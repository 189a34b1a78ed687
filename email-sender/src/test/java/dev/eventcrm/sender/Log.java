package dev.eventcrm.sender;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** The log of the service, and of what it shares with others, while a test listens. */
final class Log extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Log() {}

    static Log listening() {
        Log log = new Log();
        log.start();
        logger().addAppender(log);
        return log;
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("dev.eventcrm");
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getFormattedMessage());
    }

    /** What was logged. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        logger().detachAppender(this);
    }
}
