package dev.eventcrm.launcher.stack;

import dev.eventcrm.launcher.stack.Program.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A running stack: DynamoDB Local, OpenSearch and the SES endpoint in a process each, the services together in one process or in one
 * each. A process that dies is started again.
 *
 * <p>{@snippet :
 * try (Stack stack = Stack.start(StackSettings.of(root).withDataFolder(folder).onFreePorts())) {
 *     stack.url("gateway");                    // http://127.0.0.1:21374
 *     stack.kill("stream-indexer");            // comes back by itself
 *     stack.stop("opensearch");                // stays away …
 *     stack.start("opensearch");               // … until now
 *     stack.awaitUp("opensearch", Duration.ofSeconds(60));
 *     stack.control("dynamodb", "rollover");   // closes all stream shards
 * }
 * }
 *
 * <p>Where one JVM runs the services, its program is {@code services}, and the name of a service stands for it too: {@code kill("query-api")}
 * kills all five. Programs are named {@code dynamodb}, {@code opensearch}, {@code ses}, {@code command-api}, {@code stream-indexer},
 * {@code query-api}, {@code email-sender} ({@code email-sender-2}, … where there are several) and {@code gateway}. Safe for use by several threads. If this JVM is asked to end, the stack ends
 * with it; if it is killed, the next start on the same data folder, or {@code ./crm down}, ends what is left.
 */
