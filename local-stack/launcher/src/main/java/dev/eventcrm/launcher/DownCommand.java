package dev.eventcrm.launcher;

import dev.eventcrm.launcher.stack.StackClient;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./crm down}. */
@Command(
        name = "down",
        description = {
            "Ends the stack, services first, and returns when all its processes have ended. Data is kept.",
            "Also ends the programs that a killed launcher left."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Crm.Version.class)
final class DownCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean ended = StackClient.on(data.folder()).end();
        out.println(ended ? "The stack is down." : "No stack was up.");
        return 0;
    }
}
