package dev.eventcrm.gateway.proxy;

import dev.eventcrm.gateway.upstream.Upstream;
import dev.eventcrm.gateway.upstream.UpstreamClient;
import dev.eventcrm.gateway.upstream.UpstreamUnavailableException;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.io.Closer;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

/** Which methods an address has. Reads and commands share addresses, so each service knows only a part of the answer. */
final class AllowedMethods {
    private final UpstreamClient client;

    AllowedMethods(UpstreamClient client) {
        this.client = client;
    }

    /**
     * Asks each service that the address leads to.
     *
     * @param path the address, without a query
     * @return the methods that reach a service which takes them, and OPTIONS; empty when there are none
     * @throws UpstreamUnavailableException when a service gives no answer: a part would pass for the whole
     */
    Set<String> of(String path) throws UpstreamUnavailableException {
        Set<Upstream> upstreams = EnumSet.noneOf(Upstream.class);
        PathContainer parsed = PathContainer.parsePath(path);
        for (HttpMethod method : HttpMethod.values()) {
            RouteTable.routeOf(method, parsed).ifPresent(route -> upstreams.add(route.destination()));
        }
        Set<String> allowed = new TreeSet<>();
        for (Upstream upstream : upstreams) {
            for (String method : ask(upstream, path)) {
                boolean isRouted = RouteTable.destinationOf(HttpMethod.valueOf(method), path)
                        .equals(Optional.of(upstream));
                if (isRouted && !method.equals("OPTIONS")) {
                    allowed.add(method);
                }
            }
        }
        if (!allowed.isEmpty()) {
            allowed.add("OPTIONS");
        }
        return allowed;
    }

    private Set<String> ask(Upstream upstream, String path) throws UpstreamUnavailableException {
        HttpUriRequestBase request = new HttpUriRequestBase("OPTIONS", URI.create("/"));
        request.setPath(path);
        ClassicHttpResponse answer = client.exchange(upstream, request);
        try {
            Header allow = answer.getFirstHeader(HttpHeaders.ALLOW);
            return allow == null
                    ? Set.of()
                    : new TreeSet<>(Arrays.stream(allow.getValue().split(","))
                            .map(String::strip)
                            .filter(method -> !method.isEmpty())
                            .toList());
        } finally {
            Closer.closeQuietly(answer);
        }
    }
}
