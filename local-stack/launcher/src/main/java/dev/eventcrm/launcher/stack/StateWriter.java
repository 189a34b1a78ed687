package dev.eventcrm.launcher.stack;

import dev.eventcrm.launcher.stack.StateFile.StackState;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Updates the state file as processes start and end. */
final class StateWriter {
    private final StateFile file;
    private final int portOffset;
    private final Consumer<IOException> whenLost;
    private final ProcessMark launcher = ProcessMark.ofLauncher();
    private final Map<String, ProcessMark> processes = new LinkedHashMap<>();

    /**
     * Begins without programs.
     *
     * @param whenLost called when the file cannot be written
     */
    StateWriter(StateFile file, int portOffset, Consumer<IOException> whenLost) {
        this.file = file;
        this.portOffset = portOffset;
        this.whenLost = whenLost;
    }

    /** Writes the launcher itself, to show that a start is under way. */
    synchronized void begin() {
        write();
    }

    synchronized void add(ProcessMark process) {
        processes.put(process.name(), process);
        write();
    }

    synchronized void remove(String program) {
        processes.remove(program);
        write();
    }

    /** Deletes the state file. */
    synchronized void end() {
        try {
            file.delete();
        } catch (IOException e) {
            // The processes in it have ended: a reader finds none alive.
        }
    }

    private void write() {
        try {
            file.write(new StackState(launcher, portOffset, List.copyOf(processes.values())));
        } catch (IOException e) {
            whenLost.accept(e);
        }
    }
}
