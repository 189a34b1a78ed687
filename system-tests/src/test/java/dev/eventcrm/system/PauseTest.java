package dev.eventcrm.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A pause holds within a second, and whatever is paused and resumed, everybody is mailed once.
 *
 * <p>The full size: {@code -Dcrm.pauses=100}.
 */
class PauseTest {
    private static final int PAUSES = Integer.getInteger("crm.pauses", 6);
    private static final int RECIPIENTS = 20 * PAUSES;
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2 + PAUSES / 10);

    private static final RunningStack STACK = RunningStack.shared();
    private static final Api API = STACK.api();
    private final Inbox inbox = new Inbox(STACK);

    /** From a second after a pause was acknowledged until it was asked to resume. */
    private record Silence(Instant from, Instant to) {
        boolean holds(Instant instant) {
            return instant.isAfter(from) && instant.isBefore(to);
        }
    }

    @AfterEach
    void behave() {
        inbox.behaveWell();
    }

    @Test
    void everybodyIsMailedOnceAndNobodyDuringAPause() {
        Random random = new Random(20261120);
        Audience audience = Audience.of(API, RECIPIENTS);
        inbox.behave(Map.of("quota", 20));
        Campaign campaign = Campaign.send(API, Campaign.to(audience));

        List<Silence> silences = new ArrayList<>();
        for (int pause = 0; pause < PAUSES; pause++) {
            int some = inbox.mailsOf(campaign.id()).size() + 1 + random.nextInt(10);
            await().atMost(PATIENCE)
                    .until(() -> inbox.mailsOf(campaign.id()).size() >= some
                            || campaign.status().equals("finished"));
            if (campaign.status().equals("finished")) {
                break;
            }
            campaign.command("pause");
            Instant from = Instant.now().plus(GRACE);
            Instant to = from.plusMillis(200 + random.nextInt(500));
            await().pollInterval(Duration.ofMillis(20))
                    .until(() -> Instant.now().isAfter(to));
            silences.add(new Silence(from, Instant.now()));
            campaign.command("resume");
        }
        campaign.awaitEnd(PATIENCE);

        assertThat(silences).isNotEmpty();
        List<Inbox.Mail> mails = inbox.mailsOf(campaign.id());
        assertThat(mails).extracting(Inbox.Mail::address).containsExactlyInAnyOrderElementsOf(audience.addresses());
        assertThat(mails)
                .as("mails taken while paused")
                .noneMatch(mail -> silences.stream().anyMatch(silence -> silence.holds(mail.acceptedAt())));
    }

    @Test
    void aCancelledCampaignSendsNothingMoreAndEnds() {
        Audience audience = Audience.of(API, 60);
        inbox.behave(Map.of("quota", 10));
        Campaign campaign = Campaign.send(API, Campaign.to(audience));
        await().atMost(PATIENCE).until(() -> !inbox.mailsOf(campaign.id()).isEmpty());

        campaign.command("cancel");
        Instant from = Instant.now().plus(GRACE);
        campaign.awaitEnd(PATIENCE);

        assertThat(campaign.status()).isEqualTo("cancelled");
        List<Inbox.Mail> mails = inbox.mailsOf(campaign.id());
        assertThat(mails).noneMatch(mail -> mail.acceptedAt().isAfter(from));
        assertThat(campaign.figure("sent")).isEqualTo(mails.size());
        assertThat(campaign.figure("cancelled")).isEqualTo(60 - mails.size());
    }
}
