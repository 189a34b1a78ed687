package dev.eventcrm.command.users;

import dev.eventcrm.command.registrations.EventChanges;
import dev.eventcrm.command.registrations.Participant;
import dev.eventcrm.command.registrations.PersonChanges;
import dev.eventcrm.http.command.Precondition;
import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.EventDetails;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.MailStatus;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.UserItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is left of a person who is deleted: first a tombstone without personal data, whose participation is the list
 * of what is still to be done; then, event by event, that is undone.
 */
@Pure
final class UserDeletion {
    private UserDeletion() {}

    sealed interface Outcome {
        record Deleted(UserItem tombstone, String freedEmail) implements Outcome {}

        /** By an earlier deletion, which may have been interrupted. */
        record DeletedBefore(UserItem tombstone) implements Outcome {}

        record Unknown() implements Outcome {}

        record Stale(long version) implements Outcome {}
    }

    static Outcome decide(@Nullable UserItem user, Precondition precondition, Instant now) {
        if (user == null) {
            return new Outcome.Unknown();
        }
        if (user.profile() == null) {
            // Whatever If-Match says: it named the version that this very deletion replaced (RFC 9110, section 13.1.1).
            return openWork(user).isEmpty() ? new Outcome.Unknown() : new Outcome.DeletedBefore(user);
        }
        if (!precondition.allows(user.itemVersion().version())) {
            return new Outcome.Stale(user.itemVersion().version());
        }
        UserItem tombstone = new UserItem(
                user.id(),
                user.itemVersion().tombstone(now),
                null,
                user.hosting(),
                user.owning(),
                user.attending(),
                MailStatus.SUBSCRIBED);
        return new Outcome.Deleted(tombstone, user.profile().email());
    }

    /** Ids of the events that a tombstone still has to leave. */
    static Set<String> openWork(UserItem tombstone) {
        Set<String> events = new TreeSet<>(tombstone.attending().keySet());
        events.addAll(tombstone.hosting());
        events.addAll(tombstone.owning());
        return events;
    }

    /**
     * What leaving one event rests on.
     *
     * @param event the event; may be a tombstone
     * @param user the tombstone of the person
     * @param registration the person's registration for the event; may be a tombstone
     * @param owner the event's owner; takes the place of the last host
     * @param next who gets the seat; absent if nobody waits
     */
    record Leaving(
            @Nullable EventItem event,
            UserItem user,
            @Nullable RegistrationItem registration,
            @Nullable UserItem owner,
            @Nullable Participant next) {}

    /** The items that change when a deleted person leaves an event. */
    static List<ProjectedItem> releaseSeats(String eventId, Leaving state, Instant now) {
        EventItem event = state.event();
        UserItem user = state.user();
        RegistrationItem registration = state.registration();
        if (event == null || event.details() == null) {
            return leaveDeleted(eventId, user, registration, now);
        }
        EventChanges draft = new EventChanges(event, now);
        boolean freesSeat = registration != null && registration.status().holdsSeat();
        draft.erase(new Participant(user, registration));
        if (freesSeat && state.next() != null) {
            draft.move(state.next(), RegistrationStatus.REGISTERED);
        }
        EventDetails details = without(user.id(), event.details());
        if (!details.equals(event.details())) {
            draft.describe(details);
            UserItem owner = state.owner();
            if (owner != null && details.hosts().contains(owner.id())) {
                draft.person(owner).host(eventId, true);
            }
        }
        draft.person(user).leave(eventId);
        return draft.items();
    }

    private static List<ProjectedItem> leaveDeleted(
            String eventId, UserItem user, @Nullable RegistrationItem registration, Instant now) {
        List<ProjectedItem> items = new ArrayList<>();
        if (registration != null && !registration.itemVersion().isDeleted()) {
            items.add(EventChanges.erased(registration, now));
        }
        PersonChanges person = new PersonChanges(user).leave(eventId);
        if (person.isChanged()) {
            items.add(person.next(now));
        }
        return items;
    }

    /** An event that somebody owns always has a host. */
    private static EventDetails without(String userId, EventDetails details) {
        String owner = Objects.equals(details.owner(), userId) ? null : details.owner();
        List<String> hosts =
                details.hosts().stream().filter(host -> !host.equals(userId)).toList();
        return new EventDetails(
                details.slug(),
                details.title(),
                details.description(),
                details.startAt(),
                details.endAt(),
                details.venue(),
                details.maxCapacity(),
                owner,
                hosts.isEmpty() && owner != null ? List.of(owner) : hosts,
                details.status(),
                details.timeZone(),
                details.isWholeDay());
    }
}
