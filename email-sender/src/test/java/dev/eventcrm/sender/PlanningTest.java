package dev.eventcrm.sender;

import static dev.eventcrm.sender.CampaignBuilder.aCampaign;
import static dev.eventcrm.test.EmailItemBuilder.anEmail;
import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.FailureReason;
import dev.eventcrm.schema.item.Planning;
import dev.eventcrm.schema.item.Sending;
import dev.eventcrm.schema.item.UserItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a frozen audience to rows, and from failed rows to due ones. */
class PlanningTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-02T00:00:00Z");

    private final Stage stage = new Stage();

    @AfterEach
    void clear() {
        stage.close();
    }

    @Test
    void aLostAudienceIsTakenAnewAndCounted() {
        List<UserItem> people = People.people(40);
        CampaignItem campaign = stage.accept(people);
        stage.queryApi().loseTheAudience();

        try (RunningSender _ = stage.sender("--crm.planning.page-size=15")) {
            stage.awaitEnd(campaign);
        }

        Planning planning = Ledger.campaign(campaign.id()).planning();
        assertThat(planning.planned()).isEqualTo(40);
        assertThat(planning.resnapshots()).isEqualTo(1);
        assertThat(planning.cursor()).isNull();
        assertThat(planning.plannedAt()).isNotNull();
    }

    @Test
    void rowsOfAPageThatWasPlannedBeforeCountAgainAndAreNotSentAgain() {
        List<UserItem> people = People.people(6);
        CampaignItem campaign = stage.accept(people);
        Ledger.put(row(
                campaign,
                "u00002",
                new Sending(EmailStatus.SENT, null, 1, null, LONG_AGO, LONG_AGO, null, null, "m-before")));

        try (RunningSender _ = stage.sender()) {
            stage.awaitEnd(campaign);
        }

        assertThat(Ledger.campaign(campaign.id()).planning().planned()).isEqualTo(6);
        assertThat(stage.ses().perAddress()).hasSize(5).doesNotContainKey("u00002@example.com");
    }

    @Test
    void whatFailedIsSentAgainToTheAddressThatThePersonHasNow() {
        Ledger.putPeople(List.of(
                aUser().withId("rejected").build(),
                aUser().withId("moved").withEmail("elsewhere@example.com").build(),
                aUser().withId("gone").deletedAt(LONG_AGO).build(),
                aUser().withId("unconfirmed").build(),
                aUser().withId("later").build()));
        CampaignItem campaign = aCampaign()
                .planned(new Planning(null, 5, 0, 0, null, null, LONG_AGO))
                .retrying(new CampaignItem.Retry(LONG_AGO.plusSeconds(60), false))
                .build();
        Ledger.put(row(campaign, "rejected", failed("MessageRejected: no", LONG_AGO)));
        Ledger.put(row(campaign, "moved", failed("MessageRejected: no", LONG_AGO)));
        Ledger.put(row(campaign, "gone", failed("MessageRejected: no", LONG_AGO)));
        Ledger.put(row(campaign, "unconfirmed", failed(FailureReason.UNCONFIRMED, LONG_AGO)));
        Ledger.put(row(campaign, "later", failed("MessageRejected: no", LONG_AGO.plusSeconds(61))));
        stage.accept(campaign);

        try (RunningSender _ = stage.sender()) {
            stage.awaitEnd(campaign);
        }

        assertThat(stage.ses().perAddress()).containsOnlyKeys("rejected@example.com", "elsewhere@example.com");
        Map<String, EmailItem> rows = Ledger.of(campaign.id()).stream()
                .filter(row -> !row.itemVersion().isDeleted())
                .collect(Collectors.toMap(EmailItem::userId, row -> row));
        assertThat(rows.get("rejected"))
                .extracting(row -> row.sending().status())
                .isEqualTo(EmailStatus.SENT);
        assertThat(rows.get("moved")).extracting(row -> row.sending().status()).isEqualTo(EmailStatus.SENT);
        assertThat(rows.get("gone")).extracting(row -> row.sending().status()).isEqualTo(EmailStatus.SKIPPED);
        assertThat(rows.get("unconfirmed"))
                .extracting(row -> row.sending().reason())
                .isEqualTo(FailureReason.UNCONFIRMED);
        assertThat(rows.get("later")).extracting(row -> row.sending().status()).isEqualTo(EmailStatus.FAILED);
        assertThat(Ledger.campaign(campaign.id()).retry()).isNull();
    }

    private static EmailItem row(CampaignItem campaign, String userId, Sending sending) {
        return anEmail()
                .of(campaign.id())
                .to(userId)
                .at(userId + "@example.com")
                .with(sending)
                .build();
    }

    private static Sending failed(String reason, Instant endedAt) {
        return new Sending(EmailStatus.FAILED, null, 1, null, LONG_AGO, null, endedAt, reason, null);
    }
}
