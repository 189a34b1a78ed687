package dev.eventcrm.launcher.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one program running: starts it, waits until it is up and starts it again when it dies, until {@link #stop}.
 *
 * <p>One virtual thread does so from {@link #start} to {@link #stop}; all state is guarded by this object's monitor.
 */
final class Supervisor {
    private static final Duration FIRST_PROBE_INTERVAL = Duration.ofMillis(100);
    /** Each probe makes a slow start slower. */
    private static final Duration LAST_PROBE_INTERVAL = Duration.ofSeconds(1);

    private final Program program;
    private final Launch launch;
    private final Backoff backoff;
    private final Watcher watcher;

    private boolean wanted;
    private boolean up;
    /** What each endpoint that is not up yet still waits for, in its own words. */
    private final Map<Endpoint, String> lacks = new LinkedHashMap<>();

    private @Nullable RunningProgram running;
    private @Nullable Thread thread;

    Supervisor(Program program, Launch launch, Backoff backoff, Watcher watcher) {
        this.program = program;
        this.launch = launch;
        this.backoff = backoff;
        this.watcher = watcher;
    }

    /** Gets what happens to a program. */
    interface Watcher {
        void started(RunningProgram program);

        void up(Endpoint endpoint, Duration after);

        /**
         * The program ended although it should run, or could not be started at all.
         *
         * @param diedBeforeUp how often in a row it has now ended without ever being up in between
         */
        void died(Program program, String how, int diedBeforeUp, Duration wait);

        void ended(RunningProgram program, boolean byForce);
    }

    Program program() {
        return program;
    }

    /** Begins to keep the program running; does nothing if it does so already. */
    synchronized void start() {
        if (!wanted) {
            wanted = true;
            thread = Thread.ofVirtual().name("keep " + program.name()).start(this::keep);
        }
    }

    /** Leaves the program running, but does not start it again: the stack is about to end. */
    synchronized void letGo() {
        wanted = false;
        notifyAll();
    }

    /**
     * Ends the program and keeps it stopped; does nothing if it is not kept running.
     *
     * @param grace the time it has to end by itself
     */
    void stop(Duration grace) {
        RunningProgram toEnd;
        Thread keeper;
        synchronized (this) {
            wanted = false;
            toEnd = running;
            keeper = thread;
            thread = null;
            notifyAll();
        }
        if (toEnd != null) {
            boolean byForce = toEnd.end(grace);
            watcher.ended(toEnd, byForce);
        }
        if (keeper != null) {
            join(keeper);
        }
    }

    /**
     * Kills the program's process; it is started again.
     *
     * @return false if it does not run now
     */
    synchronized boolean kill() {
        Optional<RunningProgram> victim = running();
        victim.ifPresent(found -> found.process().destroyForcibly());
        up = false;
        return victim.isPresent();
    }

    /** The process that runs the program now; none while it is stopped or waits to be started again. */
    synchronized Optional<RunningProgram> running() {
        return Optional.ofNullable(running).filter(found -> found.process().isAlive());
    }

    /**
     * Waits until the program is up.
     *
     * @return false if it is not within the time
     */
    synchronized boolean awaitUp(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!isUp()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    synchronized boolean isUp() {
        return up && running().isPresent();
    }

    private void keep() {
        int deathsInARow = 0;
        int diedBeforeUp = 0;
        try {
            while (isWanted()) {
                long startedAt = System.nanoTime();
                String how;
                boolean wasUp = false;
                try {
                    Optional<RunningProgram> started = startUnlessStopped();
                    if (started.isEmpty()) {
                        return;
                    }
                    Process process = started.get().process();
                    wasUp = watch(process, startedAt);
                    how = described(process.waitFor());
                } catch (IOException | RuntimeException e) {
                    // The program is started again after any failure; the watcher ends a start that cannot succeed.
                    how = e instanceof StackException ? String.valueOf(e.getMessage()) : e.toString();
                    endUnwatched();
                }
                if (!forgetProcess()) {
                    return;
                }
                deathsInARow = backoff.deathsInARow(deathsInARow, Duration.ofNanos(System.nanoTime() - startedAt));
                diedBeforeUp = wasUp ? 0 : diedBeforeUp + 1;
                Duration wait = backoff.waitAfter(deathsInARow);
                notifyDied(how, diedBeforeUp, wait);
                awaitStop(wait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The end of a process in words.
     *
     * @param exitValue as {@link Process#exitValue}: 128 + N after signal N, also of a JVM that ended in good order on SIGTERM or SIGINT
     */
    private static String described(int exitValue) {
        return switch (exitValue) {
            case 129 -> "SIGHUP";
            case 130 -> "SIGINT";
            case 134 -> "SIGABRT (the JVM crashed)";
            case 137 -> "SIGKILL (kill -9, or out of memory)";
            case 139 -> "SIGSEGV";
            case 143 -> "SIGTERM";
            default -> "exit code " + exitValue;
        };
    }

    /** Restarts the program even if the watcher fails. */
    private void notifyDied(String how, int diedBeforeUp, Duration wait) {
        try {
            watcher.died(program, how, diedBeforeUp, wait);
        } catch (RuntimeException e) {
            try {
                launch.data().log(program.name()).note("the watcher failed on the end (%s): %s".formatted(how, e));
            } catch (IOException unwritable) {
                // The log cannot be written; the program is started again all the same.
            }
        }
    }

    /** A process that is no longer followed would keep its port from the next one. */
    private void endUnwatched() throws InterruptedException {
        Optional<RunningProgram> unwatched = running();
        if (unwatched.isPresent()) {
            unwatched.get().process().destroyForcibly().waitFor();
        }
    }

    private synchronized boolean isWanted() {
        return wanted;
    }

    private Optional<RunningProgram> startUnlessStopped() throws IOException {
        // Extracting a jar takes a second; stop() need not wait for it.
        launch.runnableJar(program);
        synchronized (this) {
            if (!wanted) {
                return Optional.empty();
            }
            running = launch.start(program);
            lacks.clear();
            program.endpoints().forEach(endpoint -> lacks.put(endpoint, "does not listen yet"));
            watcher.started(running);
            return Optional.of(running);
        }
    }

    /** Follows the process until all its endpoints are up, then until it ends. */
    private boolean watch(Process process, long startedAt) throws InterruptedException {
        Duration interval = FIRST_PROBE_INTERVAL;
        while (!process.waitFor(interval.toMillis(), TimeUnit.MILLISECONDS)) {
            for (Endpoint endpoint : missing()) {
                Optional<String> lack = endpoint.probe().lack();
                if (note(endpoint, lack) && process.isAlive()) {
                    watcher.up(endpoint, Duration.ofNanos(System.nanoTime() - startedAt));
                }
            }
            if (missing().isEmpty() && process.isAlive() && becomesUp()) {
                process.waitFor();
                return true;
            }
            Duration next = interval.multipliedBy(11).dividedBy(10);
            interval = next.compareTo(LAST_PROBE_INTERVAL) < 0 ? next : LAST_PROBE_INTERVAL;
        }
        return false;
    }

    private synchronized List<Endpoint> missing() {
        return List.copyOf(lacks.keySet());
    }

    private synchronized boolean note(Endpoint endpoint, Optional<String> lack) {
        lack.ifPresentOrElse(reason -> lacks.put(endpoint, reason), () -> lacks.remove(endpoint));
        return lack.isEmpty();
    }

    /** What each endpoint lacks that is not up; nothing while there is no process. */
    synchronized Map<Endpoint, String> lacks() {
        return running == null ? Map.of() : new LinkedHashMap<>(lacks);
    }

    private synchronized boolean becomesUp() {
        up = wanted;
        notifyAll();
        return up;
    }

    /** Returns whether the program should still run. */
    private synchronized boolean forgetProcess() {
        running = null;
        up = false;
        return wanted;
    }

    private synchronized void awaitStop(Duration wait) throws InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (wanted && deadline - System.nanoTime() > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
        }
    }

    private static void join(Thread keeper) {
        try {
            keeper.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
