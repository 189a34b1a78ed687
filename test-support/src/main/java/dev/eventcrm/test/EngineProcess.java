package dev.eventcrm.test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An engine of {@code local-stack} in a JVM of its own. It ends when this JVM ends, however that happens: its standard
 * input is its life line.
 */
final class EngineProcess implements AutoCloseable {
    /** What an engine has printed that nobody has waited for yet; of more than that, the latest. */
    private static final int REMEMBERED_LINES = 100;

    /** An engine that starts beside another, on a machine that builds other things too, may take minutes. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);

    private final Process process;
    private final BlockingDeque<String> output = new LinkedBlockingDeque<>(REMEMBERED_LINES);

    private EngineProcess(Process process) {
        this.process = process;
        // An engine that logs into a pipe which nobody empties stands still once the pipe is full.
        Thread.ofPlatform().daemon().name("engine-output").start(this::readOutput);
    }

    private void readOutput() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                while (!output.offer(line)) {
                    output.poll();
                }
            }
        } catch (IOException _) {
            // The engine was killed.
            return;
        }
    }

    /** Starts the engine and returns once it answers. */
    static EngineProcess start(String module, String mainClass, List<String> jvmArguments, List<String> arguments) {
        Path target = Path.of(root(), "local-stack", module, "target");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments);
        command.addAll(List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(JvmFlags.given());
        command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-cp"));
        command.add(target.resolve("classes") + ":" + target.resolve("lib") + "/*");
        command.add(mainClass);
        command.addAll(arguments);
        try {
            Path errors = Files.createTempFile("crm-" + module + "-", ".log");
            errors.toFile().deleteOnExit();
            EngineProcess engine = new EngineProcess(
                    new ProcessBuilder(command).redirectError(errors.toFile()).start());
            if (!engine.awaitLine("ready")) {
                throw new IllegalStateException(module + " did not start: " + Files.readString(errors));
            }
            return engine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a line of its control language and waits for the answer. */
    void control(String line, String answer) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!awaitLine(answer)) {
            throw new IllegalStateException("the engine did not answer '" + answer + "'");
        }
    }

    /** Waits for a line; false when the engine ends, or does not print it for too long. */
    private boolean awaitLine(String expected) {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        try {
            while (System.nanoTime() < deadline) {
                String line = output.poll(100, TimeUnit.MILLISECONDS);
                if (expected.equals(line)) {
                    return true;
                }
                if (line == null && !process.isAlive()) {
                    return false;
                }
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** The folder of the repository, which Surefire passes on. */
    private static String root() {
        return Objects.requireNonNull(System.getProperty("crm.root"), "run tests with -Dcrm.root=<repository>");
    }

    /** A port that was free a moment ago. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder that goes when this JVM ends. */
    static Path temporaryFolder(String name) {
        try {
            Path folder = Files.createTempDirectory("crm-" + name + "-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteRecursively(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteRecursively(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException _) {
            // The engine may still be writing as it ends; what it leaves lies in the system's temporary folder.
            return;
        }
    }
}
