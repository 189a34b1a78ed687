package dev.eventcrm.launcher.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * What one program wrote to its output, or a service to its log.
 *
 * @param path the file; what came before it, of this run or the one before, lies beside it as {@code NAME.previous.log}
 */
record LogFile(Path path) {
    /** The size, in bytes, at which the file begins empty again. A program's two files take twice as much at most. */
    static final long LARGEST = 16 << 20;

    private static final int TAIL_BYTES = 256 * 1024;

    /** Moves the log of the run before aside: each run starts with an empty one. */
    void rotate() throws IOException {
        if (Files.exists(path)) {
            Files.move(path, previous(), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createFile(path);
    }

    private Path previous() {
        String name = path.getFileName().toString();
        return path.resolveSibling(name.substring(0, name.length() - ".log".length()) + ".previous.log");
    }

    /**
     * Moves the content aside once it is {@link #LARGEST}. The program goes on writing to the same file, which every program opens for
     * appending: a line that it writes between the copy and the cut is lost.
     */
    void bound() throws IOException {
        if (!Files.exists(path) || Files.size(path) < LARGEST) {
            return;
        }
        try {
            Files.copy(path, previous(), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            // Also, and above all, when the disk is too full for the copy.
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
                file.truncate(0);
            }
        }
    }

    /** Adds a line of the launcher's own, between those of the program. */
    void note(String line) throws IOException {
        Files.writeString(
                path,
                "--- launcher: " + line + System.lineSeparator(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** The last {@code count} lines, of at most the last 256 KiB; none if there is no such file. */
    List<String> lastLines(int count) {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long start = Math.max(0, file.length() - TAIL_BYTES);
            byte[] tail = new byte[(int) (file.length() - start)];
            file.seek(start);
            file.readFully(tail);
            List<String> lines =
                    new String(tail, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The line that most likely shows why the program ended: an engine's "… did not start: …", a cause in a stack trace, else the last
     * line.
     */
    Optional<String> lastWords() {
        List<String> lines = lastLines(400).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("--- launcher") && !line.startsWith("at "))
                .toList();
        return lines.reversed().stream()
                .filter(line -> line.contains("did not start:") || line.startsWith("Caused by: "))
                .findFirst()
                .or(() -> lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast()))
                .map(line -> line.startsWith("Caused by: ") ? line.substring("Caused by: ".length()) : line);
    }
}
