package dev.eventcrm.launcher.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out which process listens on a port: from Linux's {@code /proc} (see proc(5), {@code /proc/net/tcp}), elsewhere
 * from {@code lsof}. Only processes of the same user can be seen.
 */
final class PortOwner {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final String OURS = "-Dcrm.program=";
    private static final int COMMAND_LENGTH = 80;

    private PortOwner() {}

    /** Command and id of the process that listens on the port, such as {@code "python3 -m http.server (pid 4711)"}. */
    static Optional<String> of(int port) {
        Optional<Long> holder = Files.isDirectory(PROC.resolve("net")) ? fromProc(port) : fromLsof(port);
        return holder.map(PortOwner::described);
    }

    private static Optional<Long> fromProc(int port) {
        List<String> sockets = Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(PROC.resolve("net").resolve(table)))
                .skip(1)
                .map(line -> line.strip().split("\\s+", -1))
                .filter(fields -> fields.length > 9 && fields[3].equals(LISTENING))
                .filter(fields -> fields[1].endsWith(String.format(":%04X", port)))
                .map(fields -> "socket:[" + fields[9] + "]")
                .toList();
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid ->
                        holdsAnyOf(sockets, PROC.resolve(Long.toString(pid)).resolve("fd")))
                .findFirst();
    }

    private static boolean holdsAnyOf(List<String> sockets, Path descriptors) {
        try (Stream<Path> links = Files.list(descriptors)) {
            return links.anyMatch(link -> {
                try {
                    return sockets.contains(Files.readSymbolicLink(link).toString());
                } catch (IOException e) {
                    return false;
                }
            });
        } catch (IOException e) {
            return false;
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static Optional<Long> fromLsof(int port) {
        try {
            Process lsof = new ProcessBuilder("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-t")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().findFirst().map(Long::parseLong);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String described(long pid) {
        List<String> command = commandLine(pid);
        return command.stream()
                .filter(word -> word.startsWith(OURS))
                .findFirst()
                .map(word -> "%s of another Event CRM stack (pid %d)".formatted(word.substring(OURS.length()), pid))
                .orElseGet(() -> "%s (pid %d)".formatted(shortened(String.join(" ", command)), pid));
    }

    private static List<String> commandLine(long pid) {
        Optional<ProcessHandle.Info> info = ProcessHandle.of(pid).map(ProcessHandle::info);
        Stream<String> command = info.flatMap(ProcessHandle.Info::command).stream();
        Stream<String> arguments =
                info.flatMap(ProcessHandle.Info::arguments).stream().flatMap(Stream::of);
        return Stream.concat(command, arguments).toList();
    }

    private static String shortened(String command) {
        return command.length() <= COMMAND_LENGTH ? command : command.substring(0, COMMAND_LENGTH) + "…";
    }
}
