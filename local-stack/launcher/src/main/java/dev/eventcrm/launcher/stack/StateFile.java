package dev.eventcrm.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a {@link StackState} beyond the launcher's life, so that its processes can be found and ended. */
record StateFile(Path path) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * The processes of a started stack.
     *
     * @param launcher the process that watches it
     * @param portOffset what it adds to every port
     * @param programs the processes it has started and not seen ending
     */
    record StackState(ProcessMark launcher, int portOffset, List<ProcessMark> programs) {
        StackState {
            programs = List.copyOf(programs);
        }
    }

    /** The state last written; none if there is no file, or none that can be read. */
    Optional<StackState> read() {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(path), StackState.class));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** Replaces the file in one step: a reader sees the old state or the new one. */
    void write(StackState state) throws IOException {
        Path next = path.resolveSibling(path.getFileName() + ".next");
        Files.write(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(state));
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}
