package dev.eventcrm.command.registrations;

import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.EventDetails;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.schema.item.Utm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects what one transaction changes in an event and in the people it concerns. Each item gets one new revision however
 * often the draft touches it, and none if nothing about it changed. Whoever moves people between states moves the event's
 * counts with them here, and nowhere else.
 */
@Pure
public final class EventChanges {
    private final EventItem before;
    private final Instant now;
    private final List<RegistrationItem> registrations = new ArrayList<>();
    private final Map<String, PersonChanges> people = new LinkedHashMap<>();
    private EventItem event;

    /**
     * A draft that changes nothing yet.
     *
     * @param before the event as read, not a tombstone
     * @param now the time of the write
     */
    public EventChanges(EventItem before, Instant now) {
        this.before = before;
        this.event = before;
        this.now = now;
    }

    /**
     * The draft of an event that does not exist yet.
     *
     * @param id its id
     * @param details what is said about it
     * @param now the time of the write
     */
    public static EventChanges ofNew(String id, EventDetails details, Instant now) {
        ItemVersion beforeTheFirst = new ItemVersion(0, now, now, null);
        EventChanges draft = new EventChanges(new EventItem(id, beforeTheFirst, null, 0, 0, 0), now);
        draft.describe(details);
        return draft;
    }

    /** The event's id. */
    public String eventId() {
        return before.id();
    }

    /** Replaces what is said about the event. */
    public void describe(EventDetails details) {
        event = new EventItem(
                event.id(),
                event.itemVersion(),
                details,
                event.registeredCount(),
                event.waitlistedCount(),
                event.checkedInCount());
    }

    /** The draft of a person; the same one each time. */
    public PersonChanges person(UserItem user) {
        return people.computeIfAbsent(user.id(), _ -> new PersonChanges(user));
    }

    /**
     * Makes a person something else to the event.
     *
     * @param participant the person and the registration as read
     * @param to what the person becomes
     * @return the registration after the change
     */
    public RegistrationItem move(Participant participant, RegistrationStatus to) {
        RegistrationItem current = participant.registration();
        return current == null
                ? signUp(participant, to, Utm.NONE, null)
                : signUp(participant, to, current.utm(), current.emailId());
    }

    /**
     * As {@link #move}, of a person who comes anew: what brought them the last time, if there was one, is forgotten.
     *
     * @param participant the person and the registration as read
     * @param to what the person becomes
     * @param utm what brought them
     * @param emailId the mail whose click brought them; null when none is known to have
     * @return the registration after the change
     */
    public RegistrationItem signUp(Participant participant, RegistrationStatus to, Utm utm, @Nullable String emailId) {
        RegistrationItem current = participant.registration();
        if (current == null || current.itemVersion().isDeleted()) {
            current = unwritten(participant.user().id(), current);
            count(null, to);
        } else {
            count(current.status(), to);
        }
        person(participant.user()).attend(eventId(), to);
        RegistrationItem moved = moved(current, to, utm, emailId);
        registrations.add(moved);
        return moved;
    }

    private RegistrationItem moved(RegistrationItem current, RegistrationStatus to, Utm utm, @Nullable String emailId) {
        Instant registeredAt = current.registeredAt();
        Instant waitlistedAt = current.waitlistedAt();
        Instant checkedInAt = current.checkedInAt();
        Instant cancelledAt = null;
        switch (to) {
            case REGISTERED -> {
                registeredAt = now;
                checkedInAt = null;
            }
            case WAITLISTED -> {
                waitlistedAt = now;
                checkedInAt = null;
            }
            case CHECKED_IN -> checkedInAt = now;
            case CANCELLED -> cancelledAt = now;
        }
        return new RegistrationItem(
                eventId(),
                current.userId(),
                current.itemVersion().next(now),
                to,
                registeredAt,
                waitlistedAt,
                checkedInAt,
                cancelledAt,
                utm,
                emailId);
    }

    /**
     * A registration before its first state. A tombstone in its place is left from an earlier life of the same ids; its
     * version goes on, because the read model may still know it.
     */
    private RegistrationItem unwritten(String userId, @Nullable RegistrationItem tombstone) {
        long version = tombstone == null ? 0 : tombstone.itemVersion().version();
        return new RegistrationItem(
                eventId(),
                userId,
                new ItemVersion(version, now, now, null),
                RegistrationStatus.CANCELLED,
                null,
                null,
                null,
                null,
                Utm.NONE,
                null);
    }

    /**
     * Turns a registration into a tombstone, as if it had been cancelled first.
     *
     * @param participant the person and the registration as read; nothing happens if that is none, or a tombstone already
     */
    public void erase(Participant participant) {
        RegistrationItem registration = participant.registration();
        person(participant.user()).attend(eventId(), RegistrationStatus.CANCELLED);
        if (registration != null && !registration.itemVersion().isDeleted()) {
            count(registration.status(), RegistrationStatus.CANCELLED);
            registrations.add(erased(registration, now));
        }
    }

    /**
     * The tombstone of a registration.
     *
     * @param registration the registration as read
     * @param now the time of the write
     */
    public static RegistrationItem erased(RegistrationItem registration, Instant now) {
        return new RegistrationItem(
                registration.eventId(),
                registration.userId(),
                registration.itemVersion().tombstone(now),
                RegistrationStatus.CANCELLED,
                null,
                null,
                null,
                null,
                Utm.NONE,
                null);
    }

    /** The event after the change. */
    public EventItem event() {
        return isChanged() ? withRevision(before.itemVersion().next(now)) : before;
    }

    /** All items that the change writes: the event, the registrations, the people. */
    public List<ProjectedItem> items() {
        List<ProjectedItem> items = new ArrayList<>();
        if (isChanged()) {
            items.add(event());
        }
        items.addAll(registrations);
        people.values().stream()
                .filter(PersonChanges::isChanged)
                .map(person -> person.next(now))
                .forEach(items::add);
        return items;
    }

    /** A registration without its event changing happens too: its version is what orders all that happens to the seats. */
    private boolean isChanged() {
        return !registrations.isEmpty() || !event.equals(before);
    }

    private EventItem withRevision(ItemVersion itemVersion) {
        return new EventItem(
                event.id(),
                itemVersion,
                Objects.requireNonNull(event.details()),
                event.registeredCount(),
                event.waitlistedCount(),
                event.checkedInCount());
    }

    private void count(@Nullable RegistrationStatus from, RegistrationStatus to) {
        event = new EventItem(
                event.id(),
                event.itemVersion(),
                event.details(),
                event.registeredCount() + seats(to) - seats(from),
                event.waitlistedCount()
                        + is(to, RegistrationStatus.WAITLISTED)
                        - is(from, RegistrationStatus.WAITLISTED),
                event.checkedInCount()
                        + is(to, RegistrationStatus.CHECKED_IN)
                        - is(from, RegistrationStatus.CHECKED_IN));
    }

    private static int seats(@Nullable RegistrationStatus status) {
        return status != null && status.holdsSeat() ? 1 : 0;
    }

    private static int is(@Nullable RegistrationStatus status, RegistrationStatus counted) {
        return status == counted ? 1 : 0;
    }
}
