package dev.eventcrm.sender.audience;

import dev.eventcrm.schema.api.ConsistencyToken;
import dev.eventcrm.schema.api.Headers;
import dev.eventcrm.sender.outage.OutageLogs;
import dev.eventcrm.table.retry.OutageLog;
import dev.eventcrm.table.retry.Reason;
import dev.eventcrm.table.retry.RetryLoop;
import dev.eventcrm.table.retry.RetryableCall;
import dev.eventcrm.table.retry.RetryableCall.RetryLater;
import dev.eventcrm.table.retry.RetryableCall.Success;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The query API. What only time can heal is waited for. */
@Component
public class QueryApi {
    private static final int GONE = 410;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int PAGE_OF_FAILURES = 200;

    private final QuerySettings settings;
    private final HttpClient http;
    private final JsonMapper json;
    private final RetryLoop retryLoop;
    private final OutageLog queryApi;

    QueryApi(QuerySettings settings, JsonMapper json, RetryLoop retryLoop, OutageLogs dependencies) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .build();
        this.json = json;
        this.retryLoop = retryLoop;
        this.queryApi = dependencies.queryApi();
    }

    private record PageBody(
            List<AudiencePage.Member> users, @Nullable String nextCursor) {}

    private record FrozenBody(String cursor) {}

    private record CursorBody(String cursor) {}

    private record CampaignBody(LedgerCounts figures) {}

    private record FailuresBody(
            List<FailedMail> emails, @Nullable String nextToken) {}

    /**
     * A failed mail as the ledger lists it.
     *
     * @param id the mail's id
     */
    public record FailedMail(String id) {}

    /**
     * Some failed mails of a campaign.
     *
     * @param mails the mails
     * @param nextToken where to go on; null when these are the last
     */
    public record Failures(List<FailedMail> mails, @Nullable String nextToken) {
        /** Copies the mails. */
        public Failures {
            mails = List.copyOf(mails);
        }
    }

    /**
     * Freezes an audience as it is now, waiting for a place among those that are held already.
     *
     * @param question who is meant, as JSON
     * @return where to read it from
     * @throws InterruptedException when the program ends before there is an answer
     * @throws QueryRefusedException when the query API does not take the question
     */
    public String freeze(String question) throws InterruptedException {
        return read(send(post("/users/audience", question)), FrozenBody.class).cursor();
    }

    /**
     * Lets go of a frozen audience that nobody reads on. It would go by itself, later, so nobody waits for it.
     *
     * @param cursor where it would have been read on
     */
    public void release(String cursor) {
        var _ = http.sendAsync(
                post("/users/audience/release", json.writeValueAsString(new CursorBody(cursor))),
                BodyHandlers.discarding());
    }

    /**
     * A page of a frozen audience.
     *
     * @param cursor where it begins
     * @param limit the most people
     * @param resume whether to take the audience anew from the cursor on, as it is lost
     * @throws InterruptedException when the program ends before there is an answer
     * @throws QueryRefusedException when the query API does not take the cursor
     */
    public AudiencePage audience(String cursor, int limit, boolean resume) throws InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("cursor", cursor);
        body.put("limit", limit);
        body.put("resume", resume);
        HttpResponse<String> answer = send(post("/users/audience/page", json.writeValueAsString(body)));
        if (answer.statusCode() == GONE) {
            return new AudiencePage.Gone();
        }
        PageBody page = read(answer, PageBody.class);
        return new AudiencePage.Some(page.users(), page.nextCursor());
    }

    /**
     * How the read model counts a campaign's mails.
     *
     * @param campaignId the campaign
     * @param shows what the count must at least show; of nothing when it may be as old as it is
     * @return none when the read model does not know the campaign yet
     * @throws InterruptedException when the program ends before there is an answer
     */
    public LedgerCounts counts(String campaignId, ConsistencyToken shows) throws InterruptedException {
        HttpRequest.Builder request = request("/campaigns/" + campaignId).GET();
        if (!shows.documents().isEmpty()) {
            request.header(Headers.CONSISTENCY_TOKEN, shows.toString());
        }
        return counts(send(request.build()));
    }

    /**
     * How the read model counts a campaign's mails, if it answers within {@link QuerySettings#countTimeout}: for who comes
     * again anyway.
     *
     * @param campaignId the campaign
     * @return empty when it does not answer now
     * @throws InterruptedException when the program ends before there is an answer
     */
    public Optional<LedgerCounts> countsNow(String campaignId) throws InterruptedException {
        HttpRequest request = request("/campaigns/" + campaignId).GET().build();
        return switch (attempt(request, settings.countTimeout())) {
            case Success<HttpResponse<String>>(var answer) -> Optional.of(counts(answer));
            case RetryLater<HttpResponse<String>> _ -> Optional.empty();
        };
    }

    private LedgerCounts counts(HttpResponse<String> answer) {
        return answer.statusCode() == NOT_FOUND
                ? LedgerCounts.NONE
                : read(answer, CampaignBody.class).figures();
    }

    /**
     * A page of a campaign's failed mails.
     *
     * @param campaignId the campaign
     * @param token where it begins; null for the first
     * @throws InterruptedException when the program ends before there is an answer
     */
    public Failures failures(String campaignId, @Nullable String token) throws InterruptedException {
        String query = "/emails/analytics?status=failed&campaignId=" + campaignId + "&limit=" + PAGE_OF_FAILURES
                + (token == null ? "" : "&nextToken=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
        FailuresBody body = read(send(request(query).GET().build()), FailuresBody.class);
        return new Failures(body.emails(), body.nextToken());
    }

    private HttpRequest post(String path, String body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(settings.url() + path));
    }

    private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        return retryLoop.until(queryApi, () -> attempt(request, settings.responseTimeout()));
    }

    /** The timeout that a request itself can have ends with the head of the answer (JDK-8208693). */
    private RetryableCall.Outcome<HttpResponse<String>> attempt(HttpRequest request, Duration timeout)
            throws InterruptedException {
        CompletableFuture<HttpResponse<String>> answering = http.sendAsync(request, BodyHandlers.ofString());
        try {
            HttpResponse<String> answer = answering.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return answer.statusCode() >= 500 || answer.statusCode() == TOO_MANY
                    ? new RetryLater<>("HTTP " + answer.statusCode())
                    : new Success<>(answer);
        } catch (TimeoutException _) {
            return new RetryLater<>("no answer within " + timeout);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException lost) {
                return new RetryLater<>(Reason.of(lost));
            }
            throw new IllegalStateException(request.uri() + " could not be asked", e.getCause());
        } finally {
            answering.cancel(true);
        }
    }

    private <T> T read(HttpResponse<String> answer, Class<T> type) {
        if (answer.statusCode() != 200) {
            throw new QueryRefusedException(answer.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        try {
            return json.readValue(answer.body(), type);
        } catch (JacksonException e) {
            throw new QueryRefusedException(answer.uri() + " answered what is no " + type.getSimpleName(), e);
        }
    }
}
