package dev.eventcrm.launcher.stack;

import dev.eventcrm.launcher.stack.Program.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Identifies a process, also against a later one with the same id.
 *
 * @param name the program's name, or {@code launcher}
 * @param startedAt when the operating system started it
 */
record ProcessMark(String name, Optional<Role> role, long pid, Instant startedAt) {
    /** Linux derives start times from a boot time that may be corrected by a second while the machine runs. */
    private static final Duration CLOCK_CORRECTION = Duration.ofSeconds(2);

    static ProcessMark of(String name, Role role, ProcessHandle process) {
        return new ProcessMark(name, Optional.of(role), process.pid(), startOf(process));
    }

    static ProcessMark ofLauncher() {
        ProcessHandle self = ProcessHandle.current();
        return new ProcessMark("launcher", Optional.empty(), self.pid(), startOf(self));
    }

    /** The process, if it still runs and is no other that got the same id. */
    Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid)
                .filter(Running::is)
                .filter(process ->
                        Duration.between(startedAt, startOf(process)).abs().compareTo(CLOCK_CORRECTION) <= 0);
    }

    /** A process without a start time has ended, or belongs to another user: it matches no mark. */
    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
