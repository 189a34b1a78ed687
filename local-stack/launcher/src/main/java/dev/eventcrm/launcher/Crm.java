package dev.eventcrm.launcher;

import dev.eventcrm.launcher.stack.StackException;
import java.io.Console;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line of Event CRM on a developer's machine; {@code ./crm} starts it. */
@Command(
        name = "crm",
        description = "Runs Event CRM on this machine, without Docker.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Crm.Version.class,
        subcommands = {
            UpCommand.class,
            BuildCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            SampleDataCommand.class,
            DeadLettersCommand.class
        },
        footer = {"", "Start with: ./crm up", "Help on a command: ./crm COMMAND --help"})
public final class Crm {
    private Crm() {}

    /** Runs one command and ends with its exit code: 0 done, 1 not done (one line says why), 2 not understood. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Crm());
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setExecutionExceptionHandler((e, command, parsed) -> {
            if (!(e instanceof StackException)) {
                throw e;
            }
            command.getErr().println("crm: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
        return commandLine;
    }

    /** Whether the output goes to a terminal, where a line can be written over. */
    static boolean isInteractive() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    /** The folder of the repository: given by {@code ./crm}, else the current one. */
    static Path root() {
        return Path.of(System.getProperty("crm.root", "")).toAbsolutePath().normalize();
    }

    /** Names the version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(Crm.class.getPackage().getImplementationVersion())
                    .orElse("(not packaged)");
            return new String[] {"Event CRM " + version, "Java " + Runtime.version()};
        }
    }
}
