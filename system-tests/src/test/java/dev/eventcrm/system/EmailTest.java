package dev.eventcrm.system;

import static dev.eventcrm.system.Fixtures.aUser;
import static dev.eventcrm.system.Fixtures.unique;
import static dev.eventcrm.system.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whom a campaign reaches, with what, and what is told of it. */
class EmailTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final RunningStack STACK = RunningStack.shared();
    private static final Api API = STACK.api();
    private final Inbox inbox = new Inbox(STACK);

    @AfterEach
    void behave() {
        inbox.behaveWell();
    }

    @Test
    void aCampaignReachesExactlyThePeopleThatTheFilterFinds() {
        Audience audience = Audience.of(API, 7);
        Audience.of(API, 3);

        Campaign campaign = Campaign.send(API, Campaign.to(audience));
        campaign.awaitEnd(PATIENCE);

        assertThat(campaign.recipientCount()).isEqualTo(7);
        assertThat(inbox.mailsOf(campaign.id()))
                .extracting(Inbox.Mail::address)
                .containsExactlyInAnyOrderElementsOf(audience.addresses());
        campaign.awaitFigure("delivered", 7, PATIENCE);
        assertThat(campaign.json().get("progress").asDouble()).isEqualTo(1);
    }

    @Test
    void everyFormOfTheFilterMeansTheSame() {
        Audience audience = Audience.of(API, 2);
        Map<String, Object> bare = Campaign.to(audience);
        bare.remove("filter");
        Map<String, Object> tree = with(
                bare,
                "filter",
                Map.of(
                        "eq",
                        Map.of("field", "company", "value", audience.company().toUpperCase(Locale.ROOT))));
        Map<String, Object> ids =
                with(bare, "userIds", List.copyOf(audience.idsByAddress().values()));
        Map<String, Object> topLevel = with(bare, "company", audience.company());

        for (Map<String, Object> body : List.of(Campaign.to(audience), tree, ids, topLevel)) {
            assertThat(Campaign.send(API, body).recipientCount())
                    .as(body.toString())
                    .isEqualTo(2);
        }
        Answer byParameters = API.post("/emails/send" + Api.query("company", audience.company()), bare);
        assertThat(byParameters.json().get("recipientCount").asInt()).isEqualTo(2);
    }

    @Test
    void aMailSpeaksToItsRecipientAndItsLinksCarryTheCampaign() {
        String address = unique("reader") + "@example.com";
        Answer reader = API.created("/users", with(with(aUser(), "email", address), "firstName", "A<b>"));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("userIds", List.of(reader.string("id")));
        body.put("subject", "Dear {{firstName}}");
        body.put("body", "<p>Hello {{firstName}}</p><a href=\"https://example.com/x?utm_term=mine#top\">go</a>");
        body.put("utm_campaign", "links");
        body.put("utm_source", "newsletter");
        body.put("utm_medium", "email");
        Campaign campaign = Campaign.send(API.seeing(reader), body);
        campaign.awaitEnd(PATIENCE);

        JsonNode mail = inbox.read(inbox.mailsOf(campaign.id()).getFirst());
        assertThat(mail.get("subject").asString()).isEqualTo("Dear A<b>");
        assertThat(mail.get("html").asString()).contains("Hello A&lt;b&gt;");
        assertThat(mail.get("text").asString()).contains("Hello A<b>");
        assertThat(mail.get("headers").toString()).contains("List-Unsubscribe", "One-Click");
        var link =
                Pattern.compile("/t/c/[A-Za-z0-9_.-]+").matcher(mail.get("text").asString());
        assertThat(link.find()).isTrue();
        String location = API.get(link.group()).headers().firstValue("Location").orElseThrow();
        assertThat(location)
                .startsWith("https://example.com/x?")
                .contains(
                        "utm_term=mine",
                        "utm_source=newsletter",
                        "utm_medium=email",
                        "utm_campaign=links",
                        "crm_click=")
                .endsWith("#top");
        assertThat(API.get("/t/c/forged").status()).isEqualTo(404);
        assertThat(API.get(link.group() + "x").status()).isEqualTo(404);
    }

    @Test
    void whoIsSuppressedWhileTheCampaignRunsIsNotMailed() {
        Audience audience = Audience.of(API, 16);
        inbox.behave(Map.of("quota", 1));
        Campaign campaign = Campaign.send(API, Campaign.to(audience));
        await().atMost(PATIENCE).until(() -> !inbox.mailsOf(campaign.id()).isEmpty());

        List<String> suppressed = new ArrayList<>();
        for (String address : audience.addresses()) {
            if (inbox.mailsTo(address).isEmpty()) {
                Answer answer = API.put("/suppressions/" + address, "{}");
                assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
                if (inbox.mailsTo(address).isEmpty()) {
                    suppressed.add(address);
                }
            }
        }
        inbox.behave(Map.of("quota", 1000));
        campaign.awaitEnd(PATIENCE);

        // A few may have been on their way already, one for each second that this machine takes; unchecked, all would
        // be mailed.
        assertThat(suppressed).hasSizeGreaterThan(5);
        long mailed = suppressed.stream()
                .filter(address -> !inbox.mailsTo(address).isEmpty())
                .count();
        assertThat(mailed).isLessThan(suppressed.size() / 2);
        assertThat(campaign.figure("suppressed") + campaign.figure("sent")).isEqualTo(16);
    }

    @Test
    void whoIsNotMailedIsListedUntilTheyMayBeMailedAgain() {
        String address = List.copyOf(Audience.of(API, 1).addresses()).getFirst();
        Answer put = API.put("/suppressions/" + address, "{}");
        String query = "/suppressions?cause=manual&address=" + address;

        JsonNode listed = API.seeing(put).get(query).json();
        assertThat(listed.at("/total").asInt()).isEqualTo(1);
        assertThat(listed.at("/suppressions/0/email").asString()).isEqualTo(address);

        Answer delete = API.delete("/suppressions/" + address);
        assertThat(API.seeing(delete).get(query).json().at("/total").asInt()).isZero();
    }

    @Test
    void whoUnsubscribesByOneClickIsNotMailedAgainAndWhoOnlyLooksStays() {
        Audience audience = Audience.of(API, 2);
        List<String> addresses = List.copyOf(audience.addresses());
        Campaign first = Campaign.send(API, Campaign.to(audience));
        first.awaitEnd(PATIENCE);
        for (Inbox.Mail mail : inbox.mailsOf(first.id())) {
            var link = Pattern.compile("/t/u/[A-Za-z0-9_.-]+")
                    .matcher(inbox.read(mail).get("headers").toString());
            assertThat(link.find()).isTrue();
            assertThat(API.get(link.group()).status()).isEqualTo(200);
            if (mail.address().equals(addresses.getFirst())) {
                Answer answer = API.with("Content-Type", "application/x-www-form-urlencoded")
                        .send("POST", link.group(), BodyPublishers.ofString("List-Unsubscribe=One-Click"));
                assertThat(answer.status()).isEqualTo(200);
            }
        }

        Campaign second = Campaign.send(API, Campaign.to(audience));
        second.awaitEnd(PATIENCE);

        assertThat(inbox.mailsOf(second.id())).extracting(Inbox.Mail::address).containsExactly(addresses.getLast());
        first.awaitFigure("unsubscribed", 1, PATIENCE);
    }

    @Test
    void aFrozenAudienceIsTheOneOfTheAcceptance() {
        Audience audience = Audience.of(API, 20);
        Campaign campaign = Campaign.send(API, with(later(audience), "audience", "frozen"));
        campaign.awaitFigure("recipients", 20, PATIENCE);
        campaign.command("pause");

        API.put("/users/" + audience.idsByAddress().values().iterator().next(), Map.of("company", unique("Left")));
        API.created("/users", with(aUser(), "company", audience.company()));
        campaign.command("resume");
        campaign.awaitEnd(PATIENCE);

        assertThat(inbox.mailsOf(campaign.id()))
                .extracting(Inbox.Mail::address)
                .containsExactlyInAnyOrderElementsOf(audience.addresses());
    }

    @Test
    void whoIsDeletedBeforeTheirTurnIsNotMailed() {
        Audience audience = Audience.of(API, 10);
        Campaign campaign = Campaign.send(API, with(later(audience), "audience", "frozen"));
        campaign.awaitFigure("recipients", 10, PATIENCE);
        campaign.command("pause");
        List<String> gone = List.copyOf(audience.addresses()).subList(0, 4);
        for (String address : gone) {
            assertThat(API.delete("/users/" + audience.idsByAddress().get(address))
                            .status())
                    .isEqualTo(204);
        }
        campaign.command("resume");
        campaign.awaitEnd(PATIENCE);

        assertThat(campaign.figure("skipped")).isEqualTo(4);
        assertThat(inbox.mailsOf(campaign.id())).hasSize(6).noneMatch(mail -> gone.contains(mail.address()));
    }

    /** A campaign whose test has time to pause it before it is due. */
    private static Map<String, Object> later(Audience audience) {
        return with(
                Campaign.to(audience), "sendAt", Instant.now().plusSeconds(12).toString());
    }

    @Test
    void anAddressThatSesRefusesIsToldWithTheReason() {
        Audience audience = Audience.of(API, 1, _ -> "reject+" + unique("x") + "@example.com");
        Campaign campaign = Campaign.send(API, Campaign.to(audience));
        campaign.awaitEnd(PATIENCE);

        JsonNode row = campaign.ledger().getFirst();
        assertThat(row.get("status").asString()).isEqualTo("failed");
        assertThat(row.get("reason").asString()).contains("MessageRejected");
    }

    @Test
    void aTestMailTouchesNoFigure() {
        String address = unique("tester") + "@example.com";
        int before =
                API.found("/analytics").json().at("/totals/figures/recipients").asInt();
        Answer answer = API.post(
                "/emails/test", Map.of("address", address, "subject", "Try", "body", "Hi", "utm_campaign", "t"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        await().atMost(PATIENCE).until(() -> inbox.mailsTo(address).size() == 1);
        assertThat(API.found("/analytics")
                        .json()
                        .at("/totals/figures/recipients")
                        .asInt())
                .isEqualTo(before);
    }

    @Test
    void figuresAreTheSameHoweverEventsArrive() {
        inbox.behave(Map.of("eventCopies", 3, "eventJitterMillis", 1500, "bounceShare", 0.2, "complaintShare", 0.2));
        Audience audience = Audience.of(API, 40);
        Campaign campaign = Campaign.send(API, Campaign.to(audience));
        campaign.awaitEnd(PATIENCE);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(campaign.figure("delivered") + campaign.figure("bounced"))
                        .isEqualTo(40));
        await().atMost(PATIENCE).until(() -> inbox.eventsPending() == 0);
        STACK.awaitEqualReadModel();

        List<JsonNode> rows = campaign.ledger();
        for (String figure : List.of("delivered", "bounced", "complained")) {
            long counted =
                    rows.stream().filter(row -> row.hasNonNull(figure + "At")).count();
            assertThat((long) campaign.figure(figure)).as(figure).isEqualTo(counted);
        }
        assertThat(campaign.figure("sent")).isEqualTo(40);
    }
}
