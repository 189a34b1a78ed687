package dev.eventcrm.launcher.stack;

import dev.eventcrm.launcher.stack.Program.Role;
import dev.eventcrm.launcher.stack.StateFile.StackState;
import java.time.Duration;
import java.util.List;

/** Ends processes that are not, or no longer, children of this one. */
final class OrphanReaper {
    private OrphanReaper() {}

    /**
     * Ends what still runs of a stack, services before engines.
     *
     * @param state what its launcher remembered
     * @param grace the time each gets to end by itself before it is killed
     * @return the names of those that ran
     */
    static List<String> end(StackState state, Duration grace) {
        List<ProcessMark> running = state.programs().stream()
                .filter(mark -> mark.alive().isPresent())
                .toList();
        endTogether(havingRole(running, Role.SERVICE), grace);
        endTogether(havingRole(running, Role.ENGINE), grace);
        return running.stream().map(ProcessMark::name).toList();
    }

    private static List<ProcessMark> havingRole(List<ProcessMark> marks, Role role) {
        return marks.stream()
                .filter(mark -> mark.role().filter(role::equals).isPresent())
                .toList();
    }

    private static void endTogether(List<ProcessMark> marks, Duration grace) {
        List<ProcessHandle> processes =
                marks.stream().flatMap(mark -> mark.alive().stream()).toList();
        processes.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + grace.toNanos();
        for (ProcessHandle process : processes) {
            if (!Running.endsWithin(process, Duration.ofNanos(deadline - System.nanoTime()))) {
                process.destroyForcibly();
                Running.endsWithin(process, grace);
            }
        }
    }
}
