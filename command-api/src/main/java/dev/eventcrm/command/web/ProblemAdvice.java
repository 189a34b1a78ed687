package dev.eventcrm.command.web;

import dev.eventcrm.schema.api.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns whatever is thrown into a problem. What we did not expect is logged, and not shown. */
@RestControllerAdvice
final class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<byte[]> refused(ProblemException refused) {
        return refused.answer().toResponse();
    }

    @ExceptionHandler
    ResponseEntity<byte[]> wrongMethod(HttpRequestMethodNotSupportedException wrong, HttpServletRequest request) {
        String[] supported = wrong.getSupportedMethods();
        String allowed = supported == null ? "" : String.join(", ", new TreeSet<>(List.of(supported)));
        String detail = "%s takes %s, not %s.".formatted(request.getRequestURI(), allowed, wrong.getMethod());
        return CommandResponse.problem(Problem.of(ProblemType.METHOD_NOT_ALLOWED, detail))
                .with(Map.of(HttpHeaders.ALLOW, allowed))
                .toResponse();
    }

    @ExceptionHandler
    ResponseEntity<byte[]> notAcceptable(HttpMediaTypeNotAcceptableException wrong) {
        String detail = "Answers are " + MediaType.APPLICATION_JSON_VALUE + ", which the header Accept does not take.";
        return CommandResponse.problem(Problem.of(ProblemType.NOT_ACCEPTABLE, detail))
                .toResponse();
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<byte[]> other(Exception exception, HttpServletRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(exception)) {
            return null;
        }
        if (exception instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return CommandResponse.problem(Problem.of(
                            known.getStatusCode().value(),
                            ProblemDetails.of(
                                    known.getStatusCode().value(), request.getMethod(), request.getRequestURI())))
                    .toResponse();
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), exception);
        return CommandResponse.problem(Problem.of(ProblemType.INTERNAL, ProblemDetails.INTERNAL))
                .toResponse();
    }
}
