package dev.eventcrm.gateway.proxy;

import dev.eventcrm.gateway.upstream.Upstream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Says which service a request goes to.
 *
 * <p>Only what stands here is reachable: a path that a service keeps to itself, such as its actuator or its dead
 * letters, has no route.
 */
public final class RouteTable {
    /** The first path segments of both APIs; a new kind of resource gets its line here. */
    static final List<String> RESOURCES =
            List.of("users", "events", "registrations", "campaigns", "emails", "suppressions", "analytics");

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<HttpMethod> ANY = Set.of();
    private static final List<Route> ROUTES = routes();

    private RouteTable() {}

    /**
     * One line of the table.
     *
     * @param methods the methods it applies to; none means all
     * @param pattern the paths it applies to
     * @param destination the service
     */
    record Route(Set<HttpMethod> methods, PathPattern pattern, Upstream destination) {
        private boolean holdsFor(HttpMethod method, PathContainer path) {
            return (methods.isEmpty() || methods.contains(method)) && pattern.matches(path);
        }
    }

    /**
     * Finds the service for a request.
     *
     * @param method the request's method
     * @param path its path, as it was sent; a template such as {@code /users/{id}} is taken for one of its paths
     * @return the service, or nothing where no service may be asked
     */
    public static Optional<Upstream> destinationOf(HttpMethod method, String path) {
        return routeOf(method, PathContainer.parsePath(path)).map(Route::destination);
    }

    static Optional<Route> routeOf(HttpMethod method, PathContainer path) {
        return ROUTES.stream().filter(route -> route.holdsFor(method, path)).findFirst();
    }

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        // Opening a mail's picture or link is a command, although browsers send GET.
        routes.add(route(ANY, "/t/**", Upstream.COMMAND_API));
        // Where SNS delivers what SES tells; the command behind it verifies who signed it.
        routes.add(route(Set.of(HttpMethod.POST), "/ses/notifications", Upstream.COMMAND_API));
        // Kept in the table alone: no query knows them.
        routes.add(route(ANY, "/emails/test/**", Upstream.COMMAND_API));
        // A search whose filter needs a body.
        routes.add(route(Set.of(HttpMethod.POST), "/users/search", Upstream.QUERY_API));
        for (String resource : RESOURCES) {
            routes.add(route(READS, "/" + resource + "/**", Upstream.QUERY_API));
            routes.add(route(ANY, "/" + resource + "/**", Upstream.COMMAND_API));
        }
        return List.copyOf(routes);
    }

    private static Route route(Set<HttpMethod> methods, String pattern, Upstream destination) {
        return new Route(methods, PathPatternParser.defaultInstance.parse(pattern), destination);
    }
}
