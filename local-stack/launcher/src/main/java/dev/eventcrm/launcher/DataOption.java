package dev.eventcrm.launcher;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the stack of a command. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the stack's data, logs and state. Default: .crm in the repository.")
    private @Nullable Path folder;

    Path folder() {
        return folder == null
                ? Crm.root().resolve(".crm")
                : folder.toAbsolutePath().normalize();
    }
}
