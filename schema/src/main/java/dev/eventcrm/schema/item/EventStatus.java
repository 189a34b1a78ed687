package dev.eventcrm.schema.item;

import java.util.Arrays;
import java.util.Locale;

/** Where an event stands. Only an active event takes registrations. */
public enum EventStatus {
    /** Being prepared. */
    DRAFT,
    /** Open for registrations. */
    ACTIVE,
    /** Shown, but closed for registrations. */
    INACTIVE,
    /** Called off. */
    CANCELLED,
    /** Over. */
    COMPLETED;

    /** The status as items, documents and JSON spell it. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The status of that spelling.
     *
     * @param apiName such as {@code active}
     * @throws IllegalArgumentException when there is none; the message names the known ones
     */
    public static EventStatus of(String apiName) {
        return Arrays.stream(values())
                .filter(status -> status.apiName().equals(apiName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + apiNames()));
    }

    /** All spellings, for messages. */
    public static String apiNames() {
        return String.join(
                ", ", Arrays.stream(values()).map(EventStatus::apiName).toList());
    }
}
