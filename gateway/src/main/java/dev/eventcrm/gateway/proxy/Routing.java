package dev.eventcrm.gateway.proxy;

import dev.eventcrm.gateway.upstream.Upstream;
import dev.eventcrm.gateway.upstream.UpstreamClient;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Hands every request that the {@link RouteTable} knows to the service it names. */
@Configuration(proxyBeanMethods = false)
class Routing {

    @Bean
    RouterFunction<ServerResponse> apis(UpstreamClient client) {
        Map<Upstream, ProxyHandler> forwarding = new EnumMap<>(Upstream.class);
        for (Upstream upstream : Upstream.values()) {
            forwarding.put(upstream, new ProxyHandler(upstream, client));
        }
        return request -> handlerOf(request, forwarding);
    }

    private static Optional<HandlerFunction<ServerResponse>> handlerOf(
            ServerRequest request, Map<Upstream, ProxyHandler> forwarding) {
        return RouteTable.routeOf(request.method(), request.requestPath().pathWithinApplication())
                .map(route -> {
                    // Names the route in the metrics, which must not count every id by itself.
                    request.attributes().put(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE, route.pattern());
                    ProxyHandler handler = Objects.requireNonNull(forwarding.get(route.destination()), "no handler");
                    return HttpMethod.OPTIONS.equals(request.method()) ? handler::options : handler;
                });
    }
}
