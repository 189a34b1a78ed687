package dev.eventcrm.gateway.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers errors that no controller sees with a problem, where the container would send a page of HTML: a request that
 * is not HTTP, and a fault of the gateway.
 */
@Component
class ContainerErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final JsonMapper json;

    ContainerErrors(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        // The last valve is the first to see an answer, so this one comes before the container's own.
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve(json)));
    }

    private static final class ProblemValve extends ErrorReportValve {
        private final JsonMapper json;

        private ProblemValve(JsonMapper json) {
            this.json = json;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable fault) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            ProblemDetail problem = Problems.of(
                    Optional.ofNullable(HttpStatus.resolve(status)).orElse(HttpStatus.INTERNAL_SERVER_ERROR),
                    detailOf(status));
            try {
                write(problem, response);
            } catch (IOException e) {
                container.getLogger().debug("The client left before it was told of an error", e);
            }
        }

        private void write(ProblemDetail problem, HttpServletResponse response) throws IOException {
            byte[] body = json.writeValueAsBytes(problem);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.flushBuffer();
        }

        private static String detailOf(int status) {
            return switch (status) {
                case HttpServletResponse.SC_BAD_REQUEST ->
                    "The request is not valid HTTP. Characters that an address cannot hold must be percent-encoded,"
                            + " a space as %20; request line and headers together may have up to 32 KB.";
                case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> "This method is not allowed.";
                default ->
                    status < 500
                            ? "The request was refused."
                            : "The gateway failed to answer. The fault is in its log, and not in the request.";
            };
        }
    }
}
