package dev.eventcrm.launcher;

import java.io.Console;
import java.util.Optional;

/** Where the output goes. */
final class Terminal {
    private Terminal() {}

    /** Whether a person sees it on a terminal, where a line can be written over; not in a file or a pipe. */
    static boolean isInteractive() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
}
