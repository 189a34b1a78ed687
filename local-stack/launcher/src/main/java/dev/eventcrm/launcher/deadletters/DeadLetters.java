package dev.eventcrm.launcher.deadletters;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Lists and replays dead letters. */
public final class DeadLetters {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI indexer;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    public DeadLetters(URI indexer) {
        this.indexer = indexer;
    }

    /**
     * A change that the read model refused.
     *
     * @param id names it among the dead letters
     * @param index that refused it
     * @param documentId of the document that lacks the change
     * @param version of the item the change led to
     * @param reason in the words of the index
     * @param failedAt an ISO-8601 instant
     */
    public record DeadLetter(
            String id, String index, String documentId, long version, String reason, String failedAt) {}

    /** The body of {@code GET /dead-letters}. */
    private record Page(List<DeadLetter> deadLetters, long count) {}

    /**
     * All dead letters.
     *
     * @return in the stream-indexer's order
     * @throws IOException if it does not answer, or not with a list; the message is for users
     */
    public List<DeadLetter> list() throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request("/dead-letters").GET());
        if (answer.statusCode() != 200) {
            throw unexpected(answer);
        }
        try {
            return JSON.readValue(answer.body(), Page.class).deadLetters();
        } catch (JacksonException e) {
            throw new IOException("the stream-indexer's list cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Has one dead letter applied again.
     *
     * @return false if there is none with this id
     * @throws IOException if the stream-indexer does not answer, or refuses; the message is for users
     */
    public boolean replay(String id) throws IOException, InterruptedException {
        String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        HttpResponse<String> answer =
                send(request("/dead-letters/" + encoded + "/replay").POST(BodyPublishers.noBody()));
        return switch (answer.statusCode()) {
            case 200 -> true;
            case 404 -> false;
            default -> throw unexpected(answer);
        };
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(indexer.resolve(path)).timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException("the stream-indexer does not answer at %s; is the stack up?".formatted(indexer), e);
        }
    }

    private static IOException unexpected(HttpResponse<String> answer) {
        return new IOException("the stream-indexer answered %d: %s".formatted(answer.statusCode(), answer.body()));
    }
}
