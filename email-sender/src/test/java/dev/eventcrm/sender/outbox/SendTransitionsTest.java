package dev.eventcrm.sender.outbox;

import static dev.eventcrm.test.EmailItemBuilder.anEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.Engagement;
import dev.eventcrm.schema.item.FailureReason;
import dev.eventcrm.schema.item.Sending;
import dev.eventcrm.sender.ses.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SendTransitionsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final OutboxSettings SETTINGS = new OutboxSettings(
            8,
            Duration.ofMillis(200),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            5,
            LEASE,
            Duration.ofHours(1),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1));

    private static EmailItem pending() {
        return anEmail().to("u1").at("ann@example.com").with(Sending.due(NOW)).build();
    }

    private static EmailItem submitting() {
        return SendTransitions.submitting(pending(), "w1", NOW, LEASE);
    }

    private static Sending after(SendResult answer) {
        return SendTransitions.after(submitting().sending(), answer, NOW.plusSeconds(1), SETTINGS, new Random(1));
    }

    private static EmailItem unknown() {
        return submitting().with(after(new SendResult.OutcomeUnknown("reset")), NOW.plusSeconds(1));
    }

    @Test
    void aRowIsDueFromItsMomentOn() {
        assertThat(SendTransitions.isDue(pending(), NOW)).isTrue();
        assertThat(SendTransitions.isDue(pending(), NOW.minusMillis(1))).isFalse();
        assertThat(SendTransitions.isDue(submitting(), NOW.plus(LEASE))).isFalse();
    }

    @Test
    void acceptedIsSent() {
        assertThat(after(new SendResult.Accepted("m1")))
                .returns(EmailStatus.SENT, Sending::status)
                .returns("m1", Sending::messageId)
                .returns(NOW.plusSeconds(1), Sending::sentAt);
    }

    @Test
    void stoppedIsAsIfNothingHadHappened() {
        assertThat(after(new SendResult.Stopped("away"))).isEqualTo(Sending.due(NOW.plusSeconds(1)));
    }

    @Test
    void refusedHasFailedForTheReason() {
        assertThat(after(new SendResult.Refused("MessageRejected: no")))
                .returns(EmailStatus.FAILED, Sending::status)
                .returns("MessageRejected: no", Sending::reason);
    }

    @Test
    void ambiguousIsUnknownForTheSettlingTime() {
        assertThat(after(new SendResult.OutcomeUnknown("reset")))
                .returns(EmailStatus.UNKNOWN, Sending::status)
                .returns(NOW.plusSeconds(1).plus(Duration.ofHours(1)), Sending::dueAt);
    }

    @Property
    void throttledIsDueAgainWithinABoundThatDoublesAndEnds(@ForAll @IntRange(min = 1, max = 60) int attempts) {
        Sending submitted = new Sending(EmailStatus.SUBMITTING, NOW, attempts, "w1", NOW, null, null, null, null);

        Sending next =
                SendTransitions.after(submitted, new SendResult.Throttled("slow"), NOW, SETTINGS, new Random(attempts));

        assertThat(next.status()).isEqualTo(EmailStatus.PENDING);
        assertThat(next.attempts()).isEqualTo(attempts);
        long bound = Math.min(60_000, 1000L << Math.min(attempts - 1, 20));
        assertThat(next.dueAt()).isBetween(NOW, NOW.plusMillis(bound));
    }

    @Test
    void whatASweepHasMadeUnknownIsSettledByALateAnswer() {
        Sending sent = after(new SendResult.Accepted("m1"));

        assertThat(SendTransitions.settledNow(unknown(), submitting(), sent, NOW))
                .get()
                .satisfies(row -> {
                    assertThat(row.sending()).isEqualTo(sent);
                    assertThat(row.itemVersion().version())
                            .isEqualTo(unknown().itemVersion().version() + 1);
                });
    }

    @Test
    void whatWasGivenUpIsSentAfterAllWhenTheAnswerSaysSo() {
        EmailItem givenUp = SendTransitions.ended(unknown(), EmailStatus.FAILED, FailureReason.UNCONFIRMED, NOW);

        assertThat(SendTransitions.settledNow(givenUp, submitting(), after(new SendResult.Accepted("m1")), NOW))
                .isPresent();
        assertThat(SendTransitions.settledNow(givenUp, submitting(), after(new SendResult.OutcomeUnknown("x")), NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "SENT", "SUPPRESSED", "SKIPPED", "CANCELLED"})
    void whatSomebodyElseHasSettledStays(EmailStatus status) {
        Sending sending = submitting().sending();
        EmailItem settled = submitting()
                .with(
                        new Sending(
                                status,
                                status.isFinal() ? null : NOW,
                                sending.attempts(),
                                null,
                                sending.submittedAt(),
                                null,
                                null,
                                null,
                                null),
                        NOW);

        assertThat(SendTransitions.settledNow(settled, submitting(), after(new SendResult.Accepted("m1")), NOW))
                .isEmpty();
    }

    @Test
    void anAnswerToOneSubmissionSettlesNoOther() {
        EmailItem again = SendTransitions.submitting(
                submitting().with(after(new SendResult.Throttled("slow")), NOW), "w2", NOW.plusSeconds(9), LEASE);

        assertThat(SendTransitions.settledNow(again, submitting(), after(new SendResult.Accepted("m1")), NOW))
                .isEmpty();
    }

    @Test
    void aSubmissionWhoseLeaseEndsIsUnknown() {
        assertThat(SendTransitions.lapsed(submitting(), NOW.plus(LEASE), SETTINGS))
                .get()
                .extracting(row -> row.sending().status())
                .isEqualTo(EmailStatus.UNKNOWN);
        assertThat(SendTransitions.lapsed(submitting(), NOW.plus(LEASE).minusMillis(1), SETTINGS))
                .isEmpty();
    }

    @Test
    void anUnknownMailWhoseLinkWasFollowedWasSent() {
        EmailItem followed = unknown().touched(new Engagement(Engagement.Kind.CLICK, NOW, "3f"), NOW);

        assertThat(SendTransitions.lapsed(followed, NOW.plus(Duration.ofHours(2)), SETTINGS))
                .hasValueSatisfying(row -> {
                    assertThat(row.sending().status()).isEqualTo(EmailStatus.SENT);
                    assertThat(row.sending().sentAt())
                            .isEqualTo(followed.sending().submittedAt());
                });
    }

    @Test
    void anUnknownMailOfWhichNothingIsHeardHasFailed() {
        EmailItem row = SendTransitions.lapsed(unknown(), NOW.plus(Duration.ofHours(2)), SETTINGS)
                .orElseThrow();

        assertThat(row.sending().status()).isEqualTo(EmailStatus.FAILED);
        assertThat(row.sending().reason()).isEqualTo(FailureReason.UNCONFIRMED);
    }

    @Test
    void onlyWhatWaitsIsCancelled() {
        assertThat(SendTransitions.cancelled(pending(), NOW)).isPresent();
        assertThat(SendTransitions.cancelled(submitting(), NOW)).isEmpty();
        assertThat(SendTransitions.cancelled(unknown(), NOW)).isEmpty();
    }

    @Test
    void whatIsGivenBackIsAsItWas() {
        EmailItem back = SendTransitions.givenBack(submitting(), NOW);

        assertThat(back.sending()).isEqualTo(Sending.due(NOW));
    }
}
