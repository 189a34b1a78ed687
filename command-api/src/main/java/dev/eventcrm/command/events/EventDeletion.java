package dev.eventcrm.command.events;

import dev.eventcrm.command.registrations.EventChanges;
import dev.eventcrm.command.registrations.PersonChanges;
import dev.eventcrm.http.command.Precondition;
import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.EventDetails;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.UserItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is left of an event that is deleted: first a tombstone, which nobody can register for any more, then one by
 * one the tombstones of its registrations.
 */
@Pure
final class EventDeletion {
    private EventDeletion() {}

    /**
     * What the decision rests on.
     *
     * @param event the event; may be a tombstone
     * @param people its owner and hosts, by id, as far as they are known; may be tombstones
     */
    record State(@Nullable EventItem event, Map<String, UserItem> people) {}

    sealed interface Outcome {
        record Deleted(String slug, List<ProjectedItem> items) implements Outcome {}

        /** What is left to do, if anything, is to release registrations. */
        record DeletedBefore() implements Outcome {}

        record Unknown() implements Outcome {}

        record Stale(long version) implements Outcome {}
    }

    static Outcome decide(State state, Precondition precondition, Instant now) {
        EventItem event = state.event();
        if (event == null) {
            return new Outcome.Unknown();
        }
        EventDetails details = event.details();
        if (details == null) {
            // Whatever If-Match says: it named the version that this very deletion replaced (RFC 9110, section 13.1.1).
            return new Outcome.DeletedBefore();
        }
        if (!precondition.allows(event.itemVersion().version())) {
            return new Outcome.Stale(event.itemVersion().version());
        }
        List<ProjectedItem> items = new ArrayList<>();
        items.add(new EventItem(event.id(), event.itemVersion().tombstone(now), null, 0, 0, 0));
        for (UserItem user : state.people().values()) {
            PersonChanges person =
                    new PersonChanges(user).host(event.id(), false).own(event.id(), false);
            if (person.isChanged()) {
                items.add(person.next(now));
            }
        }
        return new Outcome.Deleted(details.slug(), items);
    }

    /**
     * Releases registrations of a deleted event.
     *
     * @param registrations registrations as read, of different people
     * @param people those people, by id, as far as they are known; may be tombstones
     */
    static List<ProjectedItem> release(
            List<RegistrationItem> registrations, Map<String, UserItem> people, Instant now) {
        List<ProjectedItem> items = new ArrayList<>();
        for (RegistrationItem registration : registrations) {
            if (registration.itemVersion().isDeleted()) {
                continue;
            }
            items.add(EventChanges.erased(registration, now));
            UserItem user = people.get(registration.userId());
            if (user != null) {
                PersonChanges person = new PersonChanges(user).leave(registration.eventId());
                if (person.isChanged()) {
                    items.add(person.next(now));
                }
            }
        }
        return items;
    }
}
