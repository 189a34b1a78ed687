package dev.eventcrm.sender.outbox;

import dev.eventcrm.mail.Placeholders;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.SuppressionItem;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.schema.item.UserProfile;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the one whom a mail is for is to get it, by what is true right before it is sent. */
sealed interface Recipient {
    /**
     * They are.
     *
     * @param address where it goes
     * @param values the values of the placeholders that tell of them
     */
    record Reachable(String address, Map<String, String> values) implements Recipient {}

    /**
     * The address must not be mailed.
     *
     * @param cause why
     */
    record Suppressed(String cause) implements Recipient {}

    /** What is said of them, or of their address, cannot be read: whether they may be mailed nobody knows. */
    record Unreadable() implements Recipient {}

    /** The person is deleted, and whatever is known of them with them. */
    record Deleted() implements Recipient {}

    /**
     * Decides.
     *
     * @param row the mail
     * @param suppression the entry of the suppression list for the address
     * @param person the person
     */
    static Recipient decide(EmailItem row, @Nullable SuppressionItem suppression, @Nullable UserItem person) {
        UserProfile profile = person == null ? null : person.profile();
        String address = row.address();
        if (profile == null || address == null) {
            return new Deleted();
        }
        if (suppression != null) {
            return new Suppressed(suppression.cause().wireName());
        }
        Map<String, String> values = new LinkedHashMap<>(Placeholders.of(profile));
        // The mail goes to the address as it was planned, whatever the person's is by now.
        values.put("email", address);
        return new Reachable(address, values);
    }
}
