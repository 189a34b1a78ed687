package dev.eventcrm.launcher.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts programs as processes.
 *
 * @param cache their code, prepared
 * @param data where their logs go, and where they stand
 */
record Launch(StartCache cache, DataFolder data) {
    /**
     * A terminal's Ctrl-C and hang-up reach every process of the group at once; the launcher alone shall act on them, in
     * its own order. What a shell ignores, the program it turns into ignores too (POSIX, "trap").
     */
    private static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "event-crm");

    /**
     * A start without a cache spends most of its time in the optimising compiler, on code that runs in the first seconds
     * only. Four times the thresholds of "java -XX:+PrintFlagsFinal" leave it what stays hot.
     */
    private static final List<String> WITHOUT_CACHE = List.of(
            "-XX:Tier4InvocationThreshold=20000",
            "-XX:Tier4MinInvocationThreshold=2400",
            "-XX:Tier4CompileThreshold=60000",
            "-XX:Tier4BackEdgeThreshold=160000");

    /**
     * Starts the program's process; it does not wait for it to be up.
     *
     * @throws IOException if the operating system refuses
     */
    RunningProgram start(Program program) throws IOException {
        LogFile log = data.log(program.name());
        Path aotCache = cache.aotCache(program);
        // JDK 25 warns of entries that it makes anew because two of the cache have the same hash: nothing to act on.
        List<String> flags =
                Files.exists(aotCache) ? List.of("-XX:AOTCache=" + aotCache, "-Xlog:aot*=error") : WITHOUT_CACHE;
        List<String> command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        command.addAll(command(program, flags));
        ProcessBuilder builder = builder(program, command, log.path().toFile());
        Process process = builder.start();
        log.note("%s started, process %d".formatted(program.name(), process.pid()));
        return new RunningProgram(program, process);
    }

    /** The JVM's command line, with flags beside the program's own. */
    List<String> command(Program program, List<String> moreFlags) {
        List<String> command = new ArrayList<>();
        command.add(cache.java().toString());
        command.addAll(program.jvmFlags());
        command.addAll(moreFlags);
        command.add("-Dcrm.program=" + program.name());
        command.add("-jar");
        command.add(cache.runnableJar(program).toString());
        command.addAll(program.arguments());
        return command;
    }

    /** Engines get a standard input to live by, services an empty one. */
    ProcessBuilder builder(Program program, List<String> command, File output) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(data.logs().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output));
        if (program.role() == Role.SERVICE) {
            builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        }
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(Launch::wouldLeadAway);
        environment.putAll(program.environment());
        return builder;
    }

    /** A developer's own AWS settings, or a proxy, must not lead the local stack away from its own engines. */
    private static boolean wouldLeadAway(String variable) {
        return variable.startsWith("AWS_")
                || variable.toUpperCase(java.util.Locale.ROOT).endsWith("_PROXY");
    }
}
