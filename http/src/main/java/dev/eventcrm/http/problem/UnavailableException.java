package dev.eventcrm.http.problem;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The answer cannot be given now: 503 with {@code Retry-After: 1}. */
public final class UnavailableException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private static final Map<String, String> SOON = Map.of(HttpHeaders.RETRY_AFTER, "1");

    /**
     * A dependency does not answer.
     *
     * @param detail a sentence that says which
     * @param cause what went wrong, if something did
     */
    public UnavailableException(String detail, @Nullable Throwable cause) {
        this(ProblemType.UNAVAILABLE, detail, cause);
    }

    private UnavailableException(ProblemType type, String detail, @Nullable Throwable cause) {
        super(Problem.of(type, detail), SOON, cause);
    }

    /**
     * The read model does not show in time what the client demands.
     *
     * @param detail a sentence that says what it lacks
     */
    public static UnavailableException notYetVisible(String detail) {
        return new UnavailableException(ProblemType.NOT_YET_VISIBLE, detail, null);
    }
}
