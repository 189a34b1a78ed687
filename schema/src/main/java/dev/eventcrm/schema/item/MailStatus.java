package dev.eventcrm.schema.item;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a person may be mailed, and why not. */
public enum MailStatus {
    /** They may. */
    SUBSCRIBED(false),
    /** They have asked for no more. It is theirs, and not their address's. */
    UNSUBSCRIBED(true),
    /** Mail for their address comes back for good. */
    BOUNCED(false),
    /** They have called a mail spam. It is theirs, and not their address's. */
    COMPLAINED(true),
    /** Somebody who runs events has put their address on the suppression list. */
    SUPPRESSED(false);

    private final boolean followsPerson;

    MailStatus(boolean followsPerson) {
        this.followsPerson = followsPerson;
    }

    /** Whether it holds whatever address the person has. */
    public boolean followsPerson() {
        return followsPerson;
    }

    /** The status as items, documents and JSON spell it. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All spellings. */
    public static List<String> apiNames() {
        return Arrays.stream(values()).map(MailStatus::apiName).toList();
    }

    static MailStatus of(String apiName) {
        return Arrays.stream(values())
                .filter(status -> status.apiName().equals(apiName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + apiNames()));
    }

    /**
     * The status of whom an address belongs to.
     *
     * @param suppression why the address must not be mailed; null when it may be
     */
    public static MailStatus of(@Nullable Suppression suppression) {
        return suppression == null
                ? SUBSCRIBED
                : switch (suppression.cause()) {
                    case UNSUBSCRIBED -> UNSUBSCRIBED;
                    case BOUNCED -> BOUNCED;
                    case COMPLAINED -> COMPLAINED;
                    case MANUAL -> SUPPRESSED;
                };
    }
}
