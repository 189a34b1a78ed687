package dev.eventcrm.launcher;

import dev.eventcrm.launcher.stack.ProgramStatus;
import dev.eventcrm.launcher.stack.StackClient;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./crm status}. */
@Command(
        name = "status",
        description = "Shows the state of every program of the stack.",
        mixinStandardHelpOptions = true,
        versionProvider = Crm.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all programs are up", "1:some are not", "3:no stack is up"})
final class StatusCommand implements Callable<Integer> {
    private static final int NOTHING_UP = 3;
    private static final double KIB_IN_A_MIB = 1024.0;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        StackClient stack = StackClient.on(data.folder());
        Optional<Long> launcher = stack.launcher();
        if (launcher.isEmpty() && !stack.hasOrphans()) {
            out.println("No stack is up on %s; ./crm up starts one.".formatted(data.folder()));
            return NOTHING_UP;
        }
        List<ProgramStatus> programs = stack.programs();
        out.println(
                launcher.map("The launcher is process %d."::formatted)
                        .orElse(
                                "The launcher was killed; these programs are left. ./crm down ends them, ./crm up starts the stack again."));
        out.printf("%n  %-16s %-9s %8s %9s %9s  %s%n", "", "state", "process", "for", "memory", "address");
        for (ProgramStatus program : programs) {
            boolean runsOne = program.endpoints().size() == 1;
            out.println(
                    row(program, runsOne ? program.endpoints().getFirst().url().toString() : ""));
            if (!runsOne) {
                program.endpoints().forEach(endpoint -> out.println(row(program, endpoint)));
            }
        }
        long resident = programs.stream()
                .mapToLong(program -> program.residentKiB().orElse(0L))
                .sum();
        out.printf("%n  Resident memory in total: %s%n", mebibytes(resident));
        return launcher.isPresent() && programs.stream().allMatch(ProgramStatus::up) ? 0 : 1;
    }

    private static String row(ProgramStatus program, String address) {
        return "  %-16s %-9s %8s %9s %9s  %s"
                .formatted(
                        program.name(),
                        state(program, program.up()),
                        program.processId().map(String::valueOf).orElse("-"),
                        program.runsFor().map(StatusCommand::clock).orElse("-"),
                        program.residentKiB().map(StatusCommand::mebibytes).orElse("-"),
                        address)
                .stripTrailing();
    }

    /** A service that shares its process with others. */
    private static String row(ProgramStatus program, ProgramStatus.Answering service) {
        return "    %-14s %-9s %8s %9s %9s  %s"
                .formatted(service.name(), state(program, service.up()), "", "", "", service.url());
    }

    private static String state(ProgramStatus program, boolean up) {
        return up ? "up" : program.processId().isPresent() ? "not ready" : "down";
    }

    private static String clock(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    private static String mebibytes(long kibibytes) {
        return String.format(Locale.ROOT, "%.0f MiB", kibibytes / KIB_IN_A_MIB);
    }
}
