package dev.eventcrm.launcher.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Whether a loopback port is free. */
final class PortCheck {
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int CONNECT_MILLISECONDS = 500;
    /** Below the ports that Linux (from 32768) and macOS (from 49152) give to connections, which come and go unasked. */
    private static final int LOWEST_OWN = 20_000;

    private static final int HIGHEST_OWN = 32_767;

    private PortCheck() {}

    /** Whether a program could listen on {@code 127.0.0.1:port} now. */
    static boolean isFree(int port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do: connections of the run before that still linger do not count.
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException e) {
            return false;
        }
        return !answers(address);
    }

    /** Waits up to a second: a program that is ending, or a child between fork and exec, still holds the port. */
    static boolean isFreeSoon(int port) {
        long deadline = System.nanoTime() + MOMENT.toNanos();
        while (!isFree(port)) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return true;
    }

    /** A port that is free now, and that no connection is likely to take before a program does. */
    static int anyFree() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(LOWEST_OWN, HIGHEST_OWN))
                .filter(PortCheck::isFree)
                .findFirst()
                .orElseThrow();
    }

    /** On macOS one may bind a loopback port although another program listens on all interfaces. */
    private static boolean answers(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLISECONDS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Refuses a taken port; names the program that needs it and, if it can be found, the process that has it.
     *
     * @throws StackException if a program's port is taken
     */
    static void requireFree(Iterable<Program> programs) {
        for (Program program : programs) {
            program.endpoints().forEach(PortCheck::requireFree);
        }
    }

    private static void requireFree(Endpoint endpoint) {
        if (!isFreeSoon(endpoint.port())) {
            String holder =
                    PortOwner.of(endpoint.port()).map(found -> " by " + found).orElse(" by another program");
            throw new StackException(
                    "port %d, which %s needs, is taken%s; end it, or move the stack with --port-offset N"
                            .formatted(endpoint.port(), endpoint.name(), holder));
        }
    }
}
