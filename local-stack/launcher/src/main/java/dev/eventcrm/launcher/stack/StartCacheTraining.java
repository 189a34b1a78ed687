package dev.eventcrm.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes start caches: starts a program in another folder and on other ports, so that the JVM records what a start needs, and ends it. The
 * JVM then writes the cache ({@code -XX:AOTCacheOutput}).
 *
 * <p>The run uses the first compiler only: a cache that holds profiles of the second makes it compile, in the first seconds of every
 * start, what it compiled in training, and that takes longer than the cache saves.
 */
public final class StartCacheTraining implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(200);
    private static final List<String> LOWEST_PRIORITY = List.of("nice", "-n", "19");

    private final Launch launch;
    private final Path root;
    private final boolean inBackground;
    private boolean closed;
    private @Nullable Process current;
    private @Nullable Thread thread;

    /**
     * @param inBackground whether the training runs at the lowest priority
     */
    StartCacheTraining(Launch launch, Path root, boolean inBackground) {
        this.launch = launch;
        this.root = root;
        this.inBackground = inBackground;
    }

    /**
     * Makes the caches that a built repository lacks, one after the other; about half a minute on two cores.
     *
     * @param settings of a stack, whose data and ports the training does not touch
     * @throws StackException if a jar is missing, or a cache could not be made
     */
    public static void makeLacking(StackSettings settings) throws InterruptedException {
        Launch launch = Launch.of(settings);
        launch.data().prepare();
        launch.data().makeSecrets();
        List<Program> programs = Programs.of(settings);
        programs.forEach(Launch::requireBuilt);
        List<Program> lacking = launch.caches().lacking(programs);
        StartCacheTraining training = new StartCacheTraining(launch, settings.root(), false);
        // Ctrl-C ends the JVM without the end of this block; a second close does nothing.
        Runtime.getRuntime().addShutdownHook(new Thread(training::close));
        try (training) {
            for (Program program : lacking) {
                settings.notices().accept(new Notice.MakingStartCache(program.name()));
                training.make(program);
            }
        } catch (IOException e) {
            throw new StackException(String.valueOf(e.getMessage()), e);
        }
        if (!lacking.isEmpty()) {
            settings.notices().accept(new Notice.StartCachesMade());
        }
    }

    /**
     * Begins to make the caches that these programs lack, one after the other, and does not wait for them.
     *
     * @param programs of a stack, whose data and ports the training does not touch
     * @param after the pause before the first
     * @param whenMade called once all are made; not if one of them failed
     */
    synchronized void begin(List<Program> programs, Duration after, Runnable whenMade) {
        List<Program> lacking = launch.caches().lacking(programs);
        if (closed || lacking.isEmpty()) {
            return;
        }
        thread = Thread.ofVirtual().name("start caches").start(() -> {
            try {
                Thread.sleep(after);
                for (Program program : lacking) {
                    make(program);
                }
                whenMade.run();
            } catch (IOException e) {
                note(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Without a cache the next start is as slow as this one; the log shows why. */
    private void note(IOException failure) {
        try {
            log().note("no start cache was made: " + failure.getMessage());
        } catch (IOException e) {
            // The same disk.
        }
    }

    private LogFile log() {
        return launch.data().log("start-cache");
    }

    /**
     * Makes the cache of one program.
     *
     * @throws IOException if none was written; its message is for users
     */
    void make(Program program) throws IOException, InterruptedException {
        Path cache = launch.caches().path(program);
        launch.caches().prepare();
        log().bound();
        Path fresh = launch.caches().unfinished(program);
        Path folder = Files.createTempDirectory(launch.data().temporary(), "training");
        DataFolder elsewhere = new DataFolder(folder);
        elsewhere.prepare();
        try {
            // Jars that are built meanwhile are newer than the cache, which was made from the old ones.
            FileTime begun = FileTime.from(Instant.now());
            int exit = run(
                    Programs.forTraining(program, root, elsewhere),
                    List.of("-XX:TieredStopAtLevel=1", "-XX:AOTCacheOutput=" + fresh, "-Xlog:aot*=error"));
            if (exit != 0 || !Files.exists(fresh)) {
                throw new IOException("the JVM wrote no cache of %s; see %s".formatted(program.name(), log().path()));
            }
            Files.setLastModifiedTime(fresh, begun);
            Files.move(fresh, cache, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
            Files.deleteIfExists(fresh.resolveSibling(fresh.getFileName() + ".config"));
            DataFolder.empty(folder);
        }
    }

    private int run(Program program, List<String> flags) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        Process process = begin(program, flags);
        switch (program.role()) {
            case SERVICE -> {
                // It ends by itself once it has answered.
            }
            case ENGINE -> {
                while (!program.endpoints().getFirst().probe().succeeds()
                        && process.isAlive()
                        && System.nanoTime() - deadline < 0) {
                    Thread.sleep(PROBE_INTERVAL);
                }
                process.getOutputStream().close();
            }
        }
        if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            // The JVM writes the cache in a child.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    private synchronized Process begin(Program program, List<String> flags) throws IOException, InterruptedException {
        if (closed) {
            throw new InterruptedException("closed");
        }
        List<String> command = new ArrayList<>(Launch.DEAF_TO_THE_TERMINAL);
        command.addAll(inBackground ? LOWEST_PRIORITY : List.of());
        command.addAll(launch.command(program, flags));
        current = launch.builder(program, command, log().path().toFile()).start();
        return current;
    }

    /** Ends the training at once and deletes unfinished caches. */
    @Override
    public void close() {
        Thread training;
        synchronized (this) {
            closed = true;
            training = thread;
            if (current != null) {
                current.descendants().forEach(ProcessHandle::destroyForcibly);
                current.destroyForcibly();
            }
        }
        if (training != null) {
            training.interrupt();
            try {
                training.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
