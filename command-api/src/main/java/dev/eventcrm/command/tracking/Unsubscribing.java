package dev.eventcrm.command.tracking;

import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides what a mail's row says after somebody has unsubscribed by it. */
@Pure
final class Unsubscribing {
    private Unsubscribing() {}

    /**
     * The row in its next state. Somebody who has unsubscribed by this mail, is still off the list, and says so again changes
     * nothing.
     *
     * @param email the row; null if there is none
     * @param isOffTheList whether the address is on the suppression list
     * @param now the time
     * @return null when the row stays as it is
     */
    static @Nullable EmailItem decide(@Nullable EmailItem email, boolean isOffTheList, Instant now) {
        return email == null || (isOffTheList && email.outcomes().containsKey(EmailOutcome.UNSUBSCRIBED))
                ? null
                : email.became(EmailOutcome.UNSUBSCRIBED, now, now);
    }
}
