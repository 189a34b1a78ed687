package dev.eventcrm.indexer.projection;

import static dev.eventcrm.test.CampaignItemBuilder.aCampaign;
import static dev.eventcrm.test.EmailItemBuilder.anEmail;
import static dev.eventcrm.test.EventItemBuilder.anEvent;
import static dev.eventcrm.test.RegistrationItemBuilder.aRegistration;
import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.indexer.projection.Projected.Document;
import dev.eventcrm.indexer.projection.Projected.NotProjected;
import dev.eventcrm.indexer.projection.Projected.Unreadable;
import dev.eventcrm.schema.document.EventDocument;
import dev.eventcrm.schema.document.RegistrationDocument;
import dev.eventcrm.schema.document.SearchDocument;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.document.SuppressionDocument;
import dev.eventcrm.schema.document.UserDocument;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.Suppression;
import dev.eventcrm.schema.item.SuppressionItem;
import dev.eventcrm.schema.item.Utm;
import dev.eventcrm.test.TestAddresses;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProjectionTest {
    private static final Projection PROJECTION = new Projection(TestAddresses.HASHES);
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant DELETED = Instant.parse("2026-02-03T04:05:06.007Z");

    @Test
    void showsAPersonWithTheirParticipation() {
        UserDocument document = (UserDocument) PROJECTION.documentOf(aUser().withId("u7")
                .atVersion(5)
                .hosting("e9")
                .hosting("e3")
                .owning("e4")
                .attending("e8", RegistrationStatus.REGISTERED)
                .attending("e5", RegistrationStatus.CHECKED_IN)
                .attending("e6", RegistrationStatus.WAITLISTED)
                .build());

        assertThat(document)
                .isEqualTo(new UserDocument(
                        "u7",
                        5,
                        CREATED,
                        CREATED.plusSeconds(4),
                        null,
                        "Alice",
                        "Johnson",
                        "u7@example.com",
                        "1234567890",
                        "https://example.com/avatar.jpg",
                        "female",
                        "Engineer",
                        "TechCorp",
                        "New York",
                        "NY",
                        2,
                        2,
                        "subscribed",
                        TestAddresses.HASHES.all("u7@example.com"),
                        List.of("e3", "e9"),
                        List.of("e5", "e8"),
                        List.of("e6"),
                        List.of("e5")));
    }

    @Test
    void showsWhyAnAddressMustNotBeMailedUntilItMayBeAgain() {
        var reason = new Suppression(Suppression.Cause.BOUNCED, CREATED, "c1_ab12");
        var listed = new SuppressionItem("ab12", ItemVersion.first(CREATED), reason);
        SuppressionItem withdrawn = listed.withdrawn(CREATED.plusSeconds(1));

        assertThat(PROJECTION.documentOf(listed))
                .isEqualTo(new SuppressionDocument("ab12", 1, CREATED, CREATED, null, "bounced", CREATED, "c1_ab12"));
        assertThat(PROJECTION.documentOf(withdrawn))
                .isEqualTo(new SuppressionDocument(
                        "ab12", 2, CREATED, CREATED.plusSeconds(1), CREATED.plusSeconds(1), null, null, null));
    }

    @Test
    void showsAnEventWithItsSeats() {
        EventDocument document = (EventDocument) PROJECTION.documentOf(anEvent()
                .withId("e1")
                .withCapacity(50)
                .hostedBy("u2", "u1")
                .counting(12, 3, 4)
                .build());

        assertThat(document.seatsLeft()).isEqualTo(38);
        assertThat(document.registeredCount()).isEqualTo(12);
        assertThat(document.waitlistedCount()).isEqualTo(3);
        assertThat(document.checkedInCount()).isEqualTo(4);
        assertThat(document.hosts()).containsExactly("u2", "u1");
        assertThat(document.status()).isEqualTo("active");
        assertThat(document.slug()).isEqualTo("slug-e1");
    }

    @Test
    void showsNoSeatsLeftWhereThereIsNoLimit() {
        EventDocument document = (EventDocument)
                PROJECTION.documentOf(anEvent().withCapacity(null).build());

        assertThat(document.seatsLeft()).isNull();
    }

    @Test
    void showsARegistration() {
        Instant signedUp = Instant.parse("2026-02-01T00:00:00Z");
        SearchDocument document = PROJECTION.documentOf(aRegistration()
                .forEvent("e1")
                .of("u1")
                .withStatus(RegistrationStatus.CHECKED_IN)
                .build());

        assertThat(document)
                .isEqualTo(new RegistrationDocument(
                        "e1~u1",
                        1,
                        signedUp,
                        signedUp,
                        null,
                        "e1",
                        "u1",
                        "checkedIn",
                        signedUp,
                        null,
                        signedUp.plusSeconds(1),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void showsWhatBroughtARegistration() {
        String emailId = anEmail().of("c7").build().id();
        RegistrationDocument document = (RegistrationDocument) PROJECTION.documentOf(aRegistration()
                .broughtBy(new Utm("newsletter", "email", "tech", "java", "top"), emailId)
                .build());

        assertThat(document.utmSource()).isEqualTo("newsletter");
        assertThat(document.utmMedium()).isEqualTo("email");
        assertThat(document.utmCampaign()).isEqualTo("tech");
        assertThat(document.utmTerm()).isEqualTo("java");
        assertThat(document.utmContent()).isEqualTo("top");
        assertThat(document.emailId()).isEqualTo(emailId);
        assertThat(document.campaignId()).isEqualTo("c7");
    }

    @Test
    void leavesNothingOfADeletedPersonButIdVersionAndTimes() {
        ProjectedItem deleted =
                aUser().atVersion(3).deletedAt(DELETED).hosting("e1").build();

        assertThat(fieldsOf(PROJECTION.documentOf(deleted)))
                .containsExactlyInAnyOrder("id", "version", "createdAt", "updatedAt", "deletedAt");
    }

    @Test
    void leavesNothingOfADeletedEventButIdVersionAndTimes() {
        ProjectedItem deleted =
                anEvent().atVersion(3).deletedAt(DELETED).counting(5, 0, 0).build();

        assertThat(fieldsOf(PROJECTION.documentOf(deleted)))
                .containsExactlyInAnyOrder("id", "version", "createdAt", "updatedAt", "deletedAt");
    }

    @Test
    void leavesNothingOfADeletedRegistrationButIdsVersionAndTimes() {
        ProjectedItem deleted = aRegistration()
                .atVersion(3)
                .withStatus(RegistrationStatus.CANCELLED)
                .deletedAt(DELETED)
                .build();

        assertThat(fieldsOf(PROJECTION.documentOf(deleted)))
                .containsExactlyInAnyOrder("id", "version", "createdAt", "updatedAt", "deletedAt", "eventId", "userId");
    }

    @Test
    void leavesNothingOfADeletedCampaignOrMailButIdVersionAndTimes() {
        for (ProjectedItem deleted : List.of(
                aCampaign().atVersion(3).deletedAt(DELETED).build(),
                anEmail().atVersion(3).deletedAt(DELETED).build())) {
            assertThat(fieldsOf(PROJECTION.documentOf(deleted)))
                    .containsExactlyInAnyOrder("id", "version", "createdAt", "updatedAt", "deletedAt");
        }
    }

    @Test
    void writesInstantsAsIsoText() {
        JsonNode json = JsonMapper.shared()
                .valueToTree(PROJECTION.documentOf(aUser().deletedAt(DELETED).build()));

        assertThat(json.get("deletedAt").asString()).isEqualTo("2026-02-03T04:05:06.007Z");
    }

    @Test
    void turnsTheRemovalOfATombstoneIntoTheTombstoneAfterIt() {
        ProjectedItem purged =
                aUser().withId("u7").atVersion(5).deletedAt(DELETED).build();
        Instant removed = DELETED.plusSeconds(100);

        assertThat(PROJECTION.of(new Change(purged.key().toAttributes(), purged.toAttributes(), null, removed)))
                .isInstanceOfSatisfying(Document.class, document -> {
                    assertThat(document.document().id()).isEqualTo("u7");
                    assertThat(document.document().version()).isEqualTo(6);
                    assertThat(document.document().deletedAt()).isEqualTo(DELETED);
                });
    }

    @Test
    void turnsTheRemovalOfALivingItemIntoATombstone() {
        for (ProjectedItem item : List.of(
                aUser().atVersion(5).build(),
                anEvent().atVersion(5).build(),
                aRegistration().atVersion(5).build(),
                aCampaign().atVersion(5).build(),
                anEmail().atVersion(5).build())) {
            assertThat(PROJECTION.of(new Change(item.key().toAttributes(), item.toAttributes(), null, DELETED)))
                    .isInstanceOfSatisfying(Document.class, document -> {
                        assertThat(document.document().id()).isEqualTo(item.id());
                        assertThat(document.document().version()).isEqualTo(6);
                        assertThat(document.document().deletedAt()).isEqualTo(DELETED);
                    });
        }
    }

    @Test
    void passesOverItemsOfNoProjectedKind() {
        Map<String, AttributeValue> guard = ItemKey.slugGuard("tech-conf").toAttributes();

        assertThat(PROJECTION.of(Change.ofItem(guard, CREATED))).isInstanceOf(NotProjected.class);
        assertThat(PROJECTION.of(new Change(guard, guard, null, CREATED))).isInstanceOf(NotProjected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "firstName", "createdAt"})
    void saysWhichAttributeOfAnUnreadableItemIsMissing(String attribute) {
        assertThat(PROJECTION.of(Change.ofItem(aUserWith(attribute, null), CREATED)))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).contains(attribute));
    }

    @Test
    void saysThatAKindIsUnknown() {
        assertThat(PROJECTION.of(Change.ofItem(aUserWith("kind", AttributeValue.fromS("spaceship")), CREATED)))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).contains("spaceship"));
    }

    @Test
    void takesANumberThatDoesNotFitForUnreadable() {
        Map<String, AttributeValue> event = new HashMap<>(anEvent().build().toAttributes());
        event.put("registeredCount", AttributeValue.fromN("99999999999"));

        assertThat(PROJECTION.of(Change.ofItem(event, CREATED))).isInstanceOf(Unreadable.class);
    }

    @Test
    void takesARecordWithoutImagesForUnreadable() {
        Change change = new Change(ItemKey.user("u1").toAttributes(), null, null, CREATED);

        assertThat(PROJECTION.of(change))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).contains("NEW_AND_OLD_IMAGES"));
    }

    @Test
    void tellsOfAnUnreadableItemWhatItStillTells() {
        assertThat(DocumentRef.guess(aUserWith("firstName", null)))
                .isEqualTo(new DocumentRef(SearchIndex.USERS, "u1", 1L));
        assertThat(DocumentRef.guess(
                        aRegistration().forEvent("e1").of("u2").build().toAttributes()))
                .isEqualTo(new DocumentRef(SearchIndex.REGISTRATIONS, "e1~u2", 1L));
        EmailItem mail = anEmail().of("c1").invitingTo("e1").build();
        Map<String, AttributeValue> email = new HashMap<>(mail.toAttributes());
        email.remove("id");
        assertThat(DocumentRef.guess(email)).isEqualTo(new DocumentRef(SearchIndex.EMAILS, mail.id(), 1L));
        assertThat(DocumentRef.guess(aCampaign().withId("c1").build().toAttributes()))
                .isEqualTo(new DocumentRef(SearchIndex.CAMPAIGNS, "c1", 1L));
        var listed = new SuppressionItem(
                "ab12", ItemVersion.first(CREATED), new Suppression(Suppression.Cause.MANUAL, CREATED, null));
        assertThat(DocumentRef.guess(listed.toAttributes()))
                .isEqualTo(new DocumentRef(SearchIndex.SUPPRESSIONS, "ab12", 1L));
        assertThat(DocumentRef.guess(aUserWith("version", AttributeValue.fromN("1.5")))
                        .version())
                .isNull();
        assertThat(DocumentRef.guess(Map.of())).isEqualTo(new DocumentRef(null, null, null));
    }

    private static Map<String, AttributeValue> aUserWith(String attribute, @Nullable AttributeValue value) {
        Map<String, AttributeValue> item = new HashMap<>(aUser().build().toAttributes());
        if (value == null) {
            item.remove(attribute);
        } else {
            item.put(attribute, value);
        }
        return item;
    }

    private static List<String> fieldsOf(SearchDocument document) {
        return List.copyOf(JsonMapper.shared().valueToTree(document).propertyNames());
    }
}
