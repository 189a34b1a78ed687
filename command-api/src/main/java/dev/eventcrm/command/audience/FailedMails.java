package dev.eventcrm.command.audience;

import dev.eventcrm.command.audience.QueryHttp.Outcome.Answered;
import dev.eventcrm.command.audience.QueryHttp.Outcome.Silent;
import dev.eventcrm.schema.api.ConsistencyToken;
import dev.eventcrm.schema.api.Headers;
import dev.eventcrm.schema.item.FailureReason;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Asks the query API how many mails of a campaign have failed. A campaign has finished once that shows all of them. */
@Component
public final class FailedMails {
    private final QueryHttp http;

    FailedMails(QueryHttp http) {
        this.http = http;
    }

    /** What there is to send again. */
    public sealed interface Count {
        /**
         * So many mails.
         *
         * @param all all that failed
         * @param unconfirmed those among them of which it is unknown whether they were sent
         */
        record Counted(int all, int unconfirmed) implements Count {}

        /**
         * There is no answer now.
         *
         * @param reason why, fit for the client
         * @param retryAfter when to ask again
         */
        record Unavailable(String reason, Duration retryAfter) implements Count {}
    }

    /**
     * Counts them.
     *
     * @param campaignId the campaign, which has finished
     * @param token the campaign's state that the answer must know of
     */
    public Count count(String campaignId, ConsistencyToken token) {
        String path = "/emails/analytics?limit=1&status=failed&campaignId=" + campaignId;
        Count all = total(path, token);
        if (!(all instanceof Count.Counted(int failed, int _)) || failed == 0) {
            return all;
        }
        return switch (total(path + "&reason=" + FailureReason.UNCONFIRMED, token)) {
            case Count.Counted(int unconfirmed, int _) -> new Count.Counted(failed, unconfirmed);
            case Count.Unavailable unavailable -> unavailable;
        };
    }

    private Count total(String path, ConsistencyToken token) {
        var request = http.request(path)
                .header(Headers.CONSISTENCY_TOKEN, token.toString())
                .GET()
                .build();
        return switch (http.send(request)) {
            case Answered answered
            when answered.status() == 200 ->
                new Count.Counted(answered.json().path("total").asInt(), 0);
            case Answered answered
            when answered.status() < 500 ->
                throw new IllegalStateException("the query API answers " + answered.status() + ": " + answered.body());
            case Answered _ -> new Count.Unavailable("the search cannot tell yet", QueryHttp.SOON);
            case Silent(String reason) -> new Count.Unavailable(reason, QueryHttp.SOON);
        };
    }
}
