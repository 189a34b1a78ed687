package dev.eventcrm.command.web;

import java.util.Map;

/** A request that is answered before it reaches a handler. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    RefusedException(Problem problem) {
        this(problem, Map.of());
    }

    RefusedException(Problem problem, Map<String, String> headers) {
        super(problem.detail(), null, false, false);
        this.answer = Answer.problem(problem).with(headers);
    }

    Answer answer() {
        return answer;
    }
}
