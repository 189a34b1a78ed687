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

    private final String apiName;

    RegistrationStatus(String apiName) {
        this.apiName = apiName;
    }

    /** The status as items, documents and JSON spell it. */
    public String apiName() {
        return apiName;
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
     * @param apiName such as {@code checkedIn}
     * @throws IllegalArgumentException when there is none; the message names the known ones
     */
    public static RegistrationStatus of(String apiName) {
        return Arrays.stream(values())
                .filter(status -> status.apiName.equals(apiName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + apiNames()));
    }

    /** All spellings, for messages. */
    public static String apiNames() {
        return String.join(
                ", ", Arrays.stream(values()).map(status -> status.apiName).toList());
    }
}
