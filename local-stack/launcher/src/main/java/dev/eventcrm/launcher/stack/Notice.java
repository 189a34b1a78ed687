package dev.eventcrm.launcher.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Something that whoever watches a stack may want to know; given at once, from any thread. */
public sealed interface Notice {
    /**
     * Programs of an earlier launcher that was killed were found running and have been ended.
     *
     * @param programs their names
     */
    record OrphansEnded(List<String> programs) implements Notice {}

    /**
     * The process of a program was started; it does not answer yet.
     *
     * @param program its name
     * @param processId its process
     */
    record Starting(String program, long processId) implements Notice {}

    /**
     * A program answers and is ready.
     *
     * @param program its name
     * @param after the time since its process was started
     */
    record Up(String program, Duration after) implements Notice {}

    /**
     * A program ended although it should run; it will be started again.
     *
     * @param program its name
     * @param how its exit code or signal, in words
     * @param restartsIn the time until it is started again
     * @param log where it may have said why
     */
    record Died(String program, String how, Duration restartsIn, Path log) implements Notice {}

    /** The whole stack is about to be ended. */
    record Stopping() implements Notice {}

    /**
     * A program was ended on purpose.
     *
     * @param program its name
     * @param byForce whether it had to be killed because it did not end when asked
     */
    record Ended(String program, boolean byForce) implements Notice {}

    /** The caches that make the next start faster are complete. */
    record NextStartPrepared() implements Notice {}
}
