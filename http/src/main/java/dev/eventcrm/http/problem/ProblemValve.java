package dev.eventcrm.http.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a problem where Tomcat refuses a request before it reaches Spring, such as one with a malformed request line.
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
        String method = String.valueOf(request.getMethod());
        String path = String.valueOf(request.getRequestURI());
        try {
            write(StatusDetails.problem(status, method, path).toJson(), response);
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            getContainer().getLogger().debug("The client left before it got its error", e);
        }
    }

    private static void write(byte[] body, HttpServletResponse response) throws IOException {
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
