package dev.eventcrm.http.problem;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Ends a request with a problem. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    /**
     * A refusal, without a stack trace: it tells of the request, not of the program.
     *
     * @param problem what the client gets
     */
    public ProblemException(Problem problem) {
        this(problem, Map.of());
    }

    /**
     * A refusal with headers.
     *
     * @param problem what the client gets
     * @param headers headers of the answer beside {@code Content-Type}
     */
    public ProblemException(Problem problem, Map<String, String> headers) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    /**
     * A problem that a fault brought about.
     *
     * @param problem what the client gets
     * @param headers headers of the answer beside {@code Content-Type}
     * @param cause the fault
     */
    protected ProblemException(Problem problem, Map<String, String> headers, @Nullable Throwable cause) {
        super(problem.detail(), cause);
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    /**
     * 404: the address names something that does not exist.
     *
     * @param detail a sentence that says what was looked for
     */
    public static ProblemException notFound(String detail) {
        return new ProblemException(Problem.of(ProblemType.NOT_FOUND, detail));
    }

    /**
     * 406: {@code Accept} takes no format of the operation.
     *
     * @param formats what the operation can answer with; none means JSON
     */
    public static ProblemException notAcceptable(List<MediaType> formats) {
        String given = formats.isEmpty() ? MediaType.APPLICATION_JSON_VALUE : MediaType.toString(formats);
        return new ProblemException(Problem.of(
                ProblemType.NOT_ACCEPTABLE, "The answer is " + given + ", which the header Accept does not take."));
    }

    /** 400: {@code Accept} is not a list of media types. */
    public static ProblemException unreadableAccept() {
        return new ProblemException(Problem.of(
                ProblemType.MALFORMED_REQUEST,
                "The header Accept must be a list of media types, such as application/json."));
    }

    /** What the client gets. */
    public Problem problem() {
        return problem;
    }

    ResponseEntity<byte[]> toResponse() {
        HttpHeaders all = new HttpHeaders();
        headers.forEach(all::set);
        all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(problem.toJson(), all, HttpStatusCode.valueOf(problem.status()));
    }
}
