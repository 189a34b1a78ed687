package dev.eventcrm.command.flow;

import dev.eventcrm.command.store.Decision;
import dev.eventcrm.command.store.TransactionWrites;
import dev.eventcrm.http.command.CommandResponse;
import dev.eventcrm.http.problem.Problem;

/** What a decision about a command comes to: the writes, and the answer once they are written. */
public final class CommandDecision {
    private CommandDecision() {}

    /**
     * 201 with what was created.
     *
     * @param writes the writes; the answer's consistency token names them
     * @param location its path
     * @param view it, to be written as JSON
     * @param version its version
     */
    public static Decision<CommandResponse> created(
            TransactionWrites writes, String location, Object view, long version) {
        return new Decision<>(writes, CommandResponse.created(location, view, version, writes.token()));
    }

    /**
     * 202 for work that goes on after the answer.
     *
     * @param writes the writes; the answer's consistency token names them
     * @param location where to watch it
     * @param view what was accepted, to be written as JSON
     * @param version its version
     */
    public static Decision<CommandResponse> accepted(
            TransactionWrites writes, String location, Object view, long version) {
        return new Decision<>(writes, CommandResponse.accepted(location, view, version, writes.token()));
    }

    /**
     * 200 with one result for each entry of a batch.
     *
     * @param writes the writes; the answer's consistency token names them
     * @param results the results, to be written as JSON
     */
    public static Decision<CommandResponse> batch(TransactionWrites writes, Object results) {
        return new Decision<>(writes, CommandResponse.batch(results, writes.token()));
    }

    /**
     * 204.
     *
     * @param writes the writes; the answer's consistency token names them
     */
    public static Decision<CommandResponse> noContent(TransactionWrites writes) {
        return new Decision<>(writes, CommandResponse.noContent(writes.token()));
    }

    /**
     * A refusal: nothing is written.
     *
     * @param problem why
     */
    public static Decision<CommandResponse> refused(Problem problem) {
        return Decision.of(CommandResponse.problem(problem));
    }
}
