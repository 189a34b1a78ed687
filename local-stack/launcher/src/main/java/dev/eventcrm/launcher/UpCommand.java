package dev.eventcrm.launcher;

import dev.eventcrm.launcher.stack.Stack;
import dev.eventcrm.launcher.stack.StackClient;
import dev.eventcrm.launcher.stack.StackSettings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./crm up}. */
@Command(
        name = "up",
        description = {
            "Starts engines, services and gateway, and watches them until Ctrl-C or './crm down'.",
            "Builds first if sources are newer than the jars. A program that dies is started again."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Crm.Version.class)
final class UpCommand implements Callable<Integer> {
    @Option(names = "--fresh", description = "Start with empty engines: deletes all people, events and registrations.")
    private boolean fresh;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "Add N to every port, to run several stacks side by side (each with its own --data).")
    private int portOffset;

    @Option(
            names = "--senders",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Number of email-senders, 1 to 9; more than one implies --processes. Default: ${DEFAULT-VALUE}.")
    private int senders;

    @Option(
            names = "--processes",
            description = "Run each service in its own JVM, as in production. Default: one JVM runs all five.")
    private boolean processes;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        StackSettings settings = StackSettings.of(Crm.root()).withDataFolder(data.folder());
        StackClient known = StackClient.on(data.folder());
        if (known.launcher().isPresent()) {
            return saysThatItIsUp(known, settings, out);
        }
        try (UpDisplay display = new UpDisplay(out);
                Stack stack = Stack.start(settings.withPortOffset(portOffset)
                        .withProcesses(processes)
                        .withSenders(senders)
                        .withFresh(fresh)
                        .withPreparesNextStart(true)
                        .withNotices(display))) {
            display.started();
            new AddressTable(stack::url, settings).print(out);
            stack.awaitStopped();
        }
        return 0;
    }

    private int saysThatItIsUp(StackClient known, StackSettings settings, PrintWriter out) {
        long processId = known.launcher().orElseThrow();
        boolean allUp = known.programs().stream().allMatch(program -> program.up());
        out.printf(
                allUp
                        ? "The stack is already up (launcher: process %d).%n"
                        : "The stack is already starting (launcher: process %d).%n",
                processId);
        if (fresh) {
            out.printf("--fresh has no effect on a running stack; end it first: ./crm down%s%n", settings.dataOption());
        }
        new AddressTable(known::url, settings).print(out);
        return 0;
    }
}
