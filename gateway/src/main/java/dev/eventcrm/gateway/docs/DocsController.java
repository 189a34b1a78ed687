package dev.eventcrm.gateway.docs;

import dev.eventcrm.gateway.proxy.RouteTable;
import dev.eventcrm.gateway.upstream.Upstream;
import dev.eventcrm.gateway.upstream.UpstreamClient;
import dev.eventcrm.gateway.upstream.UpstreamClient.Fetched;
import dev.eventcrm.gateway.upstream.UpstreamProperties;
import dev.eventcrm.gateway.upstream.UpstreamUnavailableException;
import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemException;
import dev.eventcrm.http.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Serves the document of all operations that can be reached through the gateway. */
@RestController
class DocsController {
    private static final String DOCUMENT = "/v3/api-docs";
    private static final List<Upstream> DOCUMENTED = List.of(Upstream.COMMAND_API, Upstream.QUERY_API);

    /** Up from {@code /docs/openapi.json} to the gateway's own root, behind whatever path a proxy has put it. */
    private static final String SERVER = "../";

    private final UpstreamClient client;
    private final Duration timeout;
    private final JsonMapper json;

    DocsController(UpstreamClient client, UpstreamProperties properties, JsonMapper json) {
        this.client = client;
        this.timeout = properties.readTimeout();
        this.json = json;
    }

    @GetMapping({"/docs", "/docs/"})
    ResponseEntity<Void> toThePage(HttpServletRequest request) {
        // Relative, so that it leads there behind a proxy's path too.
        String page = request.getRequestURI().endsWith("/") ? "index.html" : "docs/index.html";
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(page))
                .build();
    }

    /** Answers with one OpenAPI document of both APIs, or of the one that answers; 503 when none does. */
    @GetMapping("/docs/openapi.json")
    ResponseEntity<Object> document() {
        Map<Upstream, JsonNode> found = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (Upstream upstream : DOCUMENTED) {
            documentOf(upstream)
                    .ifPresentOrElse(
                            document -> found.put(upstream, document), () -> missing.add(upstream.serviceName()));
        }
        if (found.isEmpty()) {
            throw new ProblemException(
                    Problem.of(
                            ProblemType.UPSTREAM_UNAVAILABLE,
                            "Neither " + String.join(" nor ", missing) + " gave its part of the documentation."),
                    Map.of(HttpHeaders.RETRY_AFTER, "1"));
        }
        MergedApi api = new MergedApi("Event CRM", description(missing), SERVER);
        found.forEach((upstream, document) ->
                api.add(upstream.serviceName(), document, (method, path) -> isReachable(upstream, method, path)));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.APPLICATION_JSON)
                .body(api.document());
    }

    private static boolean isReachable(Upstream upstream, String method, String path) {
        HttpMethod verb = HttpMethod.valueOf(method.toUpperCase(Locale.ROOT));
        return RouteTable.destinationOf(verb, path).equals(Optional.of(upstream));
    }

    private static String description(List<String> missing) {
        String description =
                "People who run events, the events and who attends them: commands change them, queries find them.";
        return missing.isEmpty()
                ? description
                : description + "\n\n**" + String.join(", ", missing)
                        + " does not answer at the moment, so its operations are missing here.**";
    }

    private Optional<JsonNode> documentOf(Upstream upstream) {
        try {
            Fetched fetched = client.fetch(upstream, DOCUMENT, timeout);
            return fetched.status() == HttpStatus.OK.value()
                    ? Optional.of(json.readTree(fetched.body()))
                    : Optional.empty();
        } catch (UpstreamUnavailableException | JacksonException e) {
            return Optional.empty();
        }
    }
}
