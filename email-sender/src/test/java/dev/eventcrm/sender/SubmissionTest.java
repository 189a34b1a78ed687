package dev.eventcrm.sender;

import static dev.eventcrm.sender.CampaignBuilder.aCampaign;
import static dev.eventcrm.test.EventItemBuilder.anEvent;
import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.mail.TrackingKey;
import dev.eventcrm.mail.TrackingToken;
import dev.eventcrm.schema.item.AudienceMode;
import dev.eventcrm.schema.item.CampaignContent;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.EventStatus;
import dev.eventcrm.schema.item.FailureReason;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.MailStatus;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.test.TestAddresses;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail says what is true when it is submitted, and goes where its person is then. */
class SubmissionTest {
    private static final String QUESTION = "{\"parameters\":{\"registeredFor\":[\"gala\"]}}";
    private static final CampaignContent ABOUT_THE_EVENT = new CampaignContent(
            null, "{{eventTitle}} on {{eventDate}}", "See you there.", false, CampaignContent.DEFAULT_LOCALE, false);

    private final Stage stage = new Stage();

    @AfterEach
    void clear() {
        stage.close();
    }

    @Test
    void tellsOfTheEventAsItIsNow() {
        CampaignItem campaign = stage.accept(aboutTheGala(ABOUT_THE_EVENT));
        Ledger.put(anEvent()
                .withId("gala")
                .atVersion(2)
                .startingAt(Instant.parse("2027-08-02T18:00:00Z"))
                .build());

        run(campaign);

        assertThat(stage.ses().taken())
                .singleElement()
                .satisfies(mail -> assertThat(mail.request()
                                .at("/Content/Simple/Subject/Data")
                                .asString())
                        .contains("2 August 2027"));
    }

    @Test
    void isNotSentWhenTheEventIsCancelled() {
        Ledger.put(anEvent().withId("gala").withStatus(EventStatus.CANCELLED).build());

        run(stage.accept(aboutTheGala(ABOUT_THE_EVENT)));

        assertSkipped(FailureReason.EVENT_CANCELLED);
    }

    @Test
    void isNotSentWhenTheEventIsDeleted() {
        Ledger.put(anEvent().withId("gala").deletedAt(Instant.now()).build());

        run(stage.accept(aboutTheGala(ABOUT_THE_EVENT)));

        assertSkipped(FailureReason.EVENT_DELETED);
    }

    @Test
    void isSentWhenItTellsOfTheCancellation() {
        Ledger.put(anEvent().withId("gala").withStatus(EventStatus.CANCELLED).build());

        run(stage.accept(aboutTheGala(
                new CampaignContent(null, "Sorry", "It is off.", false, CampaignContent.DEFAULT_LOCALE, true))));

        assertThat(stage.ses().taken()).hasSize(1);
    }

