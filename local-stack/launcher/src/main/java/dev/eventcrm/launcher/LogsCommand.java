package dev.eventcrm.launcher;

import dev.eventcrm.launcher.stack.Logs;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./crm logs}. */
@Command(
        name = "logs",
        description = "Shows the end of all logs, or of one.",
        mixinStandardHelpOptions = true,
        versionProvider = Crm.Version.class)
final class LogsCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "PROGRAM",
            description =
                    "dynamodb, opensearch, ses, services, command-api, stream-indexer, query-api, email-sender or gateway. Default: all.")
    private @Nullable String program;

    @Option(
            names = {"-f", "--follow"},
            description = "Continue with new lines until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "20",
            description = "Number of lines of each log. Default: ${DEFAULT-VALUE}.")
    private int lines;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Logs logs = new Logs(data.folder());
        List<String> programs = program == null ? logs.programs() : List.of(program);
        String format = programs.size() == 1 ? "%2$s%n" : "%-14s | %s%n";
        for (String name : programs) {
            for (String line : logs.lastLines(name, lines)) {
                out.printf(format, name, line);
            }
        }
        out.flush();
        if (follow) {
            logs.follow(programs, (name, line) -> {
                out.printf(format, name, line);
                out.flush();
            });
        }
        return 0;
    }
}
