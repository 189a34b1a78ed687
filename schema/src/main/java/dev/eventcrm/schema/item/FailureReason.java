package dev.eventcrm.schema.item;

/**
 * The reasons for not sending a mail that more than one service knows, as {@link Sending#reason} spells them. What SES says
 * of a mail that it refuses is a reason too, and stands there as SES says it.
 */
public final class FailureReason {
    /** Nobody knows whether it was sent, and no SES event has told in time. */
    public static final String UNCONFIRMED = "unconfirmed";

    /** The person has another address by now: the mail goes on in a row of that one. */
    public static final String ADDRESS_CHANGED = "address-changed";

    /** The person has an address by now that another mail of the campaign has gone to, or is going to. */
    public static final String ADDRESS_TAKEN = "address-taken";

    /** The event that it invites to is cancelled. */
    public static final String EVENT_CANCELLED = "event-cancelled";

    /** The event that it invites to is deleted. */
    public static final String EVENT_DELETED = "event-deleted";

    /** The person is deleted. */
    public static final String PERSON_DELETED = "person-deleted";

    /** What the campaign says cannot be filled in. */
    public static final String TEMPLATE = "template";

    /** The person, or the entry of the suppression list for the address, cannot be read. */
    public static final String UNREADABLE = "unreadable";

    /** The sender failed each time it had the mail in its hands. */
    public static final String FAULT = "fault";

    private FailureReason() {}
}
