package dev.eventcrm.launcher;

import dev.eventcrm.launcher.deadletters.DeadLetters;
import dev.eventcrm.launcher.deadletters.DeadLetters.DeadLetter;
import dev.eventcrm.launcher.stack.StackClient;
import dev.eventcrm.launcher.stack.StackException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./crm dead-letters list} and {@code ./crm dead-letters replay}. */
@Command(
        name = "dead-letters",
        description = "Lists or replays the changes that the read model refused.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Crm.Version.class)
final class DeadLettersCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** One dead letter, or all. */
    static final class Which {
        @Parameters(paramLabel = "ID", description = "The id of a dead letter, from the list.")
        private @Nullable String id;

        @Option(names = "--all", description = "All dead letters of the list.")
        private boolean all;
    }

    @Command(
            name = "list",
            description = "Shows every refused change, with the reason.",
            mixinStandardHelpOptions = true,
            versionProvider = Crm.Version.class)
    int list(@Mixin DataOption data) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<DeadLetter> letters = asked(data, DeadLetters::list);
        if (letters.isEmpty()) {
            out.println("There are no dead letters.");
            return 0;
        }
        for (DeadLetter letter : letters) {
            out.printf("%s%n", letter.id());
            out.printf("    document  %s/%s, version %d%n", letter.index(), letter.documentId(), letter.version());
            out.printf("    failed    %s%n", letter.failedAt());
            out.printf("    reason    %s%n", letter.reason());
        }
        out.printf("Total: %d. Apply them again with ./crm dead-letters replay ID, or --all.%n", letters.size());
        return 0;
    }

    @Command(
            name = "replay",
            description = "Applies refused changes again, once their cause is repaired.",
            mixinStandardHelpOptions = true,
            versionProvider = Crm.Version.class)
    int replay(@ArgGroup(exclusive = true, multiplicity = "1") Which which, @Mixin DataOption data)
            throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<String> ids = which.all
                ? asked(data, DeadLetters::list).stream().map(DeadLetter::id).toList()
                : List.of(Objects.requireNonNull(which.id));
        int missing = 0;
        for (String each : ids) {
            boolean found = asked(data, letters -> letters.replay(each));
            out.printf("%s: %s%n", each, found ? "replayed" : "no such dead letter");
            missing += found ? 0 : 1;
        }
        out.printf("Replayed: %d.%n", ids.size() - missing);
        return missing == 0 ? 0 : 1;
    }

    private interface Question<T> {
        T ask(DeadLetters letters) throws IOException, InterruptedException;
    }

    private static <T> T asked(DataOption data, Question<T> question) throws InterruptedException {
        try {
            return question.ask(new DeadLetters(StackClient.on(data.folder()).url("stream-indexer")));
        } catch (IOException e) {
            throw new StackException(String.valueOf(e.getMessage()));
        }
    }
}
