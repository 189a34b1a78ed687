package dev.eventcrm.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What has arrived at the SES endpoint, and how the endpoint behaves. */
final class Inbox {
    private static final int MANY = 5_000;

    private final Api endpoint;

    Inbox(RunningStack stack) {
        endpoint = Api.at(stack.url("ses"));
    }

    /**
     * A mail that SES has taken.
     *
     * @param messageId its id
     * @param address where it goes
     * @param acceptedAt when SES took it
     */
    record Mail(String messageId, String address, Instant acceptedAt) {}

    /** Makes the endpoint behave so; what is not named stays. */
    void behave(Map<String, Object> faults) {
        Answer answer = endpoint.put("/_control", faults);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    /** No faults, and as many mails per second as come. */
    void behaveWell() {
        Map<String, Object> none = new HashMap<>();
        for (String share : List.of("throttleShare", "failShare", "dropAnswerShare", "bounceShare", "complaintShare")) {
            none.put(share, 0);
        }
        none.put("quota", MANY);
        none.put("eventCopies", 1);
        none.put("eventDelayMillis", 0);
        none.put("eventJitterMillis", 0);
        behave(none);
    }

    /** The mails of a campaign, in the order in which they were taken. */
    List<Mail> mailsOf(String campaignId) {
        return mails("campaign", campaignId);
    }

    /** The mails to an address. */
    List<Mail> mailsTo(String address) {
        return mails("to", address);
    }

    /** A mail with its headers and content. */
    JsonNode read(Mail mail) {
        return endpoint.found("/_messages/" + mail.messageId()).json();
    }

    /** How many calls were throttled since the start because they exceeded the quota. */
    long throttledByRate() {
        return endpoint.found("/_counters").json().get("throttledByRate").asLong();
    }

    /** How many events of the endpoint were not yet taken by the stack. */
    long eventsPending() {
        return endpoint.found("/_counters").json().get("eventsPending").asLong();
    }

    private List<Mail> mails(String filter, String value) {
        return endpoint.found("/_messages" + Api.query(filter, value))
                .text()
                .lines()
                .map(line -> mail(JsonMapper.shared().readTree(line)))
                .toList();
    }

    private static Mail mail(JsonNode json) {
        return new Mail(
                json.get("messageId").asString(),
                json.get("to").get(0).asString(),
                Instant.ofEpochMilli(json.get("acceptedAt").asLong()));
    }
}
