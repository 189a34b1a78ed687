package dev.eventcrm.launcher.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Sends commands to Event CRM's gateway; each can be sent again, because its key is in it. */
final class Gateway {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final int TRIES = 6;
    private static final int DETAIL_LENGTH = 300;
    /** RFC 9110, 15.6.4 and RFC 6585, 4; a gateway that cannot reach its service says 502 or 504. */
    private static final Set<Integer> TRY_AGAIN = Set.of(429, 502, 503, 504);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_PATIENCE)
            .build();

    Gateway(URI address) {
        this.address = address;
    }

    /** Whether anyone answers there at all. */
    boolean answers() throws InterruptedException {
        try {
            HttpRequest question = HttpRequest.newBuilder(address.resolve("/health"))
                    .timeout(PATIENCE)
                    .build();
            client.send(question, BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    Outcome post(String path, Object body) throws InterruptedException {
        return send("POST", path, body);
    }

    Outcome put(String path, Object body) throws InterruptedException {
        return send("PUT", path, body);
    }

    private Outcome send(String method, String path, Object body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        String name = method + " " + path;
        Outcome last = new Outcome.Failed(name + " was never sent");
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (attempt > 0) {
                Thread.sleep(FIRST_WAIT.multipliedBy(1L << (attempt - 1)));
            }
            try {
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                last = outcome(name, answer);
                if (!TRY_AGAIN.contains(answer.statusCode())) {
                    return last;
                }
            } catch (IOException e) {
                last = new Outcome.Failed("%s: no answer (%s)".formatted(name, e));
            }
        }
        return last;
    }

    private static Outcome outcome(String name, HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return new Outcome.Done();
        }
        if (status == 409) {
            return new Outcome.AlreadyThere();
        }
        String body = answer.body().strip().replaceAll("\\s+", " ");
        String shown = body.length() <= DETAIL_LENGTH ? body : body.substring(0, DETAIL_LENGTH) + "…";
        return new Outcome.Failed("%s: %d %s".formatted(name, status, shown));
    }
}
