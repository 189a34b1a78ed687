import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * The health check of every image: asks the program beside it over HTTP and ends with 0 when the answer is 200. It needs neither a
 * shell nor curl in the image, and plain sockets load a tenth of the classes that Java's HTTP client does.
 */
final class HealthProbe {
    private static final int PATIENCE_MILLIS = 4_000;
    private static final String WELL = "HTTP/1.1 200";

    private HealthProbe() {}

    /** Asks what the environment variable {@code HEALTH_URL} names, such as {@code http://localhost:8081/health}. */
    public static void main(String[] arguments) {
        System.exit(isWell(URI.create(System.getenv("HEALTH_URL"))) ? 0 : 1);
    }

    private static boolean isWell(URI url) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request = "GET " + url.getPath() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(WELL.length()), StandardCharsets.US_ASCII);
            if (!answer.equals(WELL)) {
                System.out.println(url + " answered " + answer);
            }
            return answer.equals(WELL);
        } catch (IOException e) {
            System.out.println(url + ": " + e);
            return false;
        }
    }
}
