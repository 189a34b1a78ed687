package dev.eventcrm.http.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers every exception of a request with a problem. An unexpected one is logged, and not shown. */
@RestControllerAdvice
final class ProblemHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    @ExceptionHandler
    ResponseEntity<byte[]> refused(ProblemException refused, HttpServletResponse response) {
        rethrowIfUnderWay(refused, response);
        return refused.toResponse();
    }

    @ExceptionHandler
    ResponseEntity<byte[]> wrongMethod(HttpRequestMethodNotSupportedException wrong, HttpServletRequest request) {
        String[] supported = wrong.getSupportedMethods();
        String allowed = supported == null ? "" : String.join(", ", new TreeSet<>(List.of(supported)));
        return answer(
                ProblemType.METHOD_NOT_ALLOWED,
                "%s takes %s, not %s.".formatted(Errors.quoted(request.getRequestURI()), allowed, wrong.getMethod()),
                Map.of(HttpHeaders.ALLOW, allowed));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> notAcceptable(HttpMediaTypeNotAcceptableException wrong, HttpServletRequest request) {
        return isReadable(request)
                ? ProblemException.notAcceptable(wrong.getSupportedMediaTypes()).toResponse()
                : ProblemException.unreadableAccept().toResponse();
    }

    private static boolean isReadable(HttpServletRequest request) {
        try {
            MediaType.parseMediaTypes(java.util.Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
            return true;
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unsupportedMediaType(HttpMediaTypeNotSupportedException wrong) {
        String supported = MediaType.toString(wrong.getSupportedMediaTypes());
        return answer(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "The body must be " + supported + ".",
                Map.of(HttpHeaders.ACCEPT, supported));
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<byte[]> other(Exception exception, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (DisconnectedClientHelper.isClientDisconnectedException(exception)) {
            if (response.isCommitted()) {
                throw exception;
            }
            return null;
        }
        rethrowIfUnderWay(exception, response);
        if (exception instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return answer(
                    StatusDetails.problem(known.getStatusCode().value(), request.getMethod(), request.getRequestURI()));
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), exception);
        return answer(ProblemType.INTERNAL, StatusDetails.INTERNAL, Map.of());
    }

    /** An answer that has begun must end as broken: a problem written after its rows would pass for one of them. */
    private static <E extends Exception> void rethrowIfUnderWay(E exception, HttpServletResponse response) throws E {
        if (response.isCommitted()) {
            throw exception;
        }
    }

    private static ResponseEntity<byte[]> answer(ProblemType type, String detail, Map<String, String> headers) {
        return new ProblemException(Problem.of(type, detail), headers).toResponse();
    }

    private static ResponseEntity<byte[]> answer(Problem problem) {
        return new ProblemException(problem).toResponse();
    }
}
