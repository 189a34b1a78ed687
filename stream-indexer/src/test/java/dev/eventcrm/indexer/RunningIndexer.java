package dev.eventcrm.indexer;

import dev.eventcrm.test.DynamoDbLocal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service in this JVM, on a port of its own. */
public final class RunningIndexer implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private RunningIndexer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts it on the engines. It may still be waiting for them when this returns.
     *
     * @param dynamoDb where its tables are
     * @param openSearch where its indexes are
     * @param settings more settings, such as {@code --crm.stream.page-size=10}
     */
    public static RunningIndexer start(DynamoDbLocal dynamoDb, URI openSearch, String... settings) {
        dynamoDb.setSystemProperties();
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.profiles.active=local",
                "--crm.opensearch.url=" + openSearch,
                "--crm.retry.first-pause=20ms",
                "--crm.retry.longest-pause=200ms"));
        arguments.addAll(List.of(settings));
        return new RunningIndexer(
                new SpringApplicationBuilder(StreamIndexerApplication.class).run(arguments.toArray(String[]::new)));
    }

    /** Where it answers. */
    public URI url() {
        return URI.create("http://127.0.0.1:"
                + Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    /** One of its parts. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Ends it as {@code SIGTERM} would. */
    @Override
    public void close() {
        context.close();
    }
}
