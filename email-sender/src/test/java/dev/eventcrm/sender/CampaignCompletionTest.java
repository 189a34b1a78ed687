package dev.eventcrm.sender;

import static dev.eventcrm.sender.CampaignBuilder.aCampaign;
import static dev.eventcrm.test.EmailItemBuilder.anEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.Planning;
import dev.eventcrm.sender.audience.LedgerCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a campaign ends: not before both the outbox and the read model say so, as either may lag. */
class CampaignCompletionTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-02T00:00:00Z");
    private static final Duration SEVERAL_SWEEPS = Duration.ofMillis(600);

    private final Stage stage = new Stage();

    @AfterEach
    void clear() {
        stage.close();
    }

    @Test
    void aCampaignEndsOnceTheReadModelShowsAllItsMailsAndEveryOneFinal() {
        List<CampaignItem> campaigns = List.of(
                counted("one-is-missing", new LedgerCounts(1, 0, 0)),
                counted("one-is-queued", new LedgerCounts(2, 1, 0)),
                counted("one-is-unknown", new LedgerCounts(2, 0, 1)));

        try (RunningSender _ = stage.hastySender()) {
            await().until(() -> stage.queryApi().campaignsAsked().size() == campaigns.size());
            await().during(SEVERAL_SWEEPS).until(() -> campaigns.stream().noneMatch(CampaignCompletionTest::hasEnded));
            campaigns.forEach(campaign -> stage.queryApi().tellingOf(campaign.id(), new LedgerCounts(2, 0, 0)));
            campaigns.forEach(stage::awaitEnd);
        }
    }

    @Test
    void aCampaignDoesNotEndWhileItsOutboxHoldsAMail() {
        Instant later = Instant.now().plusSeconds(3600);
        List<CampaignItem> campaigns = List.of(
                counted("one-waits", new LedgerCounts(2, 0, 0)), counted("one-is-unknown", new LedgerCounts(2, 0, 0)));
        Ledger.put(anEmail().of("one-waits").in(EmailStatus.PENDING, later).build());
        Ledger.put(anEmail().of("one-is-unknown").in(EmailStatus.UNKNOWN, later).build());
        CampaignItem other = counted("other", new LedgerCounts(2, 0, 0));

        try (RunningSender _ = stage.hastySender()) {
            stage.awaitEnd(other);
            await().during(SEVERAL_SWEEPS).until(() -> campaigns.stream().noneMatch(CampaignCompletionTest::hasEnded));
        }

        assertThat(stage.queryApi().campaignsAsked()).containsExactly("other");
    }

    /** A campaign of two mails, which the read model counts like that. */
    private CampaignItem counted(String id, LedgerCounts counts) {
        stage.queryApi().tellingOf(id, counts);
        return stage.accept(aCampaign()
                .withId(id)
                .planned(new Planning(null, 2, 0, 0, null, null, LONG_AGO))
                .build());
    }

    private static boolean hasEnded(CampaignItem campaign) {
        return Ledger.campaign(campaign.id()).endedAt() != null;
    }
}
