package dev.eventcrm.launcher.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something that happened to a stack; sent at once, from any thread. */
public sealed interface Notice {
    /** Programs of an earlier launcher that was killed were found running and have been ended. */
    record OrphansEnded(List<String> programs) implements Notice {}

    /**
     * The process of a program was started; it does not answer yet.
     *
     * @param endpoints the names of the engine or the services that will answer
     */
    record Starting(String program, List<String> endpoints, long processId) implements Notice {}

    /**
     * An engine or a service answers and is ready.
     *
     * @param after the time since its process was started
     */
    record Up(String endpoint, Duration after) implements Notice {}

    /**
     * The start still waits for engines or services, whose processes live.
     *
     * @param lacks what each of them waits for, in its own words, by its name
     */
    record Waiting(Map<String, String> lacks) implements Notice {
        public Waiting {
            lacks = Collections.unmodifiableMap(new LinkedHashMap<>(lacks));
        }
    }

    /**
     * A program ended although it should run; it will be started again.
     *
     * @param how its exit code or signal, in words
     * @param restartsIn the time until it is started again
     * @param log which may contain the reason
     */
    record Died(String program, String how, Duration restartsIn, Path log) implements Notice {}

    /** The whole stack is about to be ended. */
    record Stopping() implements Notice {}

    /**
     * A program was ended on purpose.
     *
     * @param byForce whether it had to be killed because it did not end when asked
     */
    record Ended(String program, boolean byForce) implements Notice {}

    /** A cache that makes the start of a program faster is being made. */
    record MakingStartCache(String program) implements Notice {}

    /** The caches that make the next start faster are complete. */
    record StartCachesMade() implements Notice {}
}
