package dev.eventcrm.services;

import dev.eventcrm.command.CommandApiApplication;
import dev.eventcrm.gateway.GatewayApplication;
import dev.eventcrm.indexer.StreamIndexerApplication;
import dev.eventcrm.query.QueryApiApplication;
import dev.eventcrm.sender.EmailSenderApplication;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** A service as it runs beside the others. */
enum Service {
    COMMAND_API("command-api", CommandApiApplication.class, true),
    STREAM_INDEXER("stream-indexer", StreamIndexerApplication.class, false),
    QUERY_API("query-api", QueryApiApplication.class, true),
    EMAIL_SENDER("email-sender", EmailSenderApplication.class, false),
    GATEWAY("gateway", GatewayApplication.class, false);

    private final String label;
    private final Class<?> application;
    private final boolean documented;

    Service(String label, Class<?> application, boolean documented) {
        this.label = label;
        this.application = application;
        this.documented = documented;
    }

    /** Its name, as the launcher and the logs call it. */
    String label() {
        return label;
    }

    /**
     * Starts it and returns once it listens.
     *
     * @param port on loopback; 0 for any that is free
     */
    ConfigurableApplicationContext start(int port) {
        SpringApplication service = new SpringApplication(application);
        // The logs are the JVM's, not one service's; see ServiceLogs.
        service.setListeners(service.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList());
        service.addListeners((ApplicationListener<ApplicationEnvironmentPreparedEvent>)
                prepared -> ServiceLogs.setLevels(prepared.getEnvironment()));
        // Services closes all at once; Spring's own hook would close one after the other.
        service.setRegisterShutdownHook(false);
        return service.run(arguments(port).toArray(String[]::new));
    }

    private List<String> arguments(int port) {
        return List.of(
                "--server.port=" + port,
                // On the one class path lie five files of this name: each service reads the one of its own jar.
                "--spring.config.location=" + ownConfiguration(),
                // springdoc is on the one class path: it documents only the services that depend on it.
                "--springdoc.api-docs.enabled=" + documented,
                "--spring.main.banner-mode=off",
                // It is one for all of the JVM: each service shows its own metrics.
                "--management.metrics.use-global-registry=false");
    }

    private String ownConfiguration() {
        String jar =
                application.getProtectionDomain().getCodeSource().getLocation().toString();
        return Stream.of("application.yml", "application.yaml")
                .flatMap(name -> application.getClassLoader().resources(name))
                .map(URL::toString)
                .filter(found -> found.contains(jar))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no application.yml in " + jar));
    }
}
