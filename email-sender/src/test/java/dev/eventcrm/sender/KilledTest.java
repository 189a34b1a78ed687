package dev.eventcrm.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.FailureReason;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Senders that are killed at any call of theirs, before it goes out or after. Nobody is mailed twice; everybody once, but for
 * those of whom the ledger says that nobody knows.
 */
class KilledTest {
    private static final int RECIPIENTS = 60;
    private static final long SEED = Long.getLong("crm.seed", 1);

    private final Stage stage = new Stage();
    private final Thread.@Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    @BeforeEach
    void beQuietAboutTheKilled() {
        Thread.setDefaultUncaughtExceptionHandler((_, _) -> {});
    }

    @AfterEach
    void clear() {
        Thread.setDefaultUncaughtExceptionHandler(before);
        stage.close();
    }

    @Test
    void nobodyIsLostAndNobodyMailedTwice() {
        Random random = new Random(SEED);
        CampaignItem campaign = stage.accept(People.people(RECIPIENTS));

        for (int kill = 0; kill < 5; kill++) {
            killOne(new KillSwitch(10 + random.nextInt(60), random.nextBoolean()));
        }
        finish(campaign);

        assertEverybodyIsAccountedFor(campaign);
    }

    @Test
    void thePlannerGoesOnWhereAnotherWasKilled() {
        CampaignItem campaign = stage.accept(People.people(RECIPIENTS));

        // A page of ten people costs a batch of rows and one write of the campaign.
        killOne(new KillSwitch(14, true));
        finish(campaign);

        assertThat(Ledger.campaign(campaign.id()).planning().planned()).isEqualTo(RECIPIENTS);
        assertThat(stage.queryApi().pagesAsked()).contains(0).doesNotContainSequence(50, 0);
        assertEverybodyIsAccountedFor(campaign);
    }

    private void killOne(KillSwitch kill) {
        try (RunningSender _ = RunningSender.startDoomed(
                kill,
                stage.ses().url(),
                stage.queryApi().url(),
                "--crm.planning.page-size=10",
                "--crm.planning.lease=1s",
                "--crm.outbox.settle-time=500ms",
                "--crm.outbox.lease=1s")) {
            await().until(kill::hasStruck);
        }
    }

    private void finish(CampaignItem campaign) {
        try (RunningSender _ = stage.hastySender("--crm.planning.page-size=10", "--crm.planning.lease=1s")) {
            stage.awaitEnd(campaign);
        }
    }

    private void assertEverybodyIsAccountedFor(CampaignItem campaign) {
        List<EmailItem> rows = Ledger.of(campaign.id());
        assertThat(rows).hasSize(RECIPIENTS);
        assertThat(stage.ses().perAddress().values()).containsOnly(1L);
        Set<String> sent = rows.stream()
                .filter(row -> row.sending().status() == EmailStatus.SENT)
                .map(EmailItem::id)
                .collect(Collectors.toSet());
        Set<String> taken = stage.ses().taken().stream()
                .map(mail -> String.valueOf(mail.emailId()))
                .collect(Collectors.toSet());
        assertThat(taken).containsAll(sent);
        assertThat(rows)
                .filteredOn(row -> row.sending().status() != EmailStatus.SENT)
                .allSatisfy(row -> {
                    assertThat(row.sending().status()).isEqualTo(EmailStatus.FAILED);
                    assertThat(row.sending().reason()).isEqualTo(FailureReason.UNCONFIRMED);
                });
    }
}
