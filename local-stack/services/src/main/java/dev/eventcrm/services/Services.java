package dev.eventcrm.services;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the services: {@code --logs FOLDER [--train] [NAME=PORT]...}; see {@link Arguments}. */
public final class Services {
    private final Map<Service, ConfigurableApplicationContext> contexts = new ConcurrentHashMap<>();

    private Services() {}

    /** Starts all services at once and runs until the process is asked to end, or one of them cannot start. */
    public static void main(String[] arguments) {
        try {
            Arguments given = Arguments.parse(arguments);
            ServiceLogs.open(given.logs());
            Services services = new Services();
            Runtime.getRuntime().addShutdownHook(new Thread(services::close, "stop"));
            services.start(given);
            if (given.train()) {
                services.answerOnce();
                System.exit(0);
            }
        } catch (IllegalArgumentException e) {
            fail("the services", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(Arguments given) throws InterruptedException {
        Map<Service, Thread> starts = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            starts.put(service, thread(service, () -> start(service, given.port(service))));
        }
        for (Thread start : starts.values()) {
            start.join();
        }
    }

    private void start(Service service, int port) {
        try {
            contexts.put(service, service.start(port));
        } catch (RuntimeException | Error e) {
            fail(service.label(), e);
        }
    }

    /** What a thread of a service logs, and a thread that it begins, stands in the log of the service. */
    private static Thread thread(Service service, Runnable work) {
        return Thread.ofPlatform().name(service.label()).start(() -> {
            ServiceLogs.belongTo(service);
            work.run();
        });
    }

    /** The launcher shows this line. */
    private static void fail(String name, Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        System.err.println(name + " did not start: " + cause.getMessage());
        System.exit(1);
    }

    /** Lets each service answer a request, so that a training run also sees the code that answers. */
    private void answerOnce() throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (ConfigurableApplicationContext context : contexts.values()) {
                if (context instanceof WebServerApplicationContext serving && serving.getWebServer() != null) {
                    URI address = URI.create("http://127.0.0.1:%d/actuator/health/readiness"
                            .formatted(serving.getWebServer().getPort()));
                    client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
                }
            }
        } catch (IOException e) {
            System.err.println("a service did not answer: " + e.getMessage());
        }
    }

    /** Closes all contexts at once, each within its own grace. */
    private void close() {
        List<Thread> closing = contexts.entrySet().stream()
                .map(entry -> thread(entry.getKey(), entry.getValue()::close))
                .toList();
        for (Thread thread : closing) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
