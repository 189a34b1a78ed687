package dev.eventcrm.launcher.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Stands in for engines and services: {@code PORT MANNER}. Runs as a process of its own. */
final class FakeProgram {
    private FakeProgram() {}

    public static void main(String[] arguments) throws Exception {
        if (System.getProperty("spring.context.exit") != null) {
            if (arguments[1].equals("endlessly-rehearsed")) {
                neverEnd();
            }
            System.out.println("rehearsed");
            return;
        }
        int port = Integer.parseInt(arguments[0]);
        String manner = arguments[1];
        switch (manner) {
            case "service" -> answer(port);
            case "engine" -> {
                answer(port);
                liveByStandardInput();
            }
            case "deaf-service" -> {
                Runtime.getRuntime().addShutdownHook(new Thread(FakeProgram::neverEnd));
                answer(port);
            }
            case "broken" -> {
                System.err.println("Fake did not start: its data is not what it was");
                System.exit(1);
            }
            case "silent" -> liveByStandardInput();
            default -> throw new IllegalArgumentException(manner);
        }
    }

    private static void answer(int port) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        System.out.println("ready " + System.getenv("CRM_TEST"));
    }

    private static void liveByStandardInput() throws Exception {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            System.out.println("told: " + line);
        }
        System.exit(0);
    }

    private static void neverEnd() {
        try {
            new java.util.concurrent.CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
