package dev.eventcrm.query.web;

import dev.eventcrm.schema.api.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;

/** Answers every failure inside a controller, or on the way to it, as a problem. */
@RestControllerAdvice
final class ProblemHandler {
    static final String RETRY_AFTER_SECONDS = "1";

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    @ExceptionHandler
    ResponseEntity<Problem> invalid(InvalidRequestException e) {
        return answer(Problem.invalid(e.errors()), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(UnreadableBodyException e) {
        return answer(Problem.of(e.type(), message(e)), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Problem> notFound(NotFoundException e) {
        return answer(Problem.of(ProblemType.NOT_FOUND, message(e)), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Problem> gone(SnapshotGoneException e) {
        return answer(Problem.of(ProblemType.SNAPSHOT_GONE, message(e)), new HttpHeaders());
    }

    @ExceptionHandler(NoHandlerFoundException.class)
    ResponseEntity<Problem> noSuchAddress(HttpServletRequest request) {
        String detail = "There is nothing at " + Errors.quoted(request.getRequestURI()) + ".";
        return answer(Problem.of(ProblemType.NOT_FOUND, detail), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Problem> methodNotAllowed(HttpRequestMethodNotSupportedException e) {
        Set<HttpMethod> allowed = Objects.requireNonNullElse(e.getSupportedHttpMethods(), Set.of());
        HttpHeaders headers = new HttpHeaders();
        headers.setAllow(allowed);
        return answer(
                Problem.of(
                        ProblemType.METHOD_NOT_ALLOWED,
                        e.getMethod() + " is not possible here, only "
                                + String.join(
                                        ", ",
                                        allowed.stream()
                                                .map(HttpMethod::name)
                                                .sorted()
                                                .toList()) + "."),
                headers);
    }

    @ExceptionHandler
    ResponseEntity<Problem> notAcceptable(HttpMediaTypeNotAcceptableException e) {
        return answer(
                Problem.of(
                        ProblemType.NOT_ACCEPTABLE,
                        "This can be given as " + MediaType.toString(e.getSupportedMediaTypes()) + " only."),
                new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unsupportedMediaType(HttpMediaTypeNotSupportedException e) {
        HttpHeaders headers = new HttpHeaders();
        headers.setAccept(e.getSupportedMediaTypes());
        return answer(
                Problem.of(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "The body must be " + MediaType.toString(e.getSupportedMediaTypes()) + "."),
                headers);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unavailable(UnavailableException e, HttpServletResponse response) {
        rethrowIfUnderWay(e, response);
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return answer(Problem.of(ProblemType.UNAVAILABLE, message(e)), headers);
    }

    @ExceptionHandler
    ResponseEntity<Problem> other(Exception e, HttpServletResponse response) throws Exception {
        if (e instanceof IOException && response.isCommitted()) {
            // The client has gone away in the middle of an answer; there is nobody left to tell.
            LOG.debug("Client went away", e);
            throw e;
        }
        rethrowIfUnderWay(e, response);
        if (e instanceof ErrorResponse known) {
            String detail = Objects.requireNonNullElse(known.getBody().getDetail(), "The request cannot be answered.");
            return answer(Problem.ofStatus(known.getStatusCode().value(), detail), known.getHeaders());
        }
        LOG.error("Failed to answer", e);
        return answer(
                Problem.of(ProblemType.INTERNAL, "The answer could not be made, and the fault is ours."),
                new HttpHeaders());
    }

    /** An answer that has begun must end as broken: a problem written after its rows would pass for one of them. */
    private static <E extends Exception> void rethrowIfUnderWay(E e, HttpServletResponse response) throws E {
        if (response.isCommitted()) {
            throw e;
        }
    }

    private static ResponseEntity<Problem> answer(Problem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static String message(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), "");
    }
}
