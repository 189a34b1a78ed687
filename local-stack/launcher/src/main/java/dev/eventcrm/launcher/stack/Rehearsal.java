package dev.eventcrm.launcher.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Starts each program once more, elsewhere and in the background, so that the JVM records what a start needs; from the
 * record it makes the ahead-of-time cache that halves the next start (JEP 483, "record" and "create").
 *
 * <p>Engines rehearse on an empty folder and a free port. Services get ready and end before they serve (Spring's
 * {@code spring.context.exit=onRefresh}). All of it at the lowest priority, one program at a time.
 */
final class Rehearsal implements AutoCloseable {
    static final Duration UNTIL_IDLE = Duration.ofSeconds(10);

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(200);
    private static final List<String> LOWEST_PRIORITY = List.of("nice", "-n", "19");

    private final Launch launch;
    private final Path root;
    private final Duration untilIdle;
    private boolean closed;
    private @Nullable Process current;
    private @Nullable Thread thread;

    /**
     * Prepares to rehearse.
     *
     * @param untilIdle how long the stack that was just started is left alone first
     */
    Rehearsal(Launch launch, Path root, Duration untilIdle) {
        this.launch = launch;
        this.root = root;
        this.untilIdle = untilIdle;
    }

    /** Makes the caches that are missing, and says when there was one to make and all are made. */
    synchronized void begin(List<Program> programs, Runnable whenPrepared) {
        List<Program> missing = programs.stream().filter(this::isMissing).toList();
        if (closed || missing.isEmpty()) {
            return;
        }
        thread = Thread.ofVirtual().name("rehearsal").start(() -> rehearse(missing, whenPrepared));
    }

    private boolean isMissing(Program program) {
        return !isCached(program) && !Files.exists(givenUp(program));
    }

    private boolean isCached(Program program) {
        return Files.exists(launch.cache().aotCache(program));
    }

    /** Says that no cache can be made of this build of a program, so that it is not tried at every start. */
    private Path givenUp(Program program) {
        return launch.cache().aotCache(program).resolveSibling("no-cache");
    }

    private void rehearse(List<Program> programs, Runnable whenPrepared) {
        try {
            Thread.sleep(untilIdle);
            for (Program program : programs) {
                // Several programs of one module share its cache.
                if (isMissing(program)) {
                    makeCache(program);
                }
            }
            if (programs.stream().anyMatch(this::isCached)) {
                whenPrepared.run();
            }
        } catch (IOException e) {
            // The next start is as slow as this one was; the rehearsal's log says why.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void makeCache(Program program) throws IOException, InterruptedException {
        Path cache = launch.cache().aotCache(program);
        launch.cache().makeRoom(program);
        Path fresh = cache.resolveSibling(
                "unfinished-%d.aot".formatted(ProcessHandle.current().pid()));
        Path folder = Files.createTempDirectory(launch.data().temporary(), "rehearsal");
        try {
            DataFolder elsewhere = new DataFolder(folder);
            elsewhere.prepare();
            Path configuration = folder.resolve("aot.config");
            Optional<Program> rehearsed = Programs.forRehearsal(program, root, elsewhere, PortCheck.anyFree());
            if (rehearsed.isPresent()) {
                recordStart(rehearsed.get(), configuration);
                run(
                        rehearsed.get(),
                        List.of(
                                "-XX:AOTMode=create",
                                "-XX:AOTConfiguration=" + configuration,
                                "-XX:AOTCache=" + fresh));
            }
            if (Files.exists(fresh)) {
                Files.move(fresh, cache, StandardCopyOption.ATOMIC_MOVE);
            } else if (!isClosed()) {
                Files.writeString(
                        givenUp(program),
                        "See rehearsal.log in the logs of " + launch.data().path());
            }
        } finally {
            Files.deleteIfExists(fresh);
            DataFolder.empty(folder);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void recordStart(Program program, Path configuration) throws IOException, InterruptedException {
        List<String> flags = List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + configuration);
        switch (program.role()) {
            case SERVICE -> run(program, flags);
            case ENGINE -> {
                Process process = begin(program, flags);
                while (!program.probe().succeeds() && process.isAlive()) {
                    Thread.sleep(PROBE_INTERVAL);
                }
                process.getOutputStream().close();
                await(process);
            }
        }
    }

    private void run(Program program, List<String> flags) throws IOException, InterruptedException {
        await(begin(program, flags));
    }

    private synchronized Process begin(Program program, List<String> flags) throws IOException, InterruptedException {
        if (closed) {
            throw new InterruptedException("closed");
        }
        List<String> command = new ArrayList<>(LOWEST_PRIORITY);
        command.addAll(launch.command(program, flags));
        File output = launch.data().log("rehearsal").path().toFile();
        current = launch.builder(program, command, output).start();
        return current;
    }

    private static void await(Process process) throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    /** Ends the rehearsal where it stands; nothing half made is left. */
    @Override
    public void close() {
        Thread rehearsing;
        synchronized (this) {
            closed = true;
            rehearsing = thread;
            if (current != null) {
                current.destroyForcibly();
            }
        }
        if (rehearsing != null) {
            rehearsing.interrupt();
            try {
                rehearsing.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
