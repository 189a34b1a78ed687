package dev.eventcrm.indexer;

import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.TestAddresses;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;

/** The whole service in this JVM, on a port of its own. */
public final class RunningIndexer implements AutoCloseable {
    /** On a machine that builds other things at the same time, an engine may take seconds for what takes milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ConfigurableApplicationContext context;

    static {
        Awaitility.setDefaultTimeout(PATIENCE);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
        Awaitility.setDefaultPollDelay(Duration.ZERO);
    }

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
        return on(dynamoDb.url(), openSearch).with(settings).start();
    }

    /**
     * One that is still to be started.
     *
     * @param dynamoDb where DynamoDB and its streams answer
     * @param openSearch where OpenSearch answers
     */
    public static Starter on(URI dynamoDb, URI openSearch) {
        return new Starter(dynamoDb, openSearch);
    }

    /** What can be chosen before the start. */
    public static final class Starter {
        private final URI dynamoDb;
        private final List<String> arguments = new ArrayList<>();
        private final List<ApplicationContextInitializer<GenericApplicationContext>> replacements = new ArrayList<>();

        private Starter(URI dynamoDb, URI openSearch) {
            this.dynamoDb = dynamoDb;
            arguments.addAll(List.of(
                    "--server.port=0",
                    "--spring.profiles.active=local",
                    "--crm.opensearch.url=" + openSearch,
                    "--crm.addresses.secret=" + TestAddresses.SECRET,
                    "--crm.addresses.earlier-secrets=" + TestAddresses.EARLIER_SECRET,
                    "--crm.retry.first-pause=20ms",
                    "--crm.retry.longest-pause=200ms",
                    "--crm.probe.longest-pause=200ms",
                    "--crm.probe.longest-pause-away=200ms"));
        }

        /** With more settings, such as {@code --crm.stream.page-size=10}. */
        public Starter with(String... settings) {
            arguments.addAll(List.of(settings));
            return this;
        }

        /** With another part in the place of one of its own. */
        public <T> Starter replacing(Class<T> type, Function<ApplicationContext, T> part) {
            replacements.add(context ->
                    context.registerBean(type, () -> part.apply(context), definition -> definition.setPrimary(true)));
            return this;
        }

        /** Starts it. It may still be waiting for the engines when this returns. */
        public RunningIndexer start() {
            DynamoDbLocal.shared().setSystemProperties();
            System.setProperty("aws.endpointUrlDynamoDb", dynamoDb.toString());
            System.setProperty("aws.endpointUrlDynamoDbStreams", dynamoDb.toString());
            SpringApplicationBuilder application = new SpringApplicationBuilder(StreamIndexerApplication.class);
            replacements.forEach(application::initializers);
            return new RunningIndexer(application.run(arguments.toArray(String[]::new)));
        }
    }

    /** Where it answers. */
    public URI url() {
        return URI.create("http://127.0.0.1:"
                + Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    /** What readiness or liveness say: {@code UP} or {@code DOWN}, and why. */
    public JsonNode health(String group) {
        return Engines.call(url(), "GET", "/actuator/health/" + group, "");
    }

    /** Waits until it is ready. */
    public RunningIndexer awaitReady() {
        Awaitility.await()
                .until(() -> health("readiness").path("status").asString("").equals("UP"));
        return this;
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
