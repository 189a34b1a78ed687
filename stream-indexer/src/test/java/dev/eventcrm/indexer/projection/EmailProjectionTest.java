package dev.eventcrm.indexer.projection;

import static dev.eventcrm.test.CampaignItemBuilder.aCampaign;
import static dev.eventcrm.test.EmailItemBuilder.anEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.document.CampaignDocument;
import dev.eventcrm.schema.document.EmailDocument;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.EmailOutcome;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.Engagement;
import dev.eventcrm.schema.item.Engagement.Kind;
import dev.eventcrm.schema.item.Utm;
import dev.eventcrm.test.EmailItemBuilder;
import dev.eventcrm.test.TestAddresses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EmailProjectionTest {
    private static final Projection PROJECTION = new Projection(TestAddresses.HASHES);
    private static final Instant CREATED = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant SENT = Instant.parse("2026-03-01T12:00:00Z");

    private static EmailDocument documentOf(EmailItemBuilder email) {
        return (EmailDocument) PROJECTION.documentOf(email.build());
    }

    private static Instant after(int seconds) {
        return SENT.plusSeconds(seconds);
    }

    @Test
    void showsAMailThatWaits() {
        EmailDocument document = documentOf(anEmail()
                .of("c7")
                .to("u1")
                .at(" Alice@Example.com")
                .invitingTo("e1")
                .countedUnder(new Utm("s", "m", "c", "t", "o")));

        assertThat(document.id()).isEqualTo("c7_" + TestAddresses.hash("alice@example.com"));
        assertThat(document.campaignId()).isEqualTo("c7");
        assertThat(document.userId()).isEqualTo("u1");
        assertThat(document.addressHash()).isEqualTo(TestAddresses.hash("alice@example.com"));
        assertThat(document.eventId()).isEqualTo("e1");
        assertThat(List.of(
                        Objects.requireNonNull(document.utmSource()),
                        Objects.requireNonNull(document.utmMedium()),
                        Objects.requireNonNull(document.utmCampaign()),
                        Objects.requireNonNull(document.utmTerm()),
                        Objects.requireNonNull(document.utmContent())))
                .containsExactly("s", "m", "c", "t", "o");
        assertThat(document.status()).isEqualTo("pending");
        assertThat(document.at()).isEqualTo(CREATED);
        assertThat(document.dueAt()).isEqualTo(CREATED);
        assertThat(document.deliveredAt()).isNull();
        assertThat(document.opens()).isNull();
    }

    @Test
    void neverShowsTheAddress() {
        assertThat(JsonMapper.shared().writeValueAsString(documentOf(anEmail().at("alice@example.com"))))
                .doesNotContain("alice");
    }

    @Test
    void isPlacedInTimeByItsSending() {
        EmailDocument document = documentOf(anEmail().sentAt(SENT));

        assertThat(document.at()).isEqualTo(SENT);
        assertThat(document.sentAt()).isEqualTo(SENT);
        assertThat(document.messageId()).isEqualTo("ses-u1");
        assertThat(document.attempts()).isEqualTo(1);
    }

    @Test
    void tellsWhyAMailWasNotSent() {
        EmailDocument document = documentOf(anEmail().in(EmailStatus.SUPPRESSED, SENT));

        assertThat(document.status()).isEqualTo("suppressed");
        assertThat(document.reason()).isEqualTo("suppressed");
        assertThat(document.endedAt()).isEqualTo(SENT);
        assertThat(document.at()).isEqualTo(CREATED);
    }

    @Test
    void keepsFirstAndLastMomentsAndCounts() {
        EmailDocument document = documentOf(anEmail()
                .sentAt(SENT)
                .having(EmailOutcome.DELIVERED, after(1))
                .touched(
                        new Engagement(Kind.OPEN, after(100), ""),
                        new Engagement(Kind.OPEN, after(10), ""),
                        new Engagement(Kind.CLICK, after(120), "a"))
                .having(EmailOutcome.REGISTERED, after(200)));

        assertThat(document.deliveredAt()).isEqualTo(after(1));
        assertThat(document.openedAt()).isEqualTo(after(10));
        assertThat(document.lastOpenedAt()).isEqualTo(after(100));
        assertThat(document.opens()).isEqualTo(2);
        assertThat(document.clickedAt()).isEqualTo(after(120));
        assertThat(document.clicks()).isEqualTo(1);
        assertThat(document.registeredAt()).isEqualTo(after(200));
        assertThat(document.registrations()).isEqualTo(1);
    }

    @Test
    void aRegistrationImpliesAClickAnOpenAndADelivery() {
        EmailDocument document = documentOf(anEmail().sentAt(SENT).having(EmailOutcome.REGISTERED, after(9)));

        assertThat(Stream.of(
                        document.clickedAt(),
                        document.openedAt(),
                        document.rawClickedAt(),
                        document.rawOpenedAt(),
                        document.deliveredAt()))
                .containsOnly(after(9));
        assertThat(Stream.of(document.clicks(), document.opens(), document.rawClicks(), document.rawOpens()))
                .containsOnly(1);
    }

    @Test
    void whoComplainsOrUnsubscribesHasGotTheMailAndNeedNotHaveOpenedIt() {
        assertThat(documentOf(anEmail().sentAt(SENT).having(EmailOutcome.COMPLAINED, after(5)))
                        .deliveredAt())
                .isEqualTo(after(5));
        EmailDocument unsubscribed = documentOf(anEmail().sentAt(SENT).having(EmailOutcome.UNSUBSCRIBED, after(6)));
        assertThat(unsubscribed.deliveredAt()).isEqualTo(after(6));
        assertThat(unsubscribed.openedAt()).isNull();
    }

    @Test
    void aMachineThatOpensShowsInTheRawFiguresOnly() {
        EmailDocument document =
                documentOf(anEmail().sentAt(SENT).touched(new Engagement(Kind.MACHINE_OPEN, after(1), "")));

        assertThat(document.openedAt()).isNull();
        assertThat(document.opens()).isNull();
        assertThat(document.rawOpenedAt()).isEqualTo(after(1));
        assertThat(document.rawOpens()).isEqualTo(1);
        assertThat(document.deliveredAt()).isEqualTo(after(1));
    }

    @Property
    void nothingComesBeforeWhatItImplies(@ForAll("mails") EmailItemBuilder email) {
        EmailDocument document = documentOf(email);

        assertInOrder(document.deliveredAt(), document.openedAt(), document.clickedAt(), document.registeredAt());
        assertInOrder(document.deliveredAt(), document.rawOpenedAt(), document.rawClickedAt(), document.clickedAt());
        assertInOrder(document.rawOpenedAt(), document.openedAt());
        assertInOrder(document.deliveredAt(), document.complainedAt());
        assertInOrder(document.deliveredAt(), document.unsubscribedAt());
        assertThat(document.opens() == null).isEqualTo(document.openedAt() == null);
        assertThat(document.clicks() == null).isEqualTo(document.clickedAt() == null);
        assertThat(orZero(document.opens())).isLessThanOrEqualTo(orZero(document.rawOpens()));
        assertThat(orZero(document.clicks())).isLessThanOrEqualTo(orZero(document.rawClicks()));
    }

    /** Each is there when the next one is, and not later. */
    private static void assertInOrder(@Nullable Instant... moments) {
        for (int i = 1; i < moments.length; i++) {
            Instant later = moments[i];
            if (later != null) {
                assertThat(moments[i - 1]).isNotNull().isBeforeOrEqualTo(later);
            }
        }
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    @Provide
    Arbitrary<EmailItemBuilder> mails() {
        Arbitrary<Integer> second = Arbitraries.integers().between(0, 40);
        Arbitrary<Engagement> touch = Combinators.combine(
                        Arbitraries.of(Kind.class), second, Arbitraries.of("a", "b", "c", "d"))
                .as((kind, at, link) -> new Engagement(kind, after(at), link));
        Arbitrary<List<EmailOutcome>> outcomes =
                Arbitraries.of(EmailOutcome.class).list().ofMaxSize(4);
        return Combinators.combine(
                        touch.list().ofMaxSize(6), outcomes, second.list().ofSize(4))
                .as((touches, became, seconds) -> {
                    EmailItemBuilder email = anEmail().sentAt(SENT).touched(touches.toArray(Engagement[]::new));
                    List<Integer> left = new ArrayList<>(seconds);
                    became.forEach(outcome -> email.having(outcome, after(left.removeFirst())));
                    return email;
                });
    }

    @Test
    void showsACampaign() {
        CampaignDocument document = (CampaignDocument) PROJECTION.documentOf(aCampaign()
                .withId("c7")
                .named("Spring")
                .withSubject("Hello {{firstName}}")
                .countedUnder(new Utm("s", "m", "c", null, null))
                .invitingTo("e1")
                .forPeople(12)
                .in(CampaignState.PAUSED)
                .planned(10, 2, after(3))
                .build());

        assertThat(document.name()).isEqualTo("Spring");
        assertThat(document.subject()).isEqualTo("Hello {{firstName}}");
        assertThat(document.format()).isEqualTo("text");
        assertThat(document.utmSource()).isEqualTo("s");
        assertThat(document.eventId()).isEqualTo("e1");
        assertThat(document.audience()).contains("TechCorp");
        assertThat(document.audienceCount()).isEqualTo(12);
        assertThat(document.state()).isEqualTo("paused");
        assertThat(document.planned()).isEqualTo(10);
        assertThat(document.merged()).isEqualTo(2);
        assertThat(document.plannedAt()).isEqualTo(after(3));
        assertThat(document.endedAt()).isNull();
    }
}
