package dev.eventcrm.schema.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemRoundTripTest {
    private static final AddressHashes HASHES = AddressHashes.of("a".repeat(32), List.of(), false);
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.008Z");

    @Property
    void anItemReadsBackAsItWasWritten(@ForAll("items") ProjectedItem item) {
        assertThat(ProjectedItem.read(item.toAttributes())).contains(item);
    }

    @Property
    void anItemStandsUnderItsKey(@ForAll("items") ProjectedItem item) {
        assertThat(item.toAttributes()).containsAllEntriesOf(item.key().toAttributes());
    }

    @Test
    void anItemWithoutAKindIsNotProjected() {
        assertThat(ProjectedItem.read(ItemKey.slugGuard("tech-conf").toAttributes()))
                .isEmpty();
    }

    @Test
    void anUnknownKindIsCorrupt() {
        assertThatThrownBy(() -> ProjectedItem.read(Map.of("kind", AttributeValue.fromS("parrot"))))
                .isInstanceOf(CorruptItemException.class)
                .hasMessage("attribute kind is not a known kind: parrot");
    }

    @Test
    void aCorruptItemNamesTheAttribute() {
        Map<String, AttributeValue> attributes = new HashMap<>(event(NOW).toAttributes());
        attributes.put("startAt", AttributeValue.fromS("next Tuesday"));

        assertThatThrownBy(() -> ProjectedItem.read(attributes)).hasMessage("attribute startAt is not an instant");
    }

    @Test
    void aTombstoneHoldsNoPersonalData() {
        UserItem tombstone = new UserItem(
                "u1",
                ItemVersion.first(NOW).tombstone(NOW.plusSeconds(1)),
                null,
                Set.of("e1"),
                Set.of(),
                Map.of(),
                MailStatus.SUBSCRIBED);

        assertThat(tombstone.toAttributes())
                .containsOnlyKeys(
                        "PK", "SK", "kind", "id", "version", "createdAt", "updatedAt", "deletedAt", "hosting");
    }

    /** A purged id could be given again, and its first versions would lie below the tombstone in the index. */
    @Test
    void aTombstoneNeverExpires() {
        UserItem tombstone = new UserItem(
                "u1", ItemVersion.first(NOW).tombstone(NOW), null, Set.of(), Set.of(), Map.of(), MailStatus.SUBSCRIBED);

        assertThat(tombstone.toAttributes()).doesNotContainKey(CrmTable.EXPIRES_AT);
    }

    @Property
    void everyStateHasTheVersionAfterTheLast(@ForAll("revisions") ItemVersion itemVersion) {
        assertThat(itemVersion.next(NOW).version()).isEqualTo(itemVersion.version() + 1);
        assertThat(itemVersion.tombstone(NOW).version()).isEqualTo(itemVersion.version() + 1);
    }

    @Property
    void aMailIsInTheOutboxExactlyWhileItIsNotFinal(@ForAll("mails") ProjectedItem item) {
        boolean isFinal = ((EmailItem) item).sending().status().isFinal();

        assertThat(item.toAttributes().containsKey(Outbox.SHARD)).isEqualTo(!isFinal);
        assertThat(item.toAttributes().containsKey(Outbox.DUE_AT)).isEqualTo(!isFinal);
    }

    @Property
    void mailsThatWaitAndMailsInFlightStandInDifferentPartitions(@ForAll("mails") ProjectedItem item) {
        AttributeValue shard = item.toAttributes().get(Outbox.SHARD);
        boolean isInFlight = ((EmailItem) item).sending().status().isInFlight();

        assertThat(shard == null || Outbox.inFlightShardsOf("c-1").contains(shard.s()))
                .isEqualTo(shard == null || isInFlight);
        assertThat(shard == null || Outbox.waitingShardsOf("c-1").contains(shard.s()))
                .isEqualTo(shard == null || !isInFlight);
    }

    @Provide
    Arbitrary<ProjectedItem> mails() {
        return emails();
    }

    @Test
    void whatIsNotProjectedReadsBackTooAndHasNoKind() {
        var content = new CampaignContent(null, "S", "B", true, CampaignContent.DEFAULT_LOCALE, false);
        var test = TestMailItem.queued("t1", "a@example.com", content, Utm.NONE, "u1", "e1", NOW);

        assertThat(TestMailItem.read(test.toAttributes())).isEqualTo(test);
        var failed = test.with(new TestMailItem.Standing(TestMailStatus.FAILED, "no", NOW, null));
        assertThat(TestMailItem.read(failed.toAttributes())).isEqualTo(failed);
        assertThat(failed.toAttributes()).doesNotContainKey(Outbox.SHARD);
        assertThat(ProjectedItem.read(test.toAttributes())).isEmpty();
    }

    @Test
    void anEntryOfAnEarlierVersionIsListedAndHasTheVersionBeforeTheFirst() {
        var reason = new Suppression(Suppression.Cause.BOUNCED, NOW, "c-1_00");
        Map<String, AttributeValue> attributes = new HashMap<>(SuppressionItem.absent(HASHES.hash("a@example.com"))
                .listed(reason, NOW)
                .toAttributes());
        List.of("kind", "version", "createdAt", "updatedAt").forEach(attributes::remove);

        SuppressionItem entry = (SuppressionItem) ProjectedItem.read(attributes).orElseThrow();

        assertThat(entry.suppression()).isEqualTo(reason);
        assertThat(entry.itemVersion().version()).isZero();
    }

    @Test
    void anEntryWithoutAReasonThatIsNoTombstoneIsCorrupt() {
        Map<String, AttributeValue> attributes = new HashMap<>(SuppressionItem.absent("00")
                .listed(new Suppression(Suppression.Cause.MANUAL, NOW, null), NOW)
                .toAttributes());
        attributes.remove("suppressedAt");

        assertThatThrownBy(() -> SuppressionItem.read(attributes)).isInstanceOf(CorruptItemException.class);
    }

    @Test
    void anAddressThatIsListedAgainIsNoTombstone() {
        var reason = new Suppression(Suppression.Cause.MANUAL, NOW, null);

        SuppressionItem again =
                SuppressionItem.absent("00").listed(reason, NOW).withdrawn(NOW).listed(reason, NOW);

        assertThat(again.itemVersion()).isEqualTo(new ItemVersion(3, NOW, NOW, null));
    }

    @Test
    void spellingsOfOneAddressShareAMail() {
        EmailId id = new EmailId("c-1", HASHES.hash(" Alice@Example.COM "));

        assertThat(id).isEqualTo(new EmailId("c-1", HASHES.hash("alice@example.com")));
        assertThat(EmailId.parse(id.toString())).contains(id);
        assertThat(EmailId.parse("c-1_alice")).isEmpty();
    }

    @Test
    void spellingsOfOneAddressShareAGuard() {
        assertThat(ItemKey.addressGuard(" Alice@Example.COM ")).isEqualTo(ItemKey.addressGuard("alice@example.com"));
    }

    private static EventItem event(Instant now) {
        EventDetails details = new EventDetails(
                "slug",
                "Title",
                null,
                now,
                now.plusSeconds(60),
                "Venue",
                null,
                "u1",
                List.of("u1"),
                EventStatus.ACTIVE,
                ZoneOffset.UTC,
                false);
        return new EventItem("e1", ItemVersion.first(now), details, 0, 0, 0);
    }

    @Provide
    Arbitrary<ProjectedItem> items() {
        return Arbitraries.oneOf(users(), events(), registrations(), campaigns(), emails(), suppressions());
    }

    @Provide
    Arbitrary<ItemVersion> revisions() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 1L << 40),
                        instants(),
                        instants(),
                        instants().injectNull(0.7))
                .as(ItemVersion::new);
    }

    private static Arbitrary<ProjectedItem> users() {
        Arbitrary<UserProfile> profiles = Combinators.combine(
                        text(), text(), text(), optional(), optional(), optional(), optional(), optional())
                .as((first, last, email, phone, gender, job, company, city) ->
                        new UserProfile(first, last, email, phone, null, gender, job, company, city, null));
        return Combinators.combine(
                        ids(),
                        new ItemRoundTripTest().revisions(),
                        profiles,
                        ids().set().ofMaxSize(4),
                        ids().set().ofMaxSize(4),
                        Arbitraries.maps(ids(), Arbitraries.of(RegistrationStatus.class))
                                .ofMaxSize(4))
                .as((id, itemVersion, profile, hosting, owning, attending) -> new UserItem(
                        id,
                        itemVersion,
                        itemVersion.isDeleted() ? null : profile,
                        hosting,
                        owning,
                        attending,
                        profile.gender() == null ? MailStatus.SUBSCRIBED : MailStatus.BOUNCED));
    }

    private static Arbitrary<ProjectedItem> suppressions() {
        return Combinators.combine(
                        ids(),
                        new ItemRoundTripTest().revisions(),
                        Arbitraries.of(Suppression.Cause.class),
                        instants(),
                        optional())
                .as((hash, itemVersion, cause, at, emailId) -> new SuppressionItem(
                        hash, itemVersion, itemVersion.isDeleted() ? null : new Suppression(cause, at, emailId)));
    }

    private static Arbitrary<ProjectedItem> events() {
        Arbitrary<EventDetails> details = Combinators.combine(
                        text(),
                        optional(),
                        instants(),
                        instants(),
                        Arbitraries.integers().greaterOrEqual(1).injectNull(0.3),
                        ids().injectNull(0.2),
                        ids().list().ofMaxSize(4).uniqueElements(),
                        Arbitraries.of(EventStatus.class))
                .as((title, description, startAt, endAt, capacity, owner, hosts, status) -> new EventDetails(
                        "a-slug",
                        title,
                        description,
                        startAt,
                        endAt,
                        title,
                        capacity,
                        owner,
                        hosts,
                        status,
                        ZoneId.of(capacity == null ? "America/New_York" : "UTC"),
                        capacity == null));
        return Combinators.combine(
                        ids(),
                        new ItemRoundTripTest().revisions(),
                        details,
                        Arbitraries.integers().between(0, 1000))
                .as((id, itemVersion, detail, count) -> new EventItem(
                        id, itemVersion, itemVersion.isDeleted() ? null : detail, count, count / 2, count / 3));
    }

    private static Arbitrary<ProjectedItem> registrations() {
        return Combinators.combine(
                        ids(),
                        ids(),
                        new ItemRoundTripTest().revisions(),
                        Arbitraries.of(RegistrationStatus.class),
                        instants().injectNull(0.3),
                        instants().injectNull(0.3),
                        instants().injectNull(0.3),
                        instants().injectNull(0.3))
                .as((event, user, itemVersion, status, registered, waitlisted, checkedIn, cancelled) ->
                        new RegistrationItem(
                                event,
                                user,
                                itemVersion,
                                status,
                                registered,
                                waitlisted,
                                checkedIn,
                                cancelled,
                                cancelled == null ? Utm.NONE : new Utm("s", null, user, null, "c"),
                                waitlisted == null ? null : user));
    }

    private static Arbitrary<ProjectedItem> campaigns() {
        Arbitrary<CampaignContent> contents = Combinators.combine(
                        optional(), text(), text(), Arbitraries.of(true, false))
                .as((name, subject, body, isHtml) -> new CampaignContent(
                        name,
                        subject,
                        body,
                        isHtml,
                        CampaignContent.DEFAULT_LOCALE,
                        name == null,
                        isHtml ? List.of("tickets.example.com", "*.example.org") : List.of()));
        Arbitrary<Planning> plannings = Combinators.combine(
                        optional(),
                        Arbitraries.integers().between(0, 1000),
                        instants().injectNull(0.5),
                        optional())
                .as((cursor, count, plannedAt, planner) ->
                        new Planning(cursor, count, count / 2, count / 3, planner, plannedAt, plannedAt));
        return Combinators.combine(
                        ids(),
                        new ItemRoundTripTest().revisions(),
                        contents,
                        utms(),
                        plannings,
                        Arbitraries.of(CampaignState.class),
                        instants(),
                        instants().injectNull(0.5))
                .as((id, itemVersion, content, utm, planning, state, sendAt, endedAt) -> new CampaignItem(
                        id,
                        itemVersion,
                        content,
                        utm,
                        endedAt == null ? null : id,
                        new CampaignAudience(
                                "{}",
                                planning.planned(),
                                endedAt == null ? AudienceMode.DUE : AudienceMode.FROZEN,
                                endedAt == null ? AddressHashes.UNKEYED : "0a1b"),
                        sendAt,
                        state,
                        planning,
                        endedAt == null ? null : new CampaignItem.Retry(endedAt, planning.planned() % 2 == 0),
                        endedAt));
    }

    private static Arbitrary<ProjectedItem> emails() {
        Arbitrary<Sending> sendings = Combinators.combine(
                        Arbitraries.of(EmailStatus.class),
                        instants(),
                        Arbitraries.integers().between(0, 9),
                        optional(),
                        instants().injectNull(0.5),
                        optional())
                .as((status, at, attempts, holder, sentAt, reason) -> new Sending(
                        status, status.isFinal() ? null : at, attempts, holder, sentAt, sentAt, at, reason, holder));
        Arbitrary<Occurrences> moments = Combinators.combine(
                        instants(), instants(), Arbitraries.integers().between(1, 99))
                .as(Occurrences::new);
        Arbitrary<Engagement> touches = Combinators.combine(
                        Arbitraries.of(Engagement.Kind.class), instants(), Arbitraries.of("", "3f", "a0"))
                .as(Engagement::new);
        return Combinators.combine(
                        text(),
                        new ItemRoundTripTest().revisions(),
                        optional(),
                        utms(),
                        sendings,
                        Arbitraries.maps(Arbitraries.of(EmailOutcome.class), moments)
                                .ofMaxSize(4),
                        touches.list().ofMaxSize(4),
                        ids().set().ofMaxSize(4))
                .as((address, itemVersion, event, utm, sending, outcomes, some, seen) -> new EmailItem(
                        new EmailId("c-1", HASHES.hash(address)),
                        itemVersion,
                        "u1",
                        event,
                        utm,
                        sending,
                        outcomes,
                        some,
                        seen));
    }

    private static Arbitrary<Utm> utms() {
        return Combinators.combine(optional(), optional(), optional(), optional(), optional())
                .as(Utm::new);
    }

    private static Arbitrary<String> ids() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars("._-")
                .ofMinLength(1)
                .ofMaxLength(20);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings().ofMaxLength(30);
    }

    private static Arbitrary<@Nullable String> optional() {
        return text().injectNull(0.3);
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
    }
}
