package dev.eventcrm.engine.ses;

import static dev.eventcrm.engine.ses.RunningEndpoint.aMail;
import static dev.eventcrm.engine.ses.RunningEndpoint.tag;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MessagesTest {
    private final RunningEndpoint endpoint = RunningEndpoint.start();

    @BeforeEach
    void sendThree() {
        send("ann@example.com", "c1_a");
        send("bob@example.com", "c1_b");
        send("ann@example.com", "c2_a");
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    private void send(String to, String tag) {
        endpoint.send(aMail(to).emailTags(tag("crm-email", tag)));
    }

    private List<String> tags(String query) {
        return endpoint.messages(query).stream()
                .map(message -> message.at("/tags/crm-email").stringValue())
                .toList();
    }

    @Test
    void areListedInTheOrderOfAcceptance() {
        assertThat(tags("")).containsExactly("c1_a", "c1_b", "c2_a");
    }

    @Test
    void areChosenByRecipientTagAndCampaign() {
        assertThat(tags("?to=ANN@example.com")).containsExactly("c1_a", "c2_a");
        assertThat(tags("?campaign=c1")).containsExactly("c1_a", "c1_b");
        assertThat(tags("?tag=crm-email:c1_b")).containsExactly("c1_b");
        assertThat(tags("?tag=crm-email")).hasSize(3);
        assertThat(tags("?tag=other")).isEmpty();
        assertThat(tags("?campaign=c1&to=ann@example.com")).containsExactly("c1_a");
    }

    @Test
    void arePagedBySequence() {
        List<JsonNode> first = endpoint.messages("?limit=2");
        assertThat(first).hasSize(2);
        assertThat(tags("?after=" + first.getLast().path("sequence").asLong())).containsExactly("c2_a");
    }

    @Test
    void areShownOneByOneWithTheirContent() {
        String id = endpoint.messages("").getFirst().path("messageId").stringValue();
        assertThat(endpoint.get("/_messages/" + id).body()).contains("We invite you.");
        assertThat(endpoint.get("/_messages/unknown").statusCode()).isEqualTo(404);
    }

    @Test
    void tellNothingButFactsUnlessContentIsWanted() {
        assertThat(endpoint.messages("").getFirst().has("html")).isFalse();
    }

    @Test
    void areForgottenTogetherWithTheCounts() {
        assertThat(endpoint.count("accepted")).isEqualTo(3);
        assertThat(endpoint.send("/_messages", request -> request.DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(endpoint.messages("")).isEmpty();
        assertThat(endpoint.count("accepted")).isZero();
    }

    @Test
    void aMisspeltFilterIsRefused() {
        var answer = endpoint.get("/_messages?recipient=ann@example.com");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("recipient is unknown; known are after, campaign, content, limit");
    }

    @Test
    void thePeakCountsMailsOfOneSecond() {
        assertThat(endpoint.count("peakPerSecond")).isBetween(1L, 3L);
    }

    @Test
    void ordersFromAPageElsewhereAreRefused() {
        assertThat(endpoint.send(
                                "/_control",
                                request -> request.header("Content-Type", "text/plain")
                                        .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(400);
    }
}
