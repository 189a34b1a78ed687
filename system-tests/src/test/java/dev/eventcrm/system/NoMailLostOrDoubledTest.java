package dev.eventcrm.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.launcher.stack.StackException;
import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.test.TestAddresses;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Whatever dies while a campaign is sent: nobody is mailed twice, and everybody once, but for those of whom the ledger says
 * that nobody knows; and of them it is right.
 *
 * <p>The full size: {@code -Dcrm.recipients=20000 -Dcrm.senderKills=50}.
 */
class NoMailLostOrDoubledTest {
    private static final int RECIPIENTS = Integer.getInteger("crm.recipients", 200);
    private static final int KILLS = Integer.getInteger("crm.senderKills", 4);
    private static final Duration PATIENCE = Duration.ofSeconds(90 + RECIPIENTS / 10);
    private static final List<String> SENDERS = RunningStack.SENDERS;

    private static final RunningStack STACK = RunningStack.shared();
    private static final Api API = STACK.api();
    private final Inbox inbox = new Inbox(STACK);

    @AfterEach
    void behave() {
        inbox.behaveWell();
        SENDERS.forEach(STACK::awaitHealthy);
    }

    @Test
    void whenSendersAreKilledAndAnswersAreLostAndCallsAreThrottled() {
        long seed = 20261120;
        Random random = new Random(seed);
        Audience audience = Audience.of(API, RECIPIENTS);
        // As long as the kills take, there must be something left to send.
        inbox.behave(Map.of(
                "seed", seed, "throttleShare", 0.02, "dropAnswerShare", 0.01, "quota", RECIPIENTS / (3.0 * KILLS)));

        Campaign campaign = Campaign.send(API, Campaign.to(audience));
        assertThat(campaign.recipientCount()).isEqualTo(RECIPIENTS);
        for (int kill = 1; kill <= KILLS; kill++) {
            int some = kill * RECIPIENTS / (2 * KILLS);
            await().atMost(PATIENCE).until(() -> inbox.mailsOf(campaign.id()).size() >= some);
            kill(SENDERS.get(random.nextInt(SENDERS.size())));
        }
        inbox.behave(Map.of("quota", 1000));
        campaign.awaitEnd(PATIENCE);

        assertEverybodyIsAccountedFor(audience, campaign);

        // Of these, nobody knew. A person decides to send them again, and then all have one mail.
        if (campaign.figure("failed") > 0) {
            API.post("/campaigns/" + campaign.id() + "/retry-failed", Map.of("includeUnconfirmed", true));
            campaign.awaitFigure("sent", RECIPIENTS, PATIENCE);
            campaign.awaitEnd(PATIENCE);
        }
        assertThat(inbox.mailsOf(campaign.id()))
                .extracting(Inbox.Mail::address)
                .containsExactlyInAnyOrderElementsOf(audience.addresses());
    }

    /** Who was killed often is started again after a pause, and can be killed once it runs. */
    private static void kill(String sender) {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(StackException.class)
                .untilAsserted(() -> STACK.kill(sender));
    }

    /** Late notifications may still move rows between the pages that the ledger is read in. */
    private void assertEverybodyIsAccountedFor(Audience audience, Campaign campaign) {
        await().atMost(PATIENCE).untilAsserted(() -> assertLedgerIsRight(audience, campaign));
    }

    /** The ledger says of everybody what the endpoint says of them. */
    private void assertLedgerIsRight(Audience audience, Campaign campaign) {
        List<String> mailed =
                inbox.mailsOf(campaign.id()).stream().map(Inbox.Mail::address).toList();
        assertThat(mailed).doesNotHaveDuplicates();
        List<JsonNode> rows = campaign.ledger();
        assertThat(rows)
                .extracting(row -> row.get("userId").asString())
                .containsExactlyInAnyOrderElementsOf(audience.idsByAddress().values());
        Set<String> sent = rows.stream()
                .filter(row -> row.get("status").asString().equals("sent"))
                .map(row ->
                        EmailId.parse(row.get("id").asString()).orElseThrow().addressHash())
                .collect(Collectors.toSet());
        assertThat(sent).isEqualTo(mailed.stream().map(TestAddresses::hash).collect(Collectors.toSet()));
        assertThat(rows)
                .filteredOn(row -> !row.get("status").asString().equals("sent"))
                .allSatisfy(row -> {
                    assertThat(row.get("status").asString()).isEqualTo("failed");
                    assertThat(row.get("reason").asString()).startsWith("unconfirmed");
                });
    }

    @Test
    void whenThePlannerIsKilled() {
        Audience audience = Audience.of(API, RECIPIENTS);
        inbox.behave(Map.of("quota", 1000));

        Campaign campaign = Campaign.send(API, Campaign.to(audience));
        for (String sender : SENDERS) {
            await().atMost(PATIENCE)
                    .until(() -> campaign.json().get("planned").asInt() > 0
                            || !campaign.status().equals("planning"));
            STACK.kill(sender);
        }
        campaign.awaitEnd(PATIENCE);

        assertThat(campaign.json().get("planned").asInt()).isEqualTo(RECIPIENTS);
        assertEverybodyIsAccountedFor(audience, campaign);
    }
}
