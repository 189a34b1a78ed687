package dev.eventcrm.command.events;

import dev.eventcrm.command.registrations.EventChanges;
import dev.eventcrm.http.command.CrossFieldRules.Wrong;
import dev.eventcrm.http.command.Patch;
import dev.eventcrm.http.command.Precondition;
import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.EventDetails;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.UserItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides what a change makes of an event. */
@Pure
final class EventChange {
    private EventChange() {}

    /**
     * What the decision rests on.
     *
     * @param event the event; may be a tombstone
     * @param slugOwner which event has the slug that the command names
     * @param people whom the event names before and after, by id, as far as they are known; may be tombstones. May be empty
     *     where neither owner nor hosts change
     */
    record State(@Nullable EventItem event, @Nullable String slugOwner, Map<String, UserItem> people) {}

    sealed interface Outcome {
        /** {@code before} and {@code after} tell whether the slug moved. */
        record Changed(EventDetails before, EventItem after, List<ProjectedItem> items) implements Outcome {}

        record Unchanged(EventItem event) implements Outcome {}

        record Unknown() implements Outcome {}

        record Stale(long version) implements Outcome {}

        record Invalid(List<Wrong> errors) implements Outcome {}

        record SlugTaken() implements Outcome {}

        record BelowRegistered(int registeredCount) implements Outcome {}
    }

    static Outcome decide(State state, ChangeEvent command, Precondition precondition, Instant now) {
        EventItem event = state.event();
        if (event == null || event.details() == null) {
            return new Outcome.Unknown();
        }
        if (!precondition.allows(event.itemVersion().version())) {
            return new Outcome.Stale(event.itemVersion().version());
        }
        EventDetails before = event.details();
        EventDetails after = command.appliedTo(before);
        List<Wrong> wrong = wrong(command, before, after, state.people());
        if (!wrong.isEmpty()) {
            return new Outcome.Invalid(wrong);
        }
        if (after.equals(before)) {
            return new Outcome.Unchanged(event);
        }
        // The items were not read at one instant: a slug that is the event's own by now was given to it in between. The
        // commit finds that the event is another version, and the next attempt decides on what it is.
        if (!after.slug().equals(before.slug())
                && state.slugOwner() != null
                && !state.slugOwner().equals(event.id())) {
            return new Outcome.SlugTaken();
        }
        if (after.maxCapacity() != null && after.maxCapacity() < event.registeredCount()) {
            return new Outcome.BelowRegistered(event.registeredCount());
        }
        EventChanges draft = new EventChanges(event, now);
        draft.describe(after);
        EventPeople.assign(draft, before, after, state.people());
        return new Outcome.Changed(before, draft.event(), draft.items());
    }

    private static List<Wrong> wrong(
            ChangeEvent command, EventDetails before, EventDetails after, Map<String, UserItem> people) {
        List<Wrong> wrong = new ArrayList<>();
        if (command.owner() instanceof Patch.Null<String> && before.owner() != null) {
            wrong.add(Wrong.of("owner", "must not be null or blank: it cannot be removed"));
        }
        if (!after.endAt().isAfter(after.startAt())) {
            wrong.add(
                    command.endAt() instanceof Patch.Value<Instant>
                            ? Wrong.of("endAt", "must be after startAt")
                            : Wrong.of("startAt", "must be before endAt, which is " + before.endAt()));
        }
        wrong.addAll(EventPeople.unknown(before, after, command.namesHosts(), people));
        return wrong;
    }
}
