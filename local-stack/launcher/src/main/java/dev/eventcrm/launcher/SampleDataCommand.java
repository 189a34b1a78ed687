package dev.eventcrm.launcher;

import dev.eventcrm.launcher.sample.Progress;
import dev.eventcrm.launcher.sample.SampleRun;
import dev.eventcrm.launcher.sample.SampleSettings;
import dev.eventcrm.launcher.sample.Summary;
import dev.eventcrm.launcher.stack.StackClient;
import dev.eventcrm.launcher.stack.StackException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./crm sample-data}. */
@Command(
        name = "sample-data",
        description = {
            "Fills a running stack with realistic people, companies, events, registrations and campaigns.",
            "The same seed and numbers give the same data: an interrupted run continues when it is started again, another seed adds data."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Crm.Version.class)
final class SampleDataCommand implements Callable<Integer> {
    private static final int IN_FLIGHT = 8;

    @Option(
            names = "--people",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Number of people. Default: ${DEFAULT-VALUE}.")
    private int people;

    @Option(
            names = "--events",
            paramLabel = "M",
            description = "Number of events. Default: one for each 100 people, at least 50.")
    private @Nullable Integer events;

    @Option(
            names = "--no-campaigns",
            description = "Send no mails. Default: campaigns go to about a quarter of the people.")
    private boolean withoutCampaigns;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Chooses the data; a whole number. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--url", paramLabel = "URL", description = "Address of the gateway. Default: the stack in --data.")
    private @Nullable URI url;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        URI gateway = Optional.ofNullable(url)
                .orElseGet(() -> StackClient.on(data.folder()).url("gateway"));
        try {
            SampleSettings settings = new SampleSettings(
                    gateway,
                    people,
                    events == null ? SampleSettings.eventsFor(people) : events,
                    !withoutCampaigns,
                    seed,
                    LocalDate.now(ZoneOffset.UTC),
                    IN_FLIGHT);
            Summary summary = new SampleRun(settings, Progress.on(System.err, Crm.isInteractive())).run();
            print(summary, out);
            return summary.isComplete() ? 0 : 1;
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--" + e.getMessage());
        } catch (IOException e) {
            throw new StackException(String.valueOf(e.getMessage()));
        }
    }

    private static void print(Summary summary, PrintWriter out) {
        out.printf(
                "%n%-14s %9s %14s %8s %9s %10s %9s %9s%n",
                "", "done", "already there", "failed", "seconds", "per second", "p50 ms", "p99 ms");
        for (Summary.Part part : summary.parts()) {
            out.printf(
                    "%-14s %9d %14d %8d %9.1f %10.0f %9d %9d%n",
                    part.name(),
                    part.done(),
                    part.alreadyThere(),
                    part.failed(),
                    part.time().toMillis() / 1000.0,
                    part.perSecond(),
                    part.median().toMillis(),
                    part.slowest().toMillis());
        }
        summary.parts().stream()
                .flatMap(part -> part.details().stream())
                .forEach(detail -> out.printf("  failed: %s%n", detail));
        summary.remarks().forEach(remark -> out.printf("%s%n", remark));
        out.flush();
    }
}
