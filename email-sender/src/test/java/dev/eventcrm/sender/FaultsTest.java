package dev.eventcrm.sender;

import static dev.eventcrm.sender.CampaignBuilder.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.item.CampaignContent;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.FailureReason;
import dev.eventcrm.schema.item.Sending;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.sender.FakeSes.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of mails when SES does not simply take them. */
class FaultsTest {
    private final Stage stage = new Stage();

    @AfterEach
    void clear() {
        stage.close();
    }

    @Test
    void sendsAgainWhatWasTooFast() {
        stage.ses()
                .reactingWith(mail -> mail.number() % 3 == 0
                        ? new Reaction.Refuse(429, "TooManyRequestsException", "Maximum sending rate exceeded.")
                        : new Reaction.Accept());

        CampaignItem campaign = stage.run(People.people(30));

        assertThat(Ledger.statuses(campaign.id())).isEqualTo(Map.of(EmailStatus.SENT, 30L));
        assertThat(stage.ses().perAddress().values()).containsOnly(1L);
        assertThat(stage.ses().calls()).isGreaterThan(30);
    }

    @Test
    void keepsTheReasonWhenSesRefusesAMail() {
        stage.ses()
                .reactingWith(mail -> mail.to().startsWith("u00001")
                        ? new Reaction.Refuse(400, "MessageRejected", "Address blacklisted.")
                        : new Reaction.Accept());

        CampaignItem campaign = stage.run(People.people(3));

        assertThat(Ledger.of(campaign.id()))
                .filteredOn(row -> row.sending().status() == EmailStatus.FAILED)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.userId()).isEqualTo("u00001");
                    assertThat(row.sending().reason()).isEqualTo("MessageRejected: Address blacklisted.");
                });
    }

    /** Acceptance looks for such; here is one that it overlooked, next to a campaign that is well. */
    @Test
    void endsACampaignThatCannotBeFilledIn() {
        List<UserItem> people = People.people(3);
        Ledger.putPeople(people);
        CampaignItem broken = stage.accept(aCampaign()
                .over(stage.queryApi().freeze(People.members(people)))
                .saying(new CampaignContent(
                        null, "Hello", "Dear {{nobody}}", false, CampaignContent.DEFAULT_LOCALE, false))
                .build());

        try (RunningSender _ = stage.hastySender()) {
            stage.awaitEnd(broken);
        }

        assertThat(Ledger.of(broken.id())).hasSize(3).allSatisfy(row -> {
            assertThat(row.sending().status()).isEqualTo(EmailStatus.FAILED);
            assertThat(row.sending().reason()).startsWith(FailureReason.TEMPLATE);
        });
        assertThat(stage.ses().calls()).isZero();
    }

    @Test
    void doesNotSendAgainWhenTheAnswerIsLost() {
        stage.ses()
                .reactingWith(
                        mail -> mail.to().startsWith("u00001") ? new Reaction.AcceptAndDrop() : new Reaction.Accept());

        CampaignItem campaign = stage.run(People.people(5));

        assertThat(stage.ses().perAddress().values()).containsOnly(1L);
        assertThat(Ledger.statuses(campaign.id())).isEqualTo(Map.of(EmailStatus.SENT, 4L, EmailStatus.FAILED, 1L));
        assertThat(Ledger.of(campaign.id()))
                .filteredOn(row -> row.sending().status() == EmailStatus.FAILED)
                .extracting(row -> row.sending().reason())
                .containsExactly(FailureReason.UNCONFIRMED);
    }

    @Test
    void countsAMailAsSentWhenAnEventTellsSo() {
        stage.ses().reactingWith(_ -> new Reaction.AcceptAndDrop());
        CampaignItem campaign = stage.accept(People.people(1));

        try (RunningSender _ = stage.sender("--crm.outbox.settle-time=1h")) {
            await().until(() -> Ledger.statuses(campaign.id()).containsKey(EmailStatus.UNKNOWN));
            settleAsAnEventDoes(Ledger.of(campaign.id()).getFirst());
            stage.awaitEnd(campaign);
        }

        assertThat(Ledger.statuses(campaign.id())).isEqualTo(Map.of(EmailStatus.SENT, 1L));
    }

    private static void settleAsAnEventDoes(EmailItem row) {
        Sending sending = row.sending();
        Sending sent = new Sending(
                EmailStatus.SENT,
                null,
                sending.attempts(),
                null,
                sending.submittedAt(),
                Instant.now(),
                null,
                null,
                "m-1");
        assertThat(Ledger.replace(row.with(sent, Instant.now()))).isTrue();
    }

    @Test
    void acceptsThatAnEventIsFasterThanTheAnswer() {
        stage.ses().reactingWith(mail -> {
            Ledger.of(String.valueOf(mail.emailId()).replaceAll("_.*", "")).forEach(FaultsTest::settleAsAnEventDoes);
            return new Reaction.Accept();
        });

        CampaignItem campaign = stage.run(People.people(1));

        assertThat(Ledger.statuses(campaign.id())).isEqualTo(Map.of(EmailStatus.SENT, 1L));
        assertThat(stage.ses().taken()).hasSize(1);
        assertThat(Ledger.of(campaign.id()).getFirst().itemVersion().version()).isEqualTo(3);
    }

    @Test
    void countsAMailAsSentWhenTheAnswerComesAfterItsSenderWasGivenUp() {
        CampaignItem campaign = stage.accept(People.people(1));
        stage.ses().reactingWith(_ -> {
            await().until(() -> Ledger.statuses(campaign.id()).containsKey(EmailStatus.UNKNOWN));
            return new Reaction.Accept();
        });

        try (RunningSender _ = stage.sender("--crm.outbox.lease=500ms")) {
            stage.awaitEnd(campaign);
        }

        assertThat(Ledger.statuses(campaign.id())).isEqualTo(Map.of(EmailStatus.SENT, 1L));
        assertThat(stage.ses().taken()).hasSize(1);
    }

    @Test
    void waitsWhileTheAccountMayNotSendAndLosesNothing() {
        stage.ses().reactingWith(_ -> new Reaction.Refuse(400, "SendingPausedException", "Sending is paused."));

        // Starting sets up logging anew, so who listens comes after.
        try (RunningSender _ = stage.sender();
                Log log = Log.listening()) {
            CampaignItem campaign = stage.accept(People.people(20));
            await().until(() -> log.lines().stream().anyMatch(line -> line.startsWith("waiting for SES")));
            await().during(Duration.ofSeconds(1))
                    .until(() -> stage.ses().taken().isEmpty());
            stage.ses().reactingWith(_ -> new Reaction.Accept());
            stage.awaitEnd(campaign);

            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("waiting for SES"))
                    .hasSize(1);
            assertThat(Ledger.statuses(campaign.id())).isEqualTo(Map.of(EmailStatus.SENT, 20L));
        }
        assertThat(stage.ses().perAddress().values()).containsOnly(1L);
    }
}
