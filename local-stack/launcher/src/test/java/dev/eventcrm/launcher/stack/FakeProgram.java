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
        if (arguments[0].equals("--logs")) {
            System.out.println("trained");
            return;
        }
        int port = Integer.parseInt(arguments[0]);
        String manner = arguments[1];
        switch (manner) {
            case "service" -> answer(port);
            case "two-services" -> {
                answer(port);
                answer(Integer.parseInt(arguments[2]));
            }
            case "chatty" -> {
                answer(port);
                chat();
            }
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
            case "silent" -> {
                answerWith(
                        port,
                        503,
                        "{\"components\":{\"table\":{\"status\":\"DOWN\",\"details\":{\"reason\":\"no table\"}}}}");
                liveByStandardInput();
            }
            default -> throw new IllegalArgumentException(manner);
        }
    }

    private static void answer(int port) throws Exception {
        answerWith(port, 200, "{}");
        System.out.println("ready " + System.getenv("CRM_TEST"));
    }

    private static void answerWith(int port, int status, String body) throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    private static void chat() {
        String line = "x".repeat(1023);
        while (true) {
            System.out.println(line);
        }
    }

    private static void liveByStandardInput() throws Exception {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            System.out.println("read: " + line);
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
