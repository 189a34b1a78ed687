package dev.eventcrm.gateway.proxy;

import dev.eventcrm.gateway.upstream.Upstream;
import dev.eventcrm.gateway.upstream.UpstreamClient;
import dev.eventcrm.gateway.upstream.UpstreamUnavailableException;
import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.io.Closer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Sends a request on to one service and its answer back. */
final class ProxyHandler implements HandlerFunction<ServerResponse> {
    private final Upstream upstream;
    private final UpstreamClient client;
    private final AllowedMethods allowed;

    ProxyHandler(Upstream upstream, UpstreamClient client) {
        this.upstream = upstream;
        this.client = client;
        this.allowed = new AllowedMethods(client);
    }

    @Override
    public ServerResponse handle(ServerRequest request) {
        HttpServletRequest from = request.servletRequest();
        return switch (RequestTarget.of(from.getRequestURI(), from.getQueryString())) {
            case RequestTarget.Refused(String detail) -> answer(Problem.of(ProblemType.MALFORMED_REQUEST, detail));
            case RequestTarget.Passable(String pathAndQuery) -> forward(from, pathAndQuery);
        };
    }

    private ServerResponse forward(HttpServletRequest from, String pathAndQuery) {
        HttpUriRequestBase to = new HttpUriRequestBase(from.getMethod(), URI.create("/"));
        to.setPath(pathAndQuery);
        HeaderFilter.copy(from, to);
        RequestBody body = RequestBody.of(from, to);
        to.setEntity(body);
        try {
            ClassicHttpResponse answer = client.exchange(upstream, to);
            if (answer.getCode() == HttpStatus.METHOD_NOT_ALLOWED.value()) {
                Closer.closeQuietly(answer);
                return wrongMethod(from.getMethod(), from.getRequestURI(), allowed.of(from.getRequestURI()));
            }
            return new ForwardedAnswer(upstream.serviceName(), to, answer);
        } catch (UpstreamUnavailableException e) {
            if (body != null && body.unreadable() != null) {
                return answer(Problem.of(
                        ProblemType.UNREADABLE_BODY, "The request's body ended early or could not be read."));
            }
            return unavailable(e);
        }
    }

    /** 204 with the methods of the address, of all services together; 404 when it has none. */
    ServerResponse options(ServerRequest request) {
        String path = request.servletRequest().getRequestURI();
        try {
            Set<String> methods = allowed.of(path);
            return methods.isEmpty()
                    ? answer(Problem.of(
                            ProblemType.NO_SUCH_ADDRESS,
                            "Nothing is at " + Errors.quoted(path) + ". All operations are listed at /docs."))
                    : ServerResponse.noContent()
                            .header(HttpHeaders.ALLOW, String.join(", ", methods))
                            .build();
        } catch (UpstreamUnavailableException e) {
            return unavailable(e);
        }
    }

    private static ServerResponse wrongMethod(String method, String path, Set<String> methods) {
        String list = String.join(", ", methods);
        Problem problem = Problem.of(
                ProblemType.METHOD_NOT_ALLOWED, "%s takes %s, not %s.".formatted(Errors.quoted(path), list, method));
        return ServerResponse.status(problem.status())
                .header(HttpHeaders.ALLOW, list)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ServerResponse unavailable(UpstreamUnavailableException e) {
        return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(e));
    }

    private static ServerResponse answer(Problem problem) {
        return ServerResponse.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static Problem problem(UpstreamUnavailableException failure) {
        String service = failure.upstream().serviceName();
        String what = switch (failure.reason()) {
            case UNREACHABLE -> service + " cannot be reached";
            case BUSY -> service + " is busy: every connection to it is taken";
            case SILENT -> service + " did not answer in time";
            case BROKEN -> service + " ended the connection before it answered";
        };
        String advice;
        if (!failure.reason().maybeCarriedOut()) {
            advice = "; the request was not sent. Send it again in a moment.";
        } else if (failure.upstream() == Upstream.QUERY_API) {
            advice = ". Send the request again in a moment.";
        } else {
            advice = "; it may or may not have carried out the request."
                    + " Send it again with the same Idempotency-Key, or look before you repeat it.";
        }
        return Problem.of(ProblemType.UPSTREAM_UNAVAILABLE, what + advice);
    }
}
