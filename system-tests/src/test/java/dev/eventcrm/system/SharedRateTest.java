package dev.eventcrm.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Three sender processes keep one quota together, and use it.
 *
 * <p>How much of it they use, and how often they exceed it after a standstill, is a figure of the machine as much as theirs: it
 * is held to the law's 95 % on one that does nothing else, with {@code -Dcrm.quota=14 -Dcrm.quotaSeconds=20}, or with 200. Elsewhere it is told, and the law stands in email-sender,
 * where slots are counted instead of seconds.
 */
class SharedRateTest {
    private static final int QUOTA = Integer.getInteger("crm.quota", 14);
    private static final int SECONDS = Integer.getInteger("crm.quotaSeconds", 6);

    private static final boolean IS_MEASURED = System.getProperty("crm.quota") != null;

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
        if (IS_MEASURED) {
            // A stack that has just started keeps no rate: its programs have work enough with themselves.
            Campaign.send(API, Campaign.to(audience)).awaitEnd(Duration.ofMinutes(2));
        }
        inbox.behave(Map.of("quota", QUOTA));
        // The rate is asked for now and then: a few mails with the new one in force come first.
        Campaign second = Campaign.send(API, Campaign.to(Audience.of(API, QUOTA)));
        second.awaitEnd(Duration.ofMinutes(1));
        long throttledBefore = inbox.throttledByRate();

        Campaign campaign = Campaign.send(API, Campaign.to(audience));
        campaign.awaitEnd(Duration.ofSeconds(90 + 3L * SECONDS));

        List<Inbox.Mail> mails = inbox.mailsOf(campaign.id());
        assertThat(mails).extracting(Inbox.Mail::address).containsExactlyInAnyOrderElementsOf(audience.addresses());
        Instant begin = mails.getFirst().acceptedAt();
        Instant end = mails.getLast().acceptedAt();
        double perSecond =
                (mails.size() - 1) * 1000.0 / Duration.between(begin, end).toMillis();
        long throttled = inbox.throttledByRate() - throttledBefore;
        System.out.println("mails in each second: "
                + mails.stream()
                        .collect(Collectors.groupingBy(
                                mail -> Duration.between(begin, mail.acceptedAt())
                                        .toSeconds(),
                                TreeMap::new,
                                Collectors.counting())));
        System.out.printf("quota %d/s: used %.2f/s, throttled %d of %d%n", QUOTA, perSecond, throttled, mails.size());
        if (IS_MEASURED) {
            assertThat(perSecond).isGreaterThanOrEqualTo(0.95 * QUOTA);
            assertThat(throttled).isLessThanOrEqualTo(mails.size() / 20);
        }
    }
}
