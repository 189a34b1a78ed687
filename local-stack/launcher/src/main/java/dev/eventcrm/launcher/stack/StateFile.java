package dev.eventcrm.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers a {@link StackState} across the death of the launcher, so that nothing it started stays behind.
 *
 * @param path the JSON file
 */
record StateFile(Path path) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

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
