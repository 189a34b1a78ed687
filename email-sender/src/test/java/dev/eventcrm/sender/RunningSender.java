package dev.eventcrm.sender;

import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.TestAddresses;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** The whole service in this JVM, on a port of its own. */
public final class RunningSender implements AutoCloseable {
    static final String TRACKING_SECRET = "a secret of thirty-two characters";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ConfigurableApplicationContext context;

    static {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        Awaitility.setDefaultTimeout(PATIENCE);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(50));
        Awaitility.setDefaultPollDelay(Duration.ZERO);
    }

    private RunningSender(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts it on the engines. It may still be waiting for them when this returns.
     *
     * @param ses where SES answers
     * @param queryApi where the query API answers
     * @param settings more settings, such as {@code --crm.outbox.workers=2}
     */
    public static RunningSender start(URI ses, URI queryApi, String... settings) {
        return start(DynamoDbLocal.shared().url(), ses, queryApi, settings);
    }

    /** As above, on another table. */
    public static RunningSender start(URI dynamoDb, URI ses, URI queryApi, String... settings) {
        return start(new SpringApplicationBuilder(EmailSenderApplication.class), dynamoDb, ses, queryApi, settings);
    }

    /** One that is killed in the end. */
    static RunningSender startDoomed(KillSwitch kill, URI ses, URI queryApi, String... settings) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(EmailSenderApplication.class);
        application.initializers(context -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return switch (bean) {
                    case DynamoDbClient client -> kill.guarded(DynamoDbClient.class, client);
                    case SesV2Client client -> kill.guarded(SesV2Client.class, client);
                    default -> bean;
                };
            }
        }));
        return start(application, DynamoDbLocal.shared().url(), ses, queryApi, settings);
    }

    private static RunningSender start(
            SpringApplicationBuilder application, URI dynamoDb, URI ses, URI queryApi, String... settings) {
        DynamoDbLocal.shared().setSystemProperties();
        System.setProperty("aws.endpointUrlDynamoDb", dynamoDb.toString());
        System.setProperty("aws.endpointUrlSesV2", ses.toString());
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.profiles.active=local",
                "--crm.query.url=" + queryApi,
                "--crm.tracking.secret=" + TRACKING_SECRET,
                "--crm.addresses.secret=" + TestAddresses.SECRET,
                "--crm.addresses.earlier-secrets=" + TestAddresses.EARLIER_SECRET,
                "--crm.retry.first-pause=20ms",
                "--crm.retry.longest-pause=200ms",
                "--crm.probe.longest-pause=200ms",
                "--crm.probe.longest-pause-away=200ms",
                "--crm.campaigns.poll-interval=50ms",
                "--crm.campaigns.idle-interval=100ms",
                "--crm.ses.account-interval=1s",
                "--crm.outbox.poll-interval=20ms",
                "--crm.outbox.idle-interval=200ms",
                "--crm.outbox.sweep-interval=100ms",
                "--crm.outbox.throttle-pause=50ms",
                "--crm.outbox.longest-throttle-pause=500ms",
                // An answer that is late on a busy machine is not lost: no test has an SES that is silent.
                "--crm.ses.call-timeout=30s"));
        arguments.addAll(List.of(settings));
        return new RunningSender(application.run(lastOfEach(arguments)));
    }

    /** Spring would join the values of a setting that is given twice. */
    private static String[] lastOfEach(List<String> arguments) {
        Map<String, String> byName = new LinkedHashMap<>();
        arguments.forEach(argument -> byName.put(argument.replaceAll("=.*", ""), argument));
        return byName.values().toArray(String[]::new);
    }

    /** How many mails it counts with that outcome. */
    public double mails(String outcome) {
        return context.getBean(MeterRegistry.class)
                .counter("crm.mails", "outcome", outcome)
                .count();
    }

    /** What a GET answers. */
    public String get(String path) {
        String port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it as {@code SIGTERM} would. */
    @Override
    public void close() {
        context.close();
    }
}
