package dev.eventcrm.command.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.command.Mails;
import dev.eventcrm.command.notifications.SesEvent.What;
import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailOutcome;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.Occurrences;
import dev.eventcrm.schema.item.Sending;
import dev.eventcrm.schema.item.Suppression;
import dev.eventcrm.test.TestAddresses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SesEventReducerTest {
    private static final EmailId ID = TestAddresses.emailId("campaign-1", "reader@example.com");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant SENT_AT = Instant.parse("2026-03-01T10:00:00Z");

    /** A notification as it comes: an event and the id under which SNS sends it. */
    record Report(String id, What what) {}

    @Property(tries = 300)
    void neitherTheOrderNorTheNumberOfTellingsMatters(
            @ForAll("begun") Sending sending, @ForAll("logs") List<Report> log, @ForAll Random random) {
        EmailItem inOrder = merged(sending, log);

        List<Report> shuffled = new ArrayList<>(log);
        shuffled.addAll(log);
        shuffled.addAll(log);
        Collections.shuffle(shuffled, random);

        assertThat(merged(sending, shuffled)).isEqualTo(inOrder);
        assertThat(inOrder.itemVersion().version()).isEqualTo(1 + log.size());
    }

    @Property(tries = 100)
    void whateverImpliesThatSesHasTheMailSettlesIt(@ForAll("begun") Sending sending, @ForAll("happenings") What what) {
        Sending after = merged(sending, List.of(new Report("1", what))).sending();

        assertThat(after.status()).isEqualTo(what instanceof What.Refused ? EmailStatus.FAILED : EmailStatus.SENT);
        assertThat(after.dueAt()).isNull();
        assertThat(after.holder()).isNull();
    }

    @Provide
    Arbitrary<Sending> begun() {
        return Arbitraries.of(
                        EmailStatus.PENDING,
                        EmailStatus.SUBMITTING,
                        EmailStatus.UNKNOWN,
                        EmailStatus.FAILED,
                        EmailStatus.SENT)
                .map(Mails.Sendings::of)
                // What a sender wrote itself says which mail it was.
                .map(sending -> sending.status() == EmailStatus.SENT
                        ? new Sending(EmailStatus.SENT, null, 1, null, null, SENT_AT, null, null, "m1")
                        : sending);
    }

    @Provide
    Arbitrary<What> happenings() {
        Arbitrary<Instant> at = Arbitraries.integers().between(0, 100).map(seconds -> SENT_AT.plusSeconds(seconds));
        return Arbitraries.oneOf(
                Arbitraries.just(new What.Accepted()),
                Arbitraries.just(new What.Refused("rejected: Bad content")),
                at.map(What.Delivered::new),
                Combinators.combine(at, Arbitraries.of(true, false)).as(What.Bounced::new),
                at.map(What.Complained::new),
                at.map(What.Unsubscribed::new),
                Combinators.combine(at, Arbitraries.of(true, false)).as(What.Opened::new),
                Combinators.combine(at, Arbitraries.of(true, false), Arbitraries.of("a", "b"))
                        .as(What.Clicked::new));
    }

    @Provide
    Arbitrary<List<Report>> logs() {
        return happenings()
                .list()
                .ofMinSize(1)
                .ofMaxSize(140)
                .map(happenings -> IntStream.range(0, happenings.size())
                        .mapToObj(i -> new Report("n" + i, happenings.get(i)))
                        .collect(Collectors.toList()));
    }

    @Example
    void whatSesTellsDoesNotUndoWhatWasDecided() {
        for (EmailStatus status : List.of(EmailStatus.SUPPRESSED, EmailStatus.SKIPPED, EmailStatus.CANCELLED)) {
            Sending before = Mails.Sendings.of(status);

            assertThat(merged(before, List.of(new Report("1", new What.Accepted())))
                            .sending())
                    .isEqualTo(before);
        }
    }

    @Example
    void aFailureOfWhichNobodyWasSureWasNone() {
        Sending after = merged(
                        Mails.Sendings.failed("unconfirmed"), List.of(new Report("1", new What.Delivered(SENT_AT))))
                .sending();

        assertThat(after.status()).isEqualTo(EmailStatus.SENT);
        assertThat(after.reason()).isNull();
        assertThat(after.endedAt()).isNull();
        assertThat(after.sentAt()).isEqualTo(SENT_AT);
    }

    @Example
    void theRefusalOfAnEarlierAttemptSaysNothingOfALaterOne() {
        Sending later = new Sending(EmailStatus.SENT, null, 2, null, null, SENT_AT, null, null, "m2");

        assertThat(merged(later, List.of(new Report("1", new What.Refused("rejected"))))
                        .sending())
                .isEqualTo(later);
    }

    @Example
    void whenNoMoreIdsAreKeptOnlyWhatIsNewCounts() {
        List<Report> many = IntStream.range(0, EmailItem.MOST_SEEN)
                .mapToObj(i -> new Report("n" + i, new What.Accepted()))
                .collect(Collectors.toList());
        many.add(new Report("more", new What.Delivered(SENT_AT)));
        many.add(new Report("most", new What.Delivered(SENT_AT)));
        many.add(new Report("most", new What.Opened(SENT_AT, false)));

        EmailItem after = merged(Mails.Sendings.of(EmailStatus.UNKNOWN), many);

        assertThat(after.outcomes()).containsEntry(EmailOutcome.DELIVERED, Occurrences.of(SENT_AT));
        assertThat(after.touches()).isEmpty();
        assertThat(after.seen()).hasSize(EmailItem.MOST_SEEN);
    }

    @Example
    void suppressesByTheHashThatTheRowKnows() {
        EmailItem email = Mails.of(ID, Mails.Sendings.of(EmailStatus.SENT));

        assertThat(merge(email, new Report("1", new What.Complained(SENT_AT))).suppression())
                .isEqualTo(new Suppression(Suppression.Cause.COMPLAINED, SENT_AT, ID.toString()));
    }

    private static EmailItem merged(Sending sending, List<Report> log) {
        EmailItem email = Mails.of(ID, sending);
        for (Report report : log) {
            EmailItem next = merge(email, report).email();
            email = next == null ? email : next;
        }
        return email;
    }

    private static SesEventReducer.Merged merge(EmailItem email, Report report) {
        var event = new SesEvent(ID.toString(), "m1", SENT_AT, report.what());
        return SesEventReducer.merge(email, event, report.id(), link -> link, NOW);
    }
}
