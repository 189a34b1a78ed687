import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The health check of every image: asks the program beside it over HTTP and ends with 0 when the answer is 200. The images hold
 * neither a shell nor curl for it; plain sockets load a tenth of the classes that Java's HTTP client does.
 */
final class HealthProbe {
    private static final int PATIENCE_MILLIS = 4_000;

    private HealthProbe() {}

    /** Asks {@code http://localhost:<first argument><second argument>}. */
    public static void main(String[] arguments) {
        System.exit(isHealthy(Integer.parseInt(arguments[0]), arguments[1]) ? 0 : 1);
    }

    private static boolean isHealthy(int port, String path) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return statusLine(socket.getInputStream()).startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            System.err.println(e);
            return false;
        }
    }

    private static String statusLine(InputStream answer) throws IOException {
        byte[] line = answer.readNBytes("HTTP/1.1 200".length());
        return new String(line, StandardCharsets.US_ASCII);
    }
}
