package dev.eventcrm.gateway.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
import org.springframework.http.HttpHeaders;

/** Which headers pass the gateway, and which it adds. */
final class HeaderFilter {
    /** Belong to one connection only (RFC 9110, section 7.6.1, and RFC 9112, section 6.1). */
    private static final Set<String> OF_ONE_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /**
     * Replaced by what the gateway itself knows, or answered by it: a client must not say who it is, and CORS ends here,
     * so that no service refuses an origin that the gateway allows. The length is set with the body.
     */
    private static final Set<String> OF_THE_GATEWAY = Set.of(
            "content-length",
            "origin",
            "access-control-request-method",
            "access-control-request-headers",
            "access-control-request-private-network",
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-proto",
            "x-forwarded-ssl");

    private static final String ANSWERS_TO_CORS = "access-control-";
    private static final String VIA = "1.1 event-crm-gateway";

    private HeaderFilter() {}

    /**
     * Copies a request's headers. {@code Host} passes, as it does through a load balancer, so that a link that a service
     * writes names the origin that the client knows.
     *
     * @param from what the client sent
     * @param to what the service gets
     */
    static void copy(HttpServletRequest from, HttpRequest to) {
        Set<String> named = named(values(from, HttpHeaders.CONNECTION));
        for (String name : Collections.list(from.getHeaderNames())) {
            String key = name.toLowerCase(Locale.ROOT);
            if (OF_ONE_CONNECTION.contains(key) || OF_THE_GATEWAY.contains(key) || named.contains(key)) {
                continue;
            }
            for (String value : values(from, name)) {
                to.addHeader(name, value);
            }
        }
        to.addHeader("X-Forwarded-For", from.getRemoteAddr());
        to.addHeader("X-Forwarded-Proto", from.getScheme());
        to.addHeader("X-Forwarded-Port", from.getServerPort());
        String host = from.getHeader(HttpHeaders.HOST);
        if (host != null) {
            to.addHeader("X-Forwarded-Host", host);
        }
        to.addHeader(HttpHeaders.VIA, VIA);
    }

    /**
     * Copies an answer's headers.
     *
     * @param from what the service answered
     * @return what the client gets
     */
    static HttpHeaders of(ClassicHttpResponse from) {
        List<String> connection = new ArrayList<>();
        for (Header header : from.getHeaders(HttpHeaders.CONNECTION)) {
            connection.add(header.getValue());
        }
        Set<String> named = named(connection);
        HttpHeaders passing = new HttpHeaders();
        for (Header header : from.getHeaders()) {
            String key = header.getName().toLowerCase(Locale.ROOT);
            if (!OF_ONE_CONNECTION.contains(key) && !named.contains(key) && !key.startsWith(ANSWERS_TO_CORS)) {
                passing.add(header.getName(), header.getValue() == null ? "" : header.getValue());
            }
        }
        return passing;
    }

    private static Set<String> named(List<String> connection) {
        Set<String> named = new HashSet<>();
        for (String value : connection) {
            for (String name : value.split(",", -1)) {
                named.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        return named;
    }

    private static List<String> values(HttpServletRequest request, String name) {
        Enumeration<String> values = request.getHeaders(name);
        return values == null ? List.of() : Collections.list(values);
    }
}
