package dev.eventcrm.command.events;

import dev.eventcrm.command.registrations.EventChanges;
import dev.eventcrm.command.registrations.Participant;
import dev.eventcrm.http.command.CrossFieldRules.Wrong;
import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.EventDetails;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.UserItem;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides whether an event may be created. */
@Pure
final class EventCreation {
    private EventCreation() {}

    /**
     * What the decision rests on.
     *
     * @param holder which event has the id already; may be a tombstone
     * @param slugOwner which event has the slug already
     * @param people whom the command names, by id, as far as they are known; may be tombstones
     * @param registrations what is left under the new event's id from an earlier life of it, by person
     */
    record State(
            @Nullable EventItem holder,
            @Nullable String slugOwner,
            Map<String, UserItem> people,
            Map<String, RegistrationItem> registrations) {}

    sealed interface Outcome {
        record Created(EventItem event, List<ProjectedItem> items) implements Outcome {}

        record IdTaken(boolean byTombstone) implements Outcome {}

        record SlugTaken() implements Outcome {}

        record UnknownPeople(List<Wrong> errors) implements Outcome {}

        record TooManyAttendees() implements Outcome {}
    }

    static Outcome decide(State state, CreateEvent command, String id, ZoneId defaultTimeZone, Instant now) {
        if (state.holder() != null) {
            return new Outcome.IdTaken(state.holder().itemVersion().isDeleted());
        }
        EventDetails details = command.details(id, defaultTimeZone);
        List<Wrong> unknown = new ArrayList<>(EventPeople.unknown(null, details, command.namesHosts(), state.people()));
        unknown.addAll(EventPeople.unknown("attendeeIds", command.attendees(), List.of(), state.people()));
        if (!unknown.isEmpty()) {
            return new Outcome.UnknownPeople(unknown);
        }
        if (state.slugOwner() != null) {
            return new Outcome.SlugTaken();
        }
        if (details.maxCapacity() != null && command.attendees().size() > details.maxCapacity()) {
            return new Outcome.TooManyAttendees();
        }
        EventChanges draft = EventChanges.ofNew(id, details, now);
        EventPeople.assign(draft, null, details, state.people());
        for (String attendee : command.attendees()) {
            UserItem user = Objects.requireNonNull(state.people().get(attendee));
            draft.move(new Participant(user, state.registrations().get(attendee)), RegistrationStatus.REGISTERED);
        }
        return new Outcome.Created(draft.event(), draft.items());
    }
}
