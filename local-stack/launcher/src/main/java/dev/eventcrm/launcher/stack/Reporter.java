package dev.eventcrm.launcher.stack;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Turns the events of programs into notices and entries of the state file, and ends a start that cannot succeed. */
final class Reporter implements Supervisor.Watcher {
    private static final int DEATHS_BEFORE_UP = 3;

    private final StackSettings settings;
    private final StateWriter memory;
    private final CompletableFuture<Void> start;

    /**
     * Watches for one stack.
     *
     * @param start completed with an error once a program has died too often before it was ever up
     */
    Reporter(StackSettings settings, StateWriter memory, CompletableFuture<Void> start) {
        this.settings = settings;
        this.memory = memory;
        this.start = start;
    }

    @Override
    public void started(RunningProgram program) {
        ProcessMark mark = program.mark();
        memory.add(mark);
        settings.notices()
                .accept(new Notice.Starting(mark.name(), program.program().answering(), mark.pid()));
    }

    @Override
    public void up(Endpoint endpoint, Duration after) {
        settings.notices().accept(new Notice.Up(endpoint.name(), after));
    }

    @Override
    public void died(Program program, String how, int diedBeforeUp, Duration wait) {
        memory.remove(program.name());
        LogFile log = settings.data().log(program.name());
        if (diedBeforeUp >= DEATHS_BEFORE_UP && !start.isDone()) {
            start.completeExceptionally(new StackException(hopeless(program, how, log)));
        } else {
            settings.notices().accept(new Notice.Died(program.name(), how, wait, log.path()));
        }
    }

    @Override
    public void ended(RunningProgram program, boolean byForce) {
        memory.remove(program.program().name());
        settings.notices().accept(new Notice.Ended(program.program().name(), byForce));
    }

    private String hopeless(Program program, String how, LogFile log) {
        String reason = log.lastWords().orElse(how);
        String cure = program.data()
                .map(data -> "if its data in %s is damaged, ./crm up --fresh%s empties it; "
                        .formatted(data, settings.dataOption()))
                .orElse("");
        return "%s died %d times while starting: %s (%slog: %s)"
                .formatted(program.name(), DEATHS_BEFORE_UP, reason, cure, log.path());
    }
}
