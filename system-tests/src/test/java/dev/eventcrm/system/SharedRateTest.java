package dev.eventcrm.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Three sender processes keep one quota together, and use it.
 *
 * <p>Another quota: {@code -Dcrm.quota=200 -Dcrm.quotaSeconds=30}.
 */
class SharedRateTest {
    private static final int QUOTA = Integer.getInteger("crm.quota", 14);
    private static final int SECONDS = Integer.getInteger("crm.quotaSeconds", 12);
    private static final double USED = 0.95;

    private static final RunningStack STACK = RunningStack.shared();
    private static final Api API = STACK.api();
    private final Inbox inbox = new Inbox(STACK);

    @AfterEach
    void behave() {
        inbox.behaveWell();
    }

    @Test
    void theQuotaIsUsedAndNotExceeded() {
        Audience audience = Audience.of(API, QUOTA * SECONDS);
        inbox.behave(Map.of("quota", QUOTA));
        // The rate is asked for now and then: a mail with the new one in force comes first.
        Campaign first = Campaign.send(API, Campaign.to(Audience.of(API, QUOTA)));
        first.awaitEnd(Duration.ofMinutes(1));
        long throttledBefore = inbox.throttledByRate();

        Campaign campaign = Campaign.send(API, Campaign.to(audience));
        campaign.awaitEnd(Duration.ofSeconds(60 + 3L * SECONDS));

        List<Inbox.Mail> mails = inbox.mailsOf(campaign.id());
        Instant begin = mails.getFirst().acceptedAt();
        Instant end = mails.getLast().acceptedAt();
        double perSecond =
                (mails.size() - 1) * 1000.0 / Duration.between(begin, end).toMillis();
        long throttled = inbox.throttledByRate() - throttledBefore;
        System.out.printf("quota %d/s: used %.2f/s, throttled %d of %d%n", QUOTA, perSecond, throttled, mails.size());
        assertThat(perSecond).isGreaterThanOrEqualTo(USED * QUOTA);
        assertThat(throttled).isLessThanOrEqualTo(mails.size() / 20);
    }
}
