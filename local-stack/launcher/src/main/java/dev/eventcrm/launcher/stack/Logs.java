package dev.eventcrm.launcher.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The logs of a stack's programs, for reading. */
public final class Logs {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final int MOST_AT_ONCE = 1 << 20;

    private final DataFolder data;

    /**
     * Reads below a data folder.
     *
     * @param dataFolder of the stack; it need not exist
     */
    public Logs(Path dataFolder) {
        data = new DataFolder(dataFolder);
    }

    /**
     * The programs that may have a log.
     *
     * @return the names of all programs and services, in the order in which they are started
     */
    public List<String> programs() {
        // A stack with several senders has left a log of each.
        int senders = Programs.sendersAmong(data.logged());
        StackSettings settings = StackSettings.of(data.path());
        return Stream.concat(
                        Programs.of(settings).stream().map(Program::name),
                        Programs.of(settings.withProcesses(true).withSenders(senders)).stream()
                                .map(Program::name))
                .distinct()
                .toList();
    }

    /**
     * The end of one log.
     *
     * @return oldest first; none if it never ran
     * @throws StackException if the name is unknown; says which was probably meant
     */
    public List<String> lastLines(String program, int lines) {
        return data.log(known(program)).lastLines(lines);
    }

    /**
     * Hands on every line that is written from now on, until the thread is interrupted.
     *
     * @param reader gets the program's name and the line
     * @throws StackException if a name is unknown, or a log cannot be read
     */
    public void follow(List<String> programs, BiConsumer<String, String> reader) {
        Map<String, Long> positions = new LinkedHashMap<>();
        programs.forEach(program -> positions.put(known(program), length(program)));
        try {
            while (true) {
                positions.replaceAll((program, position) -> readOn(program, position, reader));
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String known(String program) {
        if (!programs().contains(program)) {
            throw new StackException(Names.unknown(program, programs()));
        }
        return program;
    }

    private long length(String program) {
        return data.log(program).path().toFile().length();
    }

    /** Hands on the whole lines after the position; a log shorter than that is a new one. */
    private long readOn(String program, long position, BiConsumer<String, String> reader) {
        long start = length(program) < position ? 0 : position;
        if (length(program) == start) {
            return start;
        }
        try (RandomAccessFile file =
                new RandomAccessFile(data.log(program).path().toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(file.length() - start, MOST_AT_ONCE)];
            file.seek(start);
            file.readFully(bytes);
            int whole = bytes.length;
            while (whole > 0 && bytes[whole - 1] != '\n') {
                whole--;
            }
            if (whole == 0) {
                return bytes.length < MOST_AT_ONCE ? start : start + bytes.length;
            }
            new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().forEach(line -> reader.accept(program, line));
            return start + whole;
        } catch (IOException e) {
            throw new StackException("the log of %s cannot be read: %s".formatted(program, e.getMessage()), e);
        }
    }
}
