package dev.eventcrm.test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Waits until something answers over HTTP. */
final class Answering {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private Answering() {}

    /** Returns when that address answers with 200. */
    static void await(URI url) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(2)).build();
            Awaitility.await()
                    .atMost(LONGEST_WAIT)
                    .ignoreExceptions()
                    .until(() -> client.send(request, BodyHandlers.discarding()).statusCode() == 200);
        }
    }
}
