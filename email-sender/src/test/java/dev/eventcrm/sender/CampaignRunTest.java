package dev.eventcrm.sender;

import static dev.eventcrm.sender.CampaignBuilder.aCampaign;
import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.item.CampaignContent;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.schema.item.TestMailItem;
import dev.eventcrm.schema.item.TestMailStatus;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.sender.FakeSes.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A campaign from its acceptance to its end, on the real table. */
class CampaignRunTest {
    private final Stage stage = new Stage();

    @AfterEach
    void clear() {
        stage.close();
    }

    @Test
    void mailsEverybodyOnceAndEnds() {
        CampaignItem campaign = stage.accept(People.people(60));

        try (RunningSender _ = stage.sender("--crm.planning.page-size=25")) {
            stage.awaitEnd(campaign);
        }

        assertThat(Ledger.campaign(campaign.id()).state()).isEqualTo(CampaignState.FINISHED);
        assertThat(Ledger.campaign(campaign.id()).planning().planned()).isEqualTo(60);
        assertThat(Ledger.statuses(campaign.id())).isEqualTo(Map.of(EmailStatus.SENT, 60L));
        assertThat(stage.ses().perAddress())
                .hasSize(60)
                .allSatisfy((_, count) -> assertThat(count).isEqualTo(1));
    }

    @Test
    void keepsTheMessageId() {
        CampaignItem campaign = stage.run(People.people(1));

        EmailItem row = Ledger.of(campaign.id()).getFirst();
        assertThat(row.sending().messageId()).isEqualTo("m-1");
        assertThat(stage.ses().taken().getFirst().emailId()).isEqualTo(row.id());
    }

    @Test
    void sendsOneMailToTwoPeopleWithOneAddress() {
        CampaignItem campaign = stage.run(List.of(
                aUser().withId("u1").withEmail("Same@Example.com").build(),
                aUser().withId("u2").withEmail("same@example.com ").build(),
                aUser().withId("u3").build()));

        assertThat(campaign.planning().planned()).isEqualTo(2);
        assertThat(campaign.planning().merged()).isEqualTo(1);
        assertThat(stage.ses().taken()).hasSize(2);
    }

    @Test
    void skipsWhoIsDeletedByThen() {
        List<UserItem> people = new ArrayList<>(People.people(3));
        CampaignItem campaign = stage.accept(people);
        Ledger.put(
                aUser().withId("u00001").atVersion(2).deletedAt(Instant.now()).build());

        try (RunningSender _ = stage.sender()) {
            stage.awaitEnd(campaign);
        }

        assertThat(Ledger.statuses(campaign.id())).isEqualTo(Map.of(EmailStatus.SENT, 2L, EmailStatus.SKIPPED, 1L));
        assertThat(stage.ses().perAddress()).doesNotContainKey("u00001@example.com");
    }

