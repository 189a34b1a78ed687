package dev.eventcrm.launcher.stack;

import dev.eventcrm.launcher.stack.StateFile.StackState;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A stack seen from another process: the state in its data folder, checked against the processes that run. */
public final class StackClient {
    private static final Duration GRACE = Duration.ofSeconds(10);
    /** The launcher gives services, then engines, their grace twice: to end, and to be killed. */
    private static final Duration LAUNCHERS_GRACE = GRACE.multipliedBy(4).plusSeconds(5);

    private final DataFolder data;
    private final Optional<StackState> state;

    private StackClient(DataFolder data) {
        this.data = data;
        this.state = data.state().read();
    }

    /**
     * Looks at a data folder.
     *
     * @param dataFolder it need not exist
     */
    public static StackClient on(Path dataFolder) {
        return new StackClient(new DataFolder(dataFolder.toAbsolutePath().normalize()));
    }

    /**
     * The process that watches the stack.
     *
     * @return its id; none if nothing was started here, or it has ended
     */
    public Optional<Long> launcher() {
        return state.flatMap(found -> found.launcher().alive()).map(ProcessHandle::pid);
    }

    /** Whether programs run without a launcher, because it was killed. */
    public boolean hasOrphans() {
        return launcher().isEmpty()
                && state.stream()
                        .flatMap(found -> found.programs().stream())
                        .anyMatch(mark -> mark.alive().isPresent());
    }

    /**
     * Where a program of this stack answers.
     *
     * @return {@code http://127.0.0.1:PORT}; with the documented port if nothing is remembered here
     * @throws StackException if the name is unknown
     */
    public URI url(String program) {
        return URI.create(
                Programs.url(program, state.map(StackState::portOffset).orElse(0)));
    }

    /**
     * How each program stands; asks each of them once.
     *
     * @return in the order in which they are started
     */
    public List<ProgramStatus> programs() {
        int offset = state.map(StackState::portOffset).orElse(0);
        List<String> names = state.stream()
                .flatMap(found -> found.programs().stream())
                .map(ProcessMark::name)
                .toList();
        List<Program> programs = Programs.of(StackSettings.of(data.path())
                .withPortOffset(offset)
                .withProcesses(Programs.areProcesses(names))
                .withSenders(Programs.sendersAmong(names)));
        Map<String, ProcessHandle> running = state.stream()
                .flatMap(found -> found.programs().stream())
                .flatMap(mark -> mark.alive().stream().map(process -> Map.entry(mark.name(), process)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<Long, Long> resident =
                residentKiB(running.values().stream().map(ProcessHandle::pid).toList());
        return programs.parallelStream()
                .map(program -> status(program, Optional.ofNullable(running.get(program.name())), resident))
                .toList();
    }

    private static ProgramStatus status(Program program, Optional<ProcessHandle> process, Map<Long, Long> resident) {
        return new ProgramStatus(
                program.name(),
                program.endpoints().parallelStream()
                        .map(endpoint -> new ProgramStatus.Answering(
                                endpoint.name(),
                                endpoint.url(),
                                process.isPresent() && endpoint.probe().succeeds()))
                        .toList(),
                process.map(ProcessHandle::pid),
                process.flatMap(found -> found.info().startInstant())
                        .map(start -> Duration.between(start, Instant.now())),
                process.map(ProcessHandle::pid).flatMap(pid -> Optional.ofNullable(resident.get(pid))));
    }

    /** POSIX ps knows no resident size; those of Linux, macOS and the BSDs do, as {@code rss}. */
    private static Map<Long, Long> residentKiB(List<Long> processIds) {
        Map<Long, Long> sizes = new HashMap<>();
        if (processIds.isEmpty()) {
            return sizes;
        }
        String ids = processIds.stream().map(String::valueOf).collect(Collectors.joining(","));
        try {
            Process ps = new ProcessBuilder("ps", "-o", "pid=,rss=", "-p", ids).start();
            String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            answer.lines().map(line -> line.strip().split("\\s+", 2)).forEach(fields -> {
                sizes.put(Long.valueOf(fields[0]), Long.valueOf(fields[1]));
            });
        } catch (IOException | NumberFormatException e) {
            // Without a ps that knows it, the size is left out.
        }
        return sizes;
    }

    /** Ends the stack, with or without a launcher, and returns when nothing of it runs any more. */
    public boolean end() {
        Optional<ProcessHandle> launcher =
                state.flatMap(found -> found.launcher().alive());
        launcher.ifPresent(process -> {
            process.destroy();
            if (!Running.endsWithin(process, LAUNCHERS_GRACE)) {
                process.destroyForcibly();
                Running.endsWithin(process, GRACE);
            }
        });
        // The launcher may have started something since its state was read.
        List<String> orphans = Stream.concat(state.stream(), data.state().read().stream())
                .flatMap(found -> OrphanReaper.end(found, GRACE).stream())
                .toList();
        if (state.isPresent()) {
            forget();
        }
        return launcher.isPresent() || !orphans.isEmpty();
    }

    private void forget() {
        try {
            data.state().delete();
        } catch (IOException e) {
            throw new StackException(
                    "%s cannot be deleted: %s".formatted(data.state().path(), e), e);
        }
    }
}
