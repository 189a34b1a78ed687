package dev.eventcrm.gateway.health;

import dev.eventcrm.gateway.upstream.Upstream;
import dev.eventcrm.gateway.upstream.UpstreamClient;
import dev.eventcrm.gateway.upstream.UpstreamClient.Fetched;
import dev.eventcrm.gateway.upstream.UpstreamProperties;
import dev.eventcrm.gateway.upstream.UpstreamUnavailableException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Asks every service how it is, all at once, and sums up. */
@RestController
class HealthController {
    private static final String READINESS = "/actuator/health/readiness";

    private final UpstreamClient client;
    private final Duration timeout;
    private final JsonMapper json;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    HealthController(UpstreamClient client, UpstreamProperties properties, JsonMapper json) {
        this.client = client;
        this.timeout = properties.healthTimeout();
        this.json = json;
    }

    /** Answers 200 when every service is up and 503 otherwise, with the state of each. */
    @GetMapping("/health")
    ResponseEntity<Summary> health() throws InterruptedException {
        Summary summary = Summary.of(askAll());
        return ResponseEntity.status(summary.isUp() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .body(summary);
    }

    private Map<String, ServiceHealth> askAll() throws InterruptedException {
        List<Upstream> asked = List.of(Upstream.values());
        List<Callable<ServiceHealth>> questions = asked.stream()
                .map(upstream -> (Callable<ServiceHealth>) () -> ask(upstream))
                .toList();
        // The client's own time-out begins anew with each piece of an answer; this one is for the whole.
        List<Future<ServiceHealth>> answers = threads.invokeAll(questions, timeout.toMillis(), TimeUnit.MILLISECONDS);
        Map<String, ServiceHealth> services = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            services.put(asked.get(i).serviceName(), answered(answers.get(i)));
        }
        return services;
    }

    private ServiceHealth answered(Future<ServiceHealth> answer) {
        return switch (answer.state()) {
            case SUCCESS -> answer.resultNow();
            case FAILED -> down(String.valueOf(answer.exceptionNow().getMessage()));
            case CANCELLED, RUNNING -> down("no answer within " + timeout.toMillis() + " ms");
        };
    }

    private ServiceHealth ask(Upstream upstream) {
        try {
            return read(client.fetch(upstream, READINESS, timeout));
        } catch (UpstreamUnavailableException e) {
            return down(
                    switch (e.reason()) {
                        case UNREACHABLE -> "cannot be reached";
                        case BUSY -> "every connection to it is taken";
                        case SILENT -> "no answer within " + timeout.toMillis() + " ms";
                        case BROKEN -> "ended the connection before it answered";
                    });
        }
    }

    private ServiceHealth read(Fetched answer) {
        JsonNode body = parsed(answer.body());
        boolean ok = answer.status() == HttpStatus.OK.value();
        if (body == null || !body.isObject()) {
            return ok ? new ServiceHealth(ServiceHealth.UP, null, null) : down("answered " + answer.status());
        }
        JsonNode said = body.path("status");
        String status = said.isString() ? said.stringValue() : ok ? ServiceHealth.UP : ServiceHealth.DOWN;
        // A service that refuses is not up, whatever its words.
        String settled = !ok && status.equals(ServiceHealth.UP) ? ServiceHealth.DOWN : status;
        return new ServiceHealth(settled, body.get("components"), body.get("details"));
    }

    private @Nullable JsonNode parsed(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static ServiceHealth down(String reason) {
        return new ServiceHealth(
                ServiceHealth.DOWN, null, JsonNodeFactory.instance.objectNode().put("reason", reason));
    }
}
