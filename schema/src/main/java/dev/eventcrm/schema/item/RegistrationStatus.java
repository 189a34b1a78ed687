package dev.eventcrm.schema.item;

import java.util.Arrays;

/** What a person is to an event they signed up for. */
public enum RegistrationStatus {
    /** Holds a seat. */
    REGISTERED("registered"),
    /** Waits for a seat. */
    WAITLISTED("waitlisted"),
    /** Holds a seat and has come. */
    CHECKED_IN("checkedIn"),
    /** Gave the seat, or the place on the waiting list, back. */
    CANCELLED("cancelled");

    private final String wireName;

    RegistrationStatus(String wireName) {
        this.wireName = wireName;
    }

    /** The status as items, documents and JSON spell it. */
    public String wireName() {
        return wireName;
    }

    /** Whether the person takes one of the event's seats: such an event counts as attended. */
    public boolean holdsSeat() {
        return switch (this) {
            case REGISTERED, CHECKED_IN -> true;
            case WAITLISTED, CANCELLED -> false;
        };
    }

    /**
     * The status of that spelling.
     *
     * @param wireName such as {@code checkedIn}
     * @throws IllegalArgumentException when there is none; the message names the known ones
     */
    public static RegistrationStatus of(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + wireNames()));
    }

    /** All spellings, for messages. */
    public static String wireNames() {
        return String.join(
                ", ", Arrays.stream(values()).map(status -> status.wireName).toList());
    }
}
