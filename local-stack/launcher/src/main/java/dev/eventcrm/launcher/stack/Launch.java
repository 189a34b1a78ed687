package dev.eventcrm.launcher.stack;

import dev.eventcrm.launcher.stack.Program.Code;
import dev.eventcrm.launcher.stack.Program.Role;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Starts programs as processes.
 *
 * @param data the folder of logs and data
 */
record Launch(BootJars bootJars, StartCaches caches, DataFolder data) {
    /** What runs every program: the JVM of this process. */
    static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /**
     * A terminal's Ctrl-C and hang-up reach every process of the group at once; only the launcher acts on them, in
     * its own order. A signal that a shell ignores is also ignored by the program it executes (POSIX, "trap").
     */
    static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "event-crm");

    static Launch of(StackSettings settings) {
        return new Launch(
                new BootJars(settings.root().resolve("target/boot-jars")), StartCaches.of(settings), settings.data());
    }

    /**
     * Refuses a program that was not built.
     *
     * @throws StackException if its jar is missing
     */
    static void requireBuilt(Program program) {
        Path jar = program.code().jar();
        if (!Files.isRegularFile(jar)) {
            throw new StackException(jar + " is missing; build it first: ./crm build, or mvn package -DskipTests");
        }
    }

    /**
     * Starts the program's process; it does not wait for it to be up.
     *
     * @throws IOException if the operating system refuses
     */
    RunningProgram start(Program program) throws IOException {
        LogFile log = data.log(program.name());
        List<String> command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        command.addAll(command(program, caches.flags(program)));
        ProcessBuilder builder = builder(program, command, log.path().toFile());
        Process process = builder.start();
        log.note("%s started, process %d".formatted(program.name(), process.pid()));
        return new RunningProgram(program, process);
    }

    /**
     * The jar to run.
     *
     * @throws StackException if it is missing or cannot be extracted
     */
    Path runnableJar(Program program) {
        return switch (program.code()) {
            case Code.PlainJar(Path jar) -> jar;
            case Code.BootJar(Path jar) -> bootJars.extracted(jar);
        };
    }

    /** The JVM's command line, with flags beside the program's own. */
    List<String> command(Program program, List<String> moreFlags) {
        List<String> command = new ArrayList<>();
        command.add(JAVA.toString());
        command.addAll(program.jvmFlags());
        command.addAll(moreFlags);
        command.add("-Dcrm.program=" + program.name());
        command.add("-jar");
        command.add(runnableJar(program).toString());
        command.addAll(program.arguments());
        return command;
    }

    /** Engines get a standard input, with which they end; services get an empty one. */
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

    /** A developer's AWS settings, or a proxy, must not lead services away from the local engines. */
    private static boolean wouldLeadAway(String variable) {
        return variable.startsWith("AWS_") || variable.toUpperCase(Locale.ROOT).endsWith("_PROXY");
    }
}
