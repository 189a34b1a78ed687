package dev.eventcrm.launcher.stack;

/**
 * How a process ended.
 *
 * @param code what {@link Process#exitValue} gives: a process killed by signal N gives 128 + N, and so does a JVM that
 *     ended in good order after SIGTERM or SIGINT
 */
record Exit(int code) {
    String described() {
        return switch (code) {
            case 129 -> "SIGHUP";
            case 130 -> "SIGINT";
            case 134 -> "SIGABRT (the JVM crashed)";
            case 137 -> "SIGKILL (kill -9, or out of memory)";
            case 139 -> "SIGSEGV";
            case 143 -> "SIGTERM";
            default -> "exit code " + code;
        };
    }
}
