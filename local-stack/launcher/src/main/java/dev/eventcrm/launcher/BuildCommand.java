package dev.eventcrm.launcher;

import dev.eventcrm.launcher.stack.StackSettings;
import dev.eventcrm.launcher.stack.StartCacheTraining;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./crm build}; the script has built the jars before it comes here. */
@Command(
        name = "build",
        description = {
            "Builds jars that are older than their sources, and makes the start caches.",
            "'./crm up' builds by itself, and renews outdated caches in the background once the stack is up."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Crm.Version.class)
final class BuildCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (UpDisplay display = new UpDisplay(out)) {
            StartCacheTraining.makeLacking(
                    StackSettings.of(Crm.root()).withDataFolder(data.folder()).withNotices(display));
        }
        return 0;
    }
}
