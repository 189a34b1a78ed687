package dev.eventcrm.sender;

import static dev.eventcrm.sender.CampaignBuilder.aCampaign;
import static dev.eventcrm.test.EmailItemBuilder.anEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.item.CampaignContent;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.Planning;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.sender.FakeQueryApi.Trouble;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.FaultyProxy;
import dev.eventcrm.test.FaultyProxy.Fault;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What goes wrong once, or with one campaign, keeps nothing else waiting. */
class IsolationTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-02T00:00:00Z");

    private final Stage stage = new Stage();

    @AfterEach
    void clear() {
        stage.close();
    }

    @Test
    void aRowWhoseTurnFailedOnceIsSentLaterByTheSameWorker() {
        CampaignItem campaign = stage.accept(People.people(3));

        try (FaultyProxy dynamoDb = FaultyProxy.before(DynamoDbLocal.shared().url())) {
            dynamoDb.plan(
                    1,
                    request -> request.isCallOf("BatchGetItem")
                            && request.body().contains(ItemKey.user("u00001").partition()),
                    new Fault.Answer(400, "{\"__type\":\"com.amazon.coral.validate#ValidationException\"}"));
            try (RunningSender _ = stage.senderThrough(dynamoDb, "--crm.outbox.workers=1")) {
                stage.awaitEnd(campaign);
            }
            assertThat(dynamoDb.faultsLeft()).isZero();
        }

        assertThat(Ledger.statuses(campaign.id())).isEqualTo(Map.of(EmailStatus.SENT, 3L));
    }

    @Test
    void aRowWhoseTurnsAllFailEndsAndItsFaultIsToldOnce() {
        CampaignItem campaign = stage.accept(People.people(3));

        try (FaultyProxy dynamoDb = FaultyProxy.before(DynamoDbLocal.shared().url())) {
            dynamoDb.planForever(
                    request -> request.isCallOf("BatchGetItem")
                            && request.body().contains(ItemKey.user("u00001").partition()),
                    new Fault.Answer(400, "{\"__type\":\"com.amazon.coral.validate#ValidationException\"}"));
            try (RunningSender _ =
                            stage.senderThrough(dynamoDb, "--crm.outbox.workers=1", "--crm.outbox.poll-interval=5ms");
                    Log log = Log.listening()) {
                stage.awaitEnd(campaign);

                assertThat(log.lines())
                        .filteredOn(line -> line.contains("could not be sent"))
                        .hasSizeLessThanOrEqualTo(1);
            }
        }

        assertThat(Ledger.statuses(campaign.id())).isEqualTo(Map.of(EmailStatus.SENT, 2L, EmailStatus.FAILED, 1L));
        assertThat(Ledger.of(campaign.id()))
                .filteredOn(row -> row.sending().status() == EmailStatus.FAILED)
                .singleElement()
                .satisfies(row -> assertThat(row.sending().reason()).startsWith("fault: "));
    }

    @Test
    void mailsThatCannotBeRenderedEndAndTheirCampaignWithThem() {
        CampaignItem campaign = stage.accept(aCampaign()
                .saying(new CampaignContent(
                        null, "Hello", "{{#company}}never closed", false, CampaignContent.DEFAULT_LOCALE, false))
                .over(stage.queryApi().freeze(People.members(People.people(3))))
                .build());
        Ledger.putPeople(People.people(3));

        try (RunningSender _ = stage.sender()) {
            stage.awaitEnd(campaign);
        }

        assertThat(Ledger.of(campaign.id()))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.sending().reason()).startsWith("template: has {{#company}}"));
    }

    @Test
    void anUnreadableCampaignKeepsNoOtherFromBeingSent() {
        Ledger.put(unreadable(aCampaign().build(), "sendAt"));

        CampaignItem other = stage.run(People.people(3));

        assertThat(Ledger.statuses(other.id())).isEqualTo(Map.of(EmailStatus.SENT, 3L));
    }

    @Test
    void anUnreadableRowKeepsNoOtherFromBeingSent() {
        CampaignItem campaign = stage.accept(People.people(30));
        Ledger.put(unreadable(anEmail().of(campaign.id()).to("sick").build(), "userId"));

        // Starting sets up logging anew, so who listens comes after.
        try (RunningSender _ = stage.sender();
                Log log = Log.listening()) {
            stage.awaitTaken(30);

            assertThat(log.lines()).noneMatch(line -> line.endsWith(" failed"));
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("cannot be read"))
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void aRowThatHasBeenMendedIsSentWithoutARestart() {
        CampaignItem campaign = stage.accept(planned("mended"));
        Ledger.putPeople(People.people(1));
        EmailItem row =
                anEmail().of(campaign.id()).to(People.people(1).getFirst().id()).build();
        Ledger.put(unreadable(row, "userId"));

        try (RunningSender _ = stage.sender();
                Log log = Log.listening()) {
            await().until(() -> log.lines().stream().anyMatch(line -> line.contains("cannot be read")));
            Ledger.put(row.toAttributes());

            stage.awaitTaken(1);
        }
    }

    @Test
    void whoCannotBeReadIsNotMailedAndKeepsNobodyElseWaiting() {
        List<UserItem> people = People.people(12);
        CampaignItem campaign = stage.accept(people);
        people.stream().limit(9).forEach(person -> Ledger.put(unreadable(person, "version")));

        try (RunningSender _ = stage.hastySender("--crm.outbox.workers=2")) {
            stage.awaitEnd(campaign);
        }

        assertThat(Ledger.statuses(campaign.id())).isEqualTo(Map.of(EmailStatus.SENT, 3L, EmailStatus.FAILED, 9L));
    }

    @Test
    void anUnreadableRowInFlightKeepsNoneOfItsCampaignFromBeingSwept() {
        CampaignItem sick = stage.accept(planned("sick"));
        Ledger.put(unreadable(leftBehindIn(sick), "userId"));
        List<EmailItem> others = Stream.of("w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8")
                .map(person -> anEmail()
                        .of(sick.id())
                        .to(person)
                        .in(EmailStatus.SUBMITTING, LONG_AGO)
                        .build())
                .toList();
        others.forEach(Ledger::put);

        try (RunningSender _ = stage.hastySender()) {
            await().until(() ->
                    others.stream().allMatch(row -> Ledger.row(row).sending().status() == EmailStatus.FAILED));
        }
    }

    @Test
    void anUnreadableRowInFlightKeepsNoOtherCampaignFromBeingSwept() {
        CampaignItem sick = stage.accept(planned("sick"));
        Ledger.put(unreadable(leftBehindIn(sick), "userId"));
        List<CampaignItem> others = others();
        others.forEach(other -> Ledger.put(leftBehindIn(other)));

        try (RunningSender _ = stage.hastySender()) {
            others.forEach(stage::awaitEnd);
        }

        assertThat(others)
                .allSatisfy(other -> assertThat(Ledger.statuses(other.id())).isEqualTo(Map.of(EmailStatus.FAILED, 1L)));
    }

    @Test
    void aCampaignEndsThoughARowOfItCannotBeReadForAsLongAsAMailMayTakeToBeSettled() {
        CampaignItem sick = stage.accept(planned("sick"));
        Ledger.put(unreadable(leftBehindIn(sick), "userId"));

        try (RunningSender _ = stage.hastySender()) {
            stage.awaitEnd(sick);
        }
    }

    @Test
    void aRowThatCannotBeReadKeepsNoCampaignFromBeingPlanned() {
        List<UserItem> people = People.people(3);
        CampaignItem campaign = stage.accept(people);
        Ledger.put(unreadable(anEmail().of(campaign.id()).to("u00001").build(), "version"));

        try (RunningSender _ = stage.hastySender()) {
            stage.awaitEnd(campaign);
        }

        assertThat(Ledger.campaign(campaign.id()).planning().planned()).isEqualTo(3);
        assertThat(stage.ses().perAddress()).containsOnlyKeys("u00000@example.com", "u00002@example.com");
    }

    @Test
    void aRowThatCannotBeReadKeepsNoOtherFromBeingCancelled() {
        CampaignItem sick = stage.accept(aCampaign()
                .withId("sick")
                .planned(new Planning(null, 2, 0, 0, null, null, LONG_AGO))
                .inState(CampaignState.CANCELLED)
                .build());
        Ledger.put(unreadable(anEmail().of("sick").to("u1").build(), "userId"));
        EmailItem other = anEmail().of("sick").to("u2").build();
        Ledger.put(other);

        try (RunningSender _ = stage.hastySender()) {
            stage.awaitEnd(sick);
        }

        assertThat(Ledger.row(other).sending().status()).isEqualTo(EmailStatus.CANCELLED);
    }

    @Test
    void aCampaignOfWhichTheQueryApiSaysNothingKeepsNoOtherFromItsEnd() {
        Map<String, Trouble> troubles = Map.of(
                "failing", new Trouble.Refusal(500),
                "denied", new Trouble.Refusal(400),
                "silent", new Trouble.Silence(),
                "half-told", new Trouble.HalfAnAnswer());
        troubles.forEach((id, trouble) -> {
            stage.queryApi().troubledBy(id, trouble);
            stage.accept(planned(id));
        });

        try (RunningSender _ = stage.hastySender("--crm.query.count-timeout=250ms")) {
            await().until(() -> stage.queryApi().campaignsAsked().containsAll(troubles.keySet()));
            others().forEach(stage::awaitEnd);
        }

        assertThat(troubles.keySet())
                .allSatisfy(id -> assertThat(Ledger.campaign(id).endedAt()).isNull());
    }

    /** Several, so that there are some behind the sick one in whatever order. */
    private List<CampaignItem> others() {
        return Stream.of("well-1", "well-2", "well-3", "well-4", "well-5", "well-6")
                .map(id -> stage.accept(planned(id)))
                .toList();
    }

    private static CampaignItem planned(String id) {
        return aCampaign()
                .withId(id)
                .planned(new Planning(null, 0, 0, 0, null, null, LONG_AGO))
                .build();
    }

    private static EmailItem leftBehindIn(CampaignItem campaign) {
        return anEmail().of(campaign.id()).in(EmailStatus.SUBMITTING, LONG_AGO).build();
    }

    private static Map<String, AttributeValue> unreadable(ProjectedItem item, String missing) {
        Map<String, AttributeValue> attributes = new HashMap<>(item.toAttributes());
        assertThat(attributes.remove(missing)).isNotNull();
        return attributes;
    }
}
