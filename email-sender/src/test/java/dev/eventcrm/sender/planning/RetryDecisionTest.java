package dev.eventcrm.sender.planning;

import static dev.eventcrm.test.EmailItemBuilder.anEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.CampaignItem.Retry;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.Engagement;
import dev.eventcrm.schema.item.FailureReason;
import dev.eventcrm.schema.item.Sending;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which mails are sent again when nobody knows whether they were sent before. */
class RetryDecisionTest {
    private static final Instant FAILED_AT = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant ASKED_AT = FAILED_AT.plusSeconds(60);
    private static final Instant NOW = ASKED_AT.plusSeconds(1);

    private static EmailItem unconfirmed(Engagement... touches) {
        return anEmail()
                .to("u1")
                .with(new Sending(
                        EmailStatus.FAILED, null, 1, null, FAILED_AT, null, FAILED_AT, FailureReason.UNCONFIRMED, null))
                .touched(touches)
                .build();
    }

    private static Optional<EmailItem> decide(EmailItem row, boolean includesUnconfirmed) {
        return RetryDecision.decide(row, new Retry(ASKED_AT, includesUnconfirmed), NOW);
    }

    @Test
    void anUnconfirmedMailIsSentAgainIfThatIsAskedFor() {
        assertThat(decide(unconfirmed(), true))
                .hasValueSatisfying(row -> assertThat(row.sending().status()).isEqualTo(EmailStatus.PENDING));
    }

    @Test
    void anUnconfirmedMailIsNotSentAgainOtherwise() {
        assertThat(decide(unconfirmed(), false)).isEmpty();
    }

    @Test
    void anUnconfirmedMailWhoseLinkWasFollowedIsNeverSentAgain() {
        EmailItem followed = unconfirmed(new Engagement(Engagement.Kind.CLICK, FAILED_AT, "3f"));

        assertThat(decide(followed, true)).isEmpty();
    }
}
