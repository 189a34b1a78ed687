package dev.eventcrm.services;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Gives each service a log file of its own, {@code FOLDER/NAME.log}. A line belongs to the service whose start began the thread
 * that logs it, or a thread that began that thread, and so on; lines of other threads, and all errors in short, go to standard
 * output.
 */
final class ServiceLogs extends AppenderBase<ILoggingEvent> {
    private static final String LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{40} : %msg%n%ex";
    private static final String ERROR = "%level: %msg%n%nopex";

    private static final InheritableThreadLocal<@Nullable Service> CURRENT = new InheritableThreadLocal<>();

    private final Map<Service, OutputStreamAppender<ILoggingEvent>> files = new EnumMap<>(Service.class);
    private final OutputStreamAppender<ILoggingEvent> output;
    private final OutputStreamAppender<ILoggingEvent> errors;

    private ServiceLogs(LoggerContext context, Path folder) {
        setContext(context);
        for (Service service : Service.values()) {
            FileAppender<ILoggingEvent> file = new FileAppender<>();
            // Appending, so that the launcher may cut the file short while it is written.
            file.setAppend(true);
            file.setFile(folder.resolve(service.label() + ".log").toString());
            files.put(service, started(file, LINE));
        }
        output = started(new ConsoleAppender<>(), LINE);
        errors = started(new ConsoleAppender<>(), ERROR);
    }

    private <A extends OutputStreamAppender<ILoggingEvent>> A started(A appender, String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(getContext());
        encoder.setPattern(pattern);
        encoder.start();
        appender.setContext(getContext());
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    /** Takes the logs of the whole JVM, java.util.logging's too. */
    static void open(Path folder) {
        // Each context would set up Spring's own logging system again, for the whole JVM.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        ServiceLogs logs = new ServiceLogs(context, folder);
        logs.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(logs);
    }

    /** Takes the levels of a service's configuration ({@code logging.level.NAME}); a logger's level is the whole JVM's. */
    static void setLevels(Environment environment) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Binder.get(environment)
                .bind("logging.level", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .forEach((name, level) -> context.getLogger(
                                name.equalsIgnoreCase("root") ? org.slf4j.Logger.ROOT_LOGGER_NAME : name)
                        .setLevel(Level.toLevel(level, null)));
    }

    /** From now on, what this thread and the threads it starts log belongs to the service. */
    static void belongTo(Service service) {
        CURRENT.set(service);
    }

    @Override
    protected void append(ILoggingEvent event) {
        Service service = CURRENT.get();
        OutputStreamAppender<ILoggingEvent> file = service == null ? null : files.get(service);
        if (file == null) {
            output.doAppend(event);
            return;
        }
        file.doAppend(event);
        if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
            errors.doAppend(event);
        }
    }
}
