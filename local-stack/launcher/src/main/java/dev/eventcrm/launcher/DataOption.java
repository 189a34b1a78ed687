package dev.eventcrm.launcher;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option by which every command finds the stack it is about. */
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
