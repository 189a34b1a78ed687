package dev.eventcrm.command.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a problem where Tomcat refuses a request before it reaches us, such as one with a malformed request line.
 * Tomcat creates it by its name.
 */
public final class ProblemValve extends ErrorReportValve {
    /** For Tomcat. */
    public ProblemValve() {
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(Problem.MEDIA_TYPE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            var writer = response.getReporter();
            if (writer != null) {
                String method = String.valueOf(request.getMethod());
                String path = String.valueOf(request.getRequestURI());
                writer.write(Problem.of(status, ProblemDetails.of(status, method, path))
                        .toJson());
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException e) {
            containerLog(e);
        }
    }

    private void containerLog(Exception e) {
        getContainer().getLogger().debug("cannot tell a client about an error", e);
    }
}
