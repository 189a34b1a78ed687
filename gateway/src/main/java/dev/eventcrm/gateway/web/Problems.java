package dev.eventcrm.gateway.web;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Builds the gateway's own error answers (RFC 9457). */
public final class Problems {
    private static final String TYPES = "urn:event-crm:problem:";
    static final URI NO_TYPE_BUT_THE_STATUS = URI.create("about:blank");

    private Problems() {}

    /**
     * Builds a problem that its status explains.
     *
     * @param status the HTTP status
     * @param detail a sentence for the one who sent the request
     * @return the problem
     */
    public static ProblemDetail of(HttpStatus status, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(NO_TYPE_BUT_THE_STATUS);
        return problem;
    }

    /**
     * Builds a problem of a kind of its own.
     *
     * @param status the HTTP status
     * @param type the last part of its type
     * @param title what all problems of the type have in common
     * @param detail a sentence for the one who sent the request
     * @return the problem
     */
    public static ProblemDetail of(HttpStatus status, String type, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPES + type));
        problem.setTitle(title);
        return problem;
    }
}
