package dev.eventcrm.gateway;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/**
 * Measures what the gateway costs: the same requests straight to a service and through the gateway, in turns.
 *
 * <p>{@code HopCost upstream PORT} is the service, a Tomcat that answers 2 KB; {@code HopCost measure DIRECT_PORT
 * GATEWAY_PORT CONNECTIONS SECONDS} prints requests per second, p50 and p99 of both. Run each in a process of its own,
 * with a gateway between them.
 */
final class HopCost {
    private static final int ROUNDS = 3;

    private HopCost() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("upstream")) {
            serve(Integer.parseInt(arguments[1]));
        } else {
            measure(
                    Integer.parseInt(arguments[1]),
                    Integer.parseInt(arguments[2]),
                    Integer.parseInt(arguments[3]),
                    Integer.parseInt(arguments[4]));
        }
    }

    private static void serve(int port) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("hop-cost").toString());
        tomcat.setPort(port);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        tomcat.getConnector().setProperty("useVirtualThreads", "true");
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "answers", new Answers());
        context.addServletMappingDecoded("/", "answers");
        tomcat.start();
        tomcat.getServer().await();
    }

    private static final class Answers extends HttpServlet {
        private static final byte[] PAGE =
                ("{\"users\":[" + "\"x\",".repeat(500) + "\"x\"]}").getBytes(StandardCharsets.UTF_8);

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getContentLengthLong() > 1_000_000) {
                // Refuses without reading, as a service does that looks at the length.
                response.setStatus(413);
                return;
            }
            request.getInputStream().readAllBytes();
            response.setContentType("application/json");
            response.setContentLength(PAGE.length);
            response.getOutputStream().write(PAGE);
        }
    }

    private static void measure(int direct, int gateway, int connections, int seconds) throws Exception {
        String read = "GET /users/filter?company=TechCorp&city=New%20York&limit=20 HTTP/1.1\r\nHost: crm\r\n\r\n";
        String body = "{\"firstName\":\"Alice\",\"city\":\"New York\"}";
        String command = "POST /users HTTP/1.1\r\nHost: crm\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
        for (String request : List.of(read, command)) {
            run(direct, request, connections, seconds);
            run(gateway, request, connections, seconds);
            for (int round = 0; round < ROUNDS; round++) {
                Figures straight = run(direct, request, connections, seconds);
                Figures through = run(gateway, request, connections, seconds);
                System.out.printf(
                        Locale.ROOT,
                        "%-4s %3d connections  direct %s  gateway %s  ratio %.2f%n",
                        request.substring(0, 4),
                        connections,
                        straight,
                        through,
                        through.perSecond / straight.perSecond);
            }
        }
    }

    private record Figures(double perSecond, double p50, double p99) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.0f/s p50 %.2f ms p99 %.2f ms", perSecond, p50, p99);
        }
    }

    private static Figures run(int port, String request, int connections, int seconds) throws Exception {
        byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Callable<long[]>> clients = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            clients.add(() -> repeat(port, bytes, end));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            LongStream all = LongStream.empty();
            for (Future<long[]> latencies : threads.invokeAll(clients)) {
                all = LongStream.concat(all, Arrays.stream(latencies.get()));
            }
            long[] sorted = all.sorted().toArray();
            return new Figures(
                    (double) sorted.length / seconds,
                    sorted[sorted.length / 2] / 1e6,
                    sorted[(int) (sorted.length * 0.99)] / 1e6);
        }
    }

    private static long[] repeat(int port, byte[] request, long end) throws IOException {
        LongStream.Builder latencies = LongStream.builder();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream input = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
            for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
                socket.getOutputStream().write(request);
                readAnswer(input);
                latencies.add(System.nanoTime() - begin);
            }
        }
        return latencies.build().toArray();
    }

    private static void readAnswer(InputStream input) throws IOException {
        String status = line(input);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("Unexpected answer: " + status);
        }
        int length = 0;
        for (String header = line(input); !header.isEmpty(); header = line(input)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        input.skipNBytes(length);
    }

    private static String line(InputStream input) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = input.read(); c != '\n'; c = input.read()) {
            if (c < 0) {
                throw new IOException("The connection ended");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
