package dev.eventcrm.launcher.stack;

import java.util.List;

/**
 * What is remembered of a started stack.
 *
 * @param launcher the process that watches it
 * @param portOffset what it adds to every port
 * @param programs the processes it has started and not seen ending
 */
record StackState(ProcessMark launcher, int portOffset, List<ProcessMark> programs) {
    StackState {
        programs = List.copyOf(programs);
    }
}