public final class Stack implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(15);
    /** The time between a start and the making of caches for the next start. */
    private static final Duration UNTIL_IDLE = Duration.ofSeconds(10);
    /** How often a start reports what it still waits for. */
    private static final Duration REMINDER = Duration.ofSeconds(15);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final StackSettings settings;
    private final FileLock lock;
    private final StateWriter memory;
    private final Map<String, Supervisor> supervisors = new LinkedHashMap<>();
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread shutdownHook = new Thread(this::stop, "end the stack");
    private final StartCacheTraining training;
    private boolean stopping;

    private Stack(StackSettings settings, List<Program> programs, FileLock lock) {
        this.settings = settings;
        this.lock = lock;
        this.memory = new StateWriter(settings.data().state(), settings.portOffset(), this::cannotRemember);
        Launch launch = Launch.of(settings);
        this.training = new StartCacheTraining(launch, settings.root(), true);
        Supervisor.Watcher watcher = new Reporter(settings, memory, started);
        for (Program program : programs) {
            supervisors.put(program.name(), new Supervisor(program, launch, Backoff.STANDARD, watcher));
        }
    }

    /**
     * Starts all programs and returns when all are up; it waits without limit while they run.
     *
     * @throws StackException if it cannot be started: already up, a port taken, jars missing, folder not writable, data
     *     damaged, a program that keeps dying; nothing is left running then
     */
    public static Stack start(StackSettings settings) {
        settings.data().makeSecrets();
        return start(settings, Programs.of(settings));
    }

    static Stack start(StackSettings settings, List<Program> programs) {
        FileLock lock = Preparation.prepare(settings, programs, GRACE);
        Stack stack = new Stack(settings, programs, lock);
        stack.startAll();
        return stack;
    }

    private void startAll() {
        Runtime.getRuntime().addShutdownHook(shutdownHook);
        memory.begin();
        supervisors.values().forEach(Supervisor::start);
        Thread.ofVirtual().name("await the start").start(this::awaitAll);
        Thread.ofVirtual().name("bound the logs").start(this::boundLogs);
        try {
            started.get();
        } catch (ExecutionException e) {
            stop();
            throw e.getCause() instanceof StackException known ? known : new StackException(e.toString(), e);
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
            throw new StackException("the start was interrupted", e);
        }
        if (settings.preparesNextStart()) {
            prepareNextStart();
        }
    }

    private void prepareNextStart() {
        training.begin(
                supervisors.values().stream().map(Supervisor::program).toList(),
                UNTIL_IDLE,
                () -> settings.notices().accept(new Notice.StartCachesMade()));
    }

    /** Waits without limit: a running program may be slow, and one that keeps dying ends the start. */
    private void awaitAll() {
        try {
            Instant last = Instant.now();
            for (List<Supervisor> missing = notUp(); !missing.isEmpty(); missing = notUp()) {
                missing.getFirst().awaitUp(LOOK_AGAIN);
                if (Duration.between(last, Instant.now()).compareTo(REMINDER) >= 0) {
                    last = Instant.now();
                    settings.notices().accept(new Notice.Waiting(lacks()));
                }
            }
            started.complete(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            started.completeExceptionally(e);
        }
    }

    private Map<String, String> lacks() {
        Map<String, String> lacks = new LinkedHashMap<>();
        for (Supervisor supervisor : notUp()) {
            supervisor.lacks().forEach((endpoint, lack) -> lacks.put(endpoint.name(), lack));
        }
        return lacks;
    }

    /** A program that writes without end must not fill the disk. */
    private void boundLogs() {
        List<LogFile> logs = supervisors.values().stream()
                .map(Supervisor::program)
                .flatMap(program -> Stream.concat(Stream.of(program.name()), program.answering().stream()))
                .distinct()
                .map(settings.data()::log)
                .toList();
        try {
            while (!stopped.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                for (LogFile log : logs) {
                    bound(log);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void bound(LogFile log) {
        try {
            log.bound();
        } catch (IOException | RuntimeException e) {
            // The disk is full, or the folder is gone; tried again at the next look.
        }
    }

    private List<Supervisor> notUp() {
        return supervisors.values().stream()
                .filter(supervisor -> !supervisor.isUp())
                .toList();
    }

    /** Ends all programs, services before engines, and returns when none runs. Idempotent. */
    public void stop() {
        if (!isFirstToStop()) {
            awaitStopped();
            return;
        }
        started.completeExceptionally(new StackException("the stack was stopped while it started"));
        // A signal to the whole process group ends engines too: they must not be started again meanwhile.
        supervisors.values().forEach(Supervisor::letGo);
        settings.notices().accept(new Notice.Stopping());
        training.close();
        stopAll(Role.SERVICE);
        stopAll(Role.ENGINE);
        memory.end();
        Preparation.release(lock);
        forgetHook();
        stopped.countDown();
    }

    private synchronized boolean isFirstToStop() {
        boolean first = !stopping;
        stopping = true;
        return first;
    }

    private void stopAll(Role role) {
        List<Thread> endings = supervisors.values().stream()
                .filter(supervisor -> supervisor.program().role() == role)
                .map(supervisor -> Thread.ofVirtual().start(() -> supervisor.stop(GRACE)))
                .toList();
        for (Thread ending : endings) {
            try {
                ending.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The same as {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }

    /** Waits until the stack has ended, for whatever reason. */
    public void awaitStopped() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Ends one program and keeps it stopped until {@link #start(String)}.
     *
     * @throws StackException if the name is unknown
     */
    public void stop(String program) {
        supervisor(program).stop(GRACE);
    }

    /**
     * Starts a stopped program, without waiting for it; see {@link #awaitUp}.
     *
     * @throws StackException if the name is unknown, or the whole stack has been ended
     */
    public synchronized void start(String program) {
        if (stopping) {
            throw new StackException("%s cannot be started: the stack has been ended".formatted(program));
        }
        supervisor(program).start();
    }

    /**
     * Kills the program's process at once, as {@code kill -9} does; it is started again after its backoff.
     *
     * @throws StackException if the name is unknown, or it does not run now
     */
    public void kill(String program) {
        if (!supervisor(program).kill()) {
            throw doesNotRun(program);
        }
    }

    /**
     * Waits until a program is up: its process answers that it is ready.
     *
     * @throws StackException if the name is unknown, or it is not up in time
     */
    public void awaitUp(String program, Duration timeout) {
        try {
            if (!supervisor(program).awaitUp(timeout)) {
                throw new StackException(
                        "%s is not up after %d s; see %s".formatted(program, timeout.toSeconds(), logFile(program)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("the wait for %s was interrupted".formatted(program), e);
        }
    }

    /**
     * The id of the program's process now; it changes when the program is started again.
     *
     * @throws StackException if the name is unknown, or it does not run now
     */
    public long processId(String program) {
        return runningProgram(program).process().pid();
    }

    /**
     * Sends a command line to an engine's standard input; DynamoDB knows {@code rollover}. The answer is in its log.
     *
     * @throws StackException if the name is unknown, or it does not run or does not listen
     */
    public void control(String program, String order) {
        try {
            runningProgram(program).tell(order);
        } catch (IOException e) {
            throw new StackException("%s does not listen: %s".formatted(program, e.getMessage()), e);
        }
    }

    /**
     * Where a program answers.
     *
     * @return {@code http://127.0.0.1:PORT}, without a path
     * @throws StackException if the name is unknown, or of a program that runs several services
     */
    public URI url(String program) {
        return supervisor(program).program().endpoints().stream()
                .filter(endpoint -> endpoint.name().equals(program))
                .map(Endpoint::url)
                .findFirst()
                .orElseThrow(() -> new StackException("%s has no address of its own".formatted(program)));
    }

    /**
     * What a program has printed since the stack was started.
     *
     * @return a file that grows
     * @throws StackException if the name is unknown
     */
    public Path logFile(String program) {
        supervisor(program);
        return settings.data().log(program).path();
    }

    /**
     * The names of all programs.
     *
     * @return in the order in which they are started
     */
    public List<String> programs() {
        return List.copyOf(supervisors.keySet());
    }

    private Supervisor supervisor(String program) {
        return supervisors.values().stream()
                .filter(supervisor -> supervisor.program().isNamed(program))
                .findFirst()
                .orElseThrow(() -> new StackException(Names.unknown(
                        program,
                        supervisors.values().stream()
                                .flatMap(supervisor -> supervisor.program().answering().stream())
                                .toList())));
    }

    private RunningProgram runningProgram(String program) {
        return supervisor(program).running().orElseThrow(() -> doesNotRun(program));
    }

    private StackException doesNotRun(String program) {
        return new StackException("%s does not run now; see %s".formatted(program, logFile(program)));
    }

    private void cannotRemember(IOException e) {
        started.completeExceptionally(new StackException(
                "the state file in %s cannot be written: %s".formatted(settings.dataFolder(), e), e));
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // It is running: the JVM is ending.
        }
    }
}
