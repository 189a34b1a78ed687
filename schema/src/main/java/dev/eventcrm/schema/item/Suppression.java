package dev.eventcrm.schema.item;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why an address must not be mailed.
 *
 * @param cause what led to it
 * @param at since when
 * @param emailId the mail that led to it; absent when none did
 */
public record Suppression(Cause cause, Instant at, @Nullable String emailId) {
    /** Which of several of one address decides: that a person has left, whatever their address, and then the oldest. */
    public static final Comparator<Suppression> MOST_BINDING_FIRST = Comparator.comparing(
                    (Suppression suppression) -> !MailStatus.of(suppression).followsPerson())
            .thenComparing(Suppression::at);

    /** What leads to a suppression. */
    public enum Cause {
        /** Whoever reads there asked for it. */
        UNSUBSCRIBED,
        /** Mail for it comes back for good. */
        BOUNCED,
        /** Whoever reads there called a mail spam. */
        COMPLAINED,
        /** Somebody who runs events asked for it. */
        MANUAL;

        /** The cause as items and JSON spell it. */
        public String apiName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** All spellings. */
        public static List<String> apiNames() {
            return Arrays.stream(values()).map(Cause::apiName).toList();
        }
    }
}
