package dev.eventcrm.command.web;

import java.util.Map;

/** A request that is answered before it reaches a handler. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CommandResponse answer;

    ProblemException(Problem problem) {
        this(problem, Map.of());
    }

    ProblemException(Problem problem, Map<String, String> headers) {
        super(problem.detail(), null, false, false);
        this.answer = CommandResponse.problem(problem).with(headers);
    }

    CommandResponse answer() {
        return answer;
    }
}
