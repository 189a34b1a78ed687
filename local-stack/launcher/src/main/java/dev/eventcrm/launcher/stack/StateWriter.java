package dev.eventcrm.launcher.stack;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Keeps the state file true while processes come and go. */
final class StateWriter {
    private final StateFile file;
    private final int portOffset;
    private final Consumer<IOException> whenLost;
    private final ProcessMark launcher = ProcessMark.ofLauncher();
    private final Map<String, ProcessMark> processes = new LinkedHashMap<>();

    /**
     * Begins without programs.
     *
     * @param whenLost told when the file cannot be written
     */
    StateWriter(StateFile file, int portOffset, Consumer<IOException> whenLost) {
        this.file = file;
        this.portOffset = portOffset;
        this.whenLost = whenLost;
    }

    /** Remembers the launcher itself, so that others see that a start is under way. */
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

    /** Forgets the stack. */
    synchronized void end() {
        try {
            file.delete();
        } catch (IOException e) {
            // What it names has ended; whoever reads it will find nothing alive.
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