    @Test
    void doesNotMailWhoIsSuppressedWhileItRuns() {
        CountDownLatch isSuppressed = new CountDownLatch(1);
        stage.ses().reactingWith(_ -> {
            awaitOpen(isSuppressed);
            return new Reaction.Accept();
        });
        CampaignItem campaign = stage.accept(People.people(12));

        try (RunningSender _ = stage.sender("--crm.outbox.workers=2")) {
            // With both workers at SES, none has looked at whom it mails next.
            await().until(() -> stage.ses().calls() == 2
                    && Ledger.campaign(campaign.id()).planning().plannedAt() != null);
            String waiting = Ledger.of(campaign.id()).stream()
                    .filter(row -> row.sending().status() == EmailStatus.PENDING)
                    .map(row -> row.userId() + "@example.com")
                    .findAny()
                    .orElseThrow();
            Stage.suppress(waiting);
            isSuppressed.countDown();
            stage.awaitEnd(campaign);

            assertThat(stage.ses().perAddress()).hasSize(11).doesNotContainKey(waiting);
            assertThat(Ledger.statuses(campaign.id()))
                    .isEqualTo(Map.of(EmailStatus.SENT, 11L, EmailStatus.SUPPRESSED, 1L));
        }
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aMailThatIsNotSentUsesNoneOfTheRate() {
        stage.ses().allowing(1);
        List<UserItem> people = People.people(60);
        People.members(people).forEach(member -> Stage.suppress(member.email()));
        CampaignItem campaign = stage.accept(people);

        // At one per second it would take a minute.
        try (RunningSender _ = stage.sender("--crm.outbox.workers=1")) {
            await().atMost(Duration.ofSeconds(45))
                    .until(() -> Ledger.statuses(campaign.id()).equals(Map.of(EmailStatus.SUPPRESSED, 60L)));
        }

        assertThat(stage.ses().calls()).isZero();
    }

    @Test
    void leavesACampaignAloneThatIsDueLater() {
        CampaignItem later = aCampaign()
                .over(stage.queryApi().freeze(People.members(People.people(3))))
                .sendingAt(Instant.now().plusSeconds(3600))
                .build();
        stage.accept(later);
        CampaignItem now = stage.run(People.people(2));

        assertThat(now.state()).isEqualTo(CampaignState.FINISHED);
        assertThat(stage.ses().taken()).hasSize(2);
        assertThat(Ledger.of(later.id()))
                .allSatisfy(row -> assertThat(row.sending().dueAt())
                        .isEqualTo(later.sendAt().truncatedTo(java.time.temporal.ChronoUnit.MILLIS)));
    }

    @Test
    void sendsATestMailOnceAndSaysSo() {
        TestMailItem mail = TestMailItem.queued(
                "t1",
                "me@example.com",
                aCampaign().build().content(),
                aCampaign().build().utm(),
                null,
                null,
                Instant.now());
        Ledger.put(mail.toAttributes());

        try (RunningSender _ = stage.sender()) {
            await().until(() -> testMail("t1").standing().status() == TestMailStatus.SENT);
        }

        FakeSes.Received taken = stage.ses().taken().getFirst();
        assertThat(stage.ses().taken()).hasSize(1);
        assertThat(taken.emailId()).isNull();
        assertThat(taken.request().at("/Content/Simple/Subject/Data").asString())
                .isEqualTo("Hello Alice");
        assertThat(Ledger.item(ItemKey.testMail("t1"))).doesNotContainKey(Outbox.SHARD);
    }

    private static TestMailItem testMail(String id) {
        return Objects.requireNonNull(TestMailItem.read(Ledger.item(ItemKey.testMail(id))));
    }

    @Test
    void aTestMailThatCannotBeRenderedFailsWithTheReason() {
        TestMailItem mail = TestMailItem.queued(
                "t2",
                "me@example.com",
                new CampaignContent(null, "Hello", "{{#company}}", false, CampaignContent.DEFAULT_LOCALE, false),
                aCampaign().build().utm(),
                null,
                null,
                Instant.now());
        Ledger.put(mail.toAttributes());

        try (RunningSender _ = stage.sender()) {
            await().until(() -> testMail("t2").standing().status() == TestMailStatus.FAILED);
        }

        assertThat(testMail("t2").standing().reason()).startsWith("template: has {{#company}}");
        assertThat(stage.ses().calls()).isZero();
    }

    @Test
    void aTestMailWhoseSenderWasKilledIsReportedAndNotSentAgain() {
        Instant before = Instant.now().minusSeconds(120).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        TestMailItem queued = TestMailItem.queued(
                "t3",
                "me@example.com",
                aCampaign().build().content(),
                aCampaign().build().utm(),
                null,
                null,
                before);
        Ledger.put(queued.with(new TestMailItem.Standing(TestMailStatus.SENDING, null, before, before.plusSeconds(60)))
                .toAttributes());

        try (RunningSender _ = stage.sender()) {
            await().until(() -> testMail("t3").standing().status() == TestMailStatus.UNKNOWN);
        }

        assertThat(stage.ses().calls()).isZero();
    }
}
