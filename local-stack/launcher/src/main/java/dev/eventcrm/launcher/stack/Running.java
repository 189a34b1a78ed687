package dev.eventcrm.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Whether processes run that need not be children of this one. */
final class Running {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private Running() {}

    /**
     * Whether the process still does something. One that ended and is waiting to be collected by its parent does not,
     * although Java calls it alive; in a container without an init process it may wait for ever.
     */
    static boolean is(ProcessHandle process) {
        return process.isAlive() && !isWaitingToBeCollected(process.pid());
    }

    /** See proc_pid_stat(5): the state follows the command, which stands in parentheses and may hold any character. */
    private static boolean isWaitingToBeCollected(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            // No Linux, or it is gone by now.
            return false;
        }
    }

    /** Waits for the process to end; returns whether it did within the time. */
    static boolean endsWithin(ProcessHandle process, Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        try {
            while (is(process)) {
                if (System.nanoTime() - deadline >= 0) {
                    return false;
                }
                Thread.sleep(LOOK_AGAIN);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !is(process);
        }
    }
}
