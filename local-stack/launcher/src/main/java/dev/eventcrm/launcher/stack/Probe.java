package dev.eventcrm.launcher.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * The question whether a program is up.
 *
 * @param address what is asked, with GET
 * @param anyAnswer whether every answer means "up"; otherwise only 200 does
 */
record Probe(URI address, boolean anyAnswer) {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    static Probe answersOk(int port, String path) {
        return new Probe(URI.create("http://127.0.0.1:" + port + path), false);
    }

    static Probe answersAnything(int port) {
        return new Probe(URI.create("http://127.0.0.1:" + port + "/"), true);
    }

    /** Asks once; no answer within two seconds, or none at all, is a no. */
    boolean succeeds() {
        try {
            HttpRequest question =
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build();
            int status = CLIENT.send(question, BodyHandlers.discarding()).statusCode();
            return anyAnswer || status == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
