package dev.eventcrm.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A campaign on the stack under test. */
final class Campaign {
    private final Api api;
    private final Answer accepted;

    private Campaign(Api api, Answer accepted) {
        this.api = api;
        this.accepted = accepted;
    }

    /** The least that a campaign to that company must say. */
    static Map<String, Object> to(Audience audience) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("filter", Map.of("company", audience.company()));
        body.put("subject", "Join our next event, {{firstName}}!");
        body.put("body", "Hello {{firstName}},\n\nsee https://example.com/conference?lang=en#programme\n");
        body.put("utm_source", "newsletter");
        body.put("utm_medium", "email");
        body.put("utm_campaign", audience.company());
        return body;
    }

    /** Sends it. */
    static Campaign send(Api api, Map<String, Object> body) {
        Answer accepted = api.post("/emails/send", body);
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        return new Campaign(api, accepted);
    }

    String id() {
        return accepted.string("id");
    }

    Answer accepted() {
        return accepted;
    }

    int recipientCount() {
        return accepted.json().get("recipientCount").asInt();
    }

    /** How it stands. */
    JsonNode json() {
        return api.seeing(accepted).found("/campaigns/" + id()).json();
    }

    String status() {
        return json().get("status").asString();
    }

    int figure(String name) {
        return json().at("/figures/" + name).asInt();
    }

    /** Pauses, resumes or cancels it. */
    Answer command(String command) {
        Answer answer = api.post("/campaigns/" + id() + "/" + command, "{}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer;
    }

    /** Waits until its last mail is final. */
    void awaitEnd(Duration patience) {
        await().atMost(patience)
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(json().get("status").asString())
                        .as(() -> json().toString())
                        .isIn("finished", "cancelled"));
    }

    /** Waits until so many of its mails are counted so. */
    void awaitFigure(String name, int expected, Duration patience) {
        await().atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(json().get("figures").get(name).asInt())
                        .as(() -> name + " of " + json())
                        .isEqualTo(expected));
    }

    /** All rows of its ledger. */
    List<JsonNode> ledger() {
        List<JsonNode> rows = new ArrayList<>();
        String token = null;
        do {
            String path = "/emails/analytics"
                    + (token == null
                            ? Api.query("campaignId", id(), "limit", "200")
                            : Api.query("campaignId", id(), "limit", "200", "nextToken", token));
            JsonNode page = api.found(path).json();
            page.get("emails").forEach(rows::add);
            token = page.get("nextToken").asString(null);
        } while (token != null);
        return rows;
    }
}