    @Test
    void goesToTheAddressThatThePersonHasNow() {
        List<UserItem> people =
                List.of(aUser().withId("u1").withEmail("old@example.com").build());
        CampaignItem campaign = stage.accept(people);
        Ledger.put(
                aUser().withId("u1").atVersion(2).withEmail("new@example.com").build());

        run(campaign);

        assertThat(stage.ses().perAddress()).containsOnlyKeys("new@example.com");
        assertThat(Ledger.of(campaign.id()).stream()
                        .filter(row -> !row.itemVersion().isDeleted()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.sending().status()).isEqualTo(EmailStatus.SENT);
                    assertThat(row.id())
                            .isEqualTo(stage.ses().taken().getFirst().emailId());
                });
    }

    @Test
    void goesOnceToEachWhenTwoHaveSwappedTheirAddresses() {
        CampaignItem campaign = stage.accept(List.of(
                aUser().withId("u1").withEmail("a@example.com").build(),
                aUser().withId("u2").withEmail("b@example.com").build()));
        Ledger.put(aUser().withId("u1").atVersion(2).withEmail("b@example.com").build());
        Ledger.put(aUser().withId("u2").atVersion(2).withEmail("a@example.com").build());

        run(campaign);

        assertThat(stage.ses().perAddress())
                .containsOnly(Map.entry("a@example.com", 1L), Map.entry("b@example.com", 1L));
    }

    @Test
    void isNotSentToAnAddressThatIsSuppressedAlthoughTheOldOneIsNot() {
        CampaignItem campaign = stage.accept(
                List.of(aUser().withId("u1").withEmail("old@example.com").build()));
        Ledger.put(
                aUser().withId("u1").atVersion(2).withEmail("new@example.com").build());
        Stage.suppress("new@example.com");

        run(campaign);

        assertThat(stage.ses().calls()).isZero();
        assertThat(living(campaign).sending().status()).isEqualTo(EmailStatus.SUPPRESSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void isNotSentToAnAddressThatWasSuppressedUnderAnEarlierSecret(int generation) {
        CampaignItem campaign = stage.accept(
                List.of(aUser().withId("u1").withEmail("ann@example.com").build()));
        Stage.suppressUnder(TestAddresses.earlierHashes("ann@example.com").get(generation));

        run(campaign);

        assertThat(stage.ses().calls()).isZero();
        assertThat(living(campaign).sending().status()).isEqualTo(EmailStatus.SUPPRESSED);
    }

    @Test
    void isNotSentWhenAnEntryOfTheAddressCannotBeRead() {
        CampaignItem campaign = stage.accept(
                List.of(aUser().withId("u1").withEmail("ann@example.com").build()));
        String hash = TestAddresses.earlierHashes("ann@example.com").getFirst();
        Ledger.put(ItemKey.suppression(hash).toAttributes());

        run(campaign);

        assertThat(stage.ses().calls()).isZero();
        assertThat(living(campaign).sending().reason()).isEqualTo(FailureReason.UNREADABLE);
    }

    /** Also a planner of the new secret finds the rows that one of the old secret has written. */
    @Test
    void aCampaignThatWasAcceptedUnderAnEarlierSecretKeepsItsKey() {
        String key = TestAddresses.earlierHashes("ann@example.com").getFirst().substring(32);
        UserItem mover = aUser().withId("u1").withEmail("ann@example.com").build();
        UserItem stayer = aUser().withId("u2").withEmail("bob@example.com").build();
        Ledger.putPeople(List.of(mover, stayer));
        stage.queryApi().answer(QUESTION, People.members(List.of(mover, stayer)));
        Ledger.put(
                aUser().withId("u1").atVersion(2).withEmail("new@example.com").build());

        CampaignItem campaign = stage.accept(aCampaign()
                .asking(QUESTION, AudienceMode.FROZEN)
                .hashingWith(key)
                .build());
        run(campaign);

        assertThat(stage.ses().perAddress())
                .containsOnly(Map.entry("new@example.com", 1L), Map.entry("bob@example.com", 1L));
        assertThat(Ledger.of(campaign.id()))
                .extracting(row -> row.emailId().addressHash())
                .allSatisfy(hash -> assertThat(hash).hasSize(36).endsWith(key));
    }

    @Test
    void isNotSentToWhoHasLeftWhateverAddressTheyHaveNow() {
        CampaignItem campaign = stage.accept(
                List.of(aUser().withId("u1").being(MailStatus.UNSUBSCRIBED).build()));

        run(campaign);

        assertThat(stage.ses().calls()).isZero();
        assertThat(living(campaign).sending().status()).isEqualTo(EmailStatus.SUPPRESSED);
        assertThat(living(campaign).sending().reason()).isEqualTo("unsubscribed");
    }

    @Test
    void itsLinksTellOfItOnlyToTheHostsThatTheCampaignNames() {
        List<UserItem> people = People.people(1);
        Ledger.putPeople(people);
        stage.queryApi().answer(QUESTION, People.members(people));
        run(stage.accept(aCampaign()
                .asking(QUESTION, AudienceMode.DUE)
                .saying(new CampaignContent(
                        null,
                        "Hello",
                        "https://tickets.example.com/a https://example.com/b",
                        false,
                        CampaignContent.DEFAULT_LOCALE,
                        false,
                        List.of("tickets.example.com")))
                .build()));

        String text = stage.ses()
                .taken()
                .getFirst()
                .request()
                .at("/Content/Simple/Body/Text/Data")
                .asString();
        TrackingKey key = TrackingKey.of(RunningSender.TRACKING_SECRET, List.of(), false);
        assertThat(Pattern.compile("/t/c/(\\S+)")
                        .matcher(text)
                        .results()
                        .map(link -> key.read(link.group(1)).orElseThrow())
                        .map(TrackingToken.Click.class::cast))
                .extracting(TrackingToken.Click::isAttributed)
                .containsExactly(true, false);
    }

    @Test
    void noRowHoldsAnAddress() {
        CampaignItem campaign = stage.accept(People.people(3));

        run(campaign);

        assertThat(Ledger.of(campaign.id()))
                .hasSize(3)
                .allSatisfy(row -> assertThat(Ledger.item(row.key()).toString()).doesNotContain("@"));
    }

    @Test
    void theAudienceIsAskedWhenItIsDue() {
        List<UserItem> people = People.people(3);
        Ledger.putPeople(people);
        stage.queryApi().answer(QUESTION, People.members(people.subList(0, 2)));
        Instant due = Instant.now().plusSeconds(6);
        CampaignItem campaign = stage.accept(
                aCampaign().asking(QUESTION, AudienceMode.DUE).sendingAt(due).build());

        try (RunningSender sender = stage.sender()) {
            await().until(() -> sender.get("/actuator/health/readiness").contains("UP"));
            stage.queryApi().answer(QUESTION, People.members(people.subList(1, 3)));
            stage.awaitEnd(campaign);
        }

        assertThat(stage.ses().perAddress()).containsOnlyKeys("u00001@example.com", "u00002@example.com");
        assertThat(stage.ses().taken()).allSatisfy(mail -> assertThat(mail.at()).isAfterOrEqualTo(due));
    }

    @Test
    void aFrozenAudienceIsAskedAtOnce() {
        List<UserItem> people = People.people(2);
        stage.queryApi().answer(QUESTION, People.members(people));
        CampaignItem campaign = stage.accept(aCampaign()
                .asking(QUESTION, AudienceMode.FROZEN)
                .sendingAt(Instant.now().plus(Duration.ofHours(1)))
                .build());

        try (RunningSender _ = stage.sender()) {
            await().until(() -> Ledger.campaign(campaign.id()).planning().planned() == 2);
        }
    }

    @Test
    void theAudienceOfACampaignThatIsCancelledBeforeItIsDueIsNeverAsked() {
        stage.queryApi().answer(QUESTION, People.members(People.people(2)));
        CampaignItem campaign = stage.accept(aCampaign()
                .asking(QUESTION, AudienceMode.DUE)
                .sendingAt(Instant.now().plus(Duration.ofHours(1)))
                .inState(CampaignState.CANCELLED)
                .build());

        run(campaign);

        assertThat(stage.queryApi().pagesAsked()).isEmpty();
        assertThat(Ledger.campaign(campaign.id()).state()).isEqualTo(CampaignState.CANCELLED);
    }

    private CampaignItem aboutTheGala(CampaignContent content) {
        List<UserItem> people = People.people(1);
        Ledger.putPeople(people);
        return aCampaign()
                .over(stage.queryApi().freeze(People.members(people)))
                .invitingTo("gala")
                .saying(content)
                .build();
    }

    private void run(CampaignItem campaign) {
        try (RunningSender _ = stage.sender()) {
            stage.awaitEnd(campaign);
        }
    }

    private void assertSkipped(String reason) {
        assertThat(stage.ses().calls()).isZero();
        assertThat(Ledger.of(stage.queryApi().campaignsAsked().iterator().next()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.sending().status()).isEqualTo(EmailStatus.SKIPPED);
                    assertThat(row.sending().reason()).isEqualTo(reason);
                });
    }

    private static EmailItem living(CampaignItem campaign) {
        return Ledger.of(campaign.id()).stream()
                .filter(row -> !row.itemVersion().isDeleted())
                .findAny()
                .orElseThrow();
    }
}
