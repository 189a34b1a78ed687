package dev.eventcrm.command.registrations;

import dev.eventcrm.http.command.Precondition;
import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.UserItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether a person who has come may come in. */
@Pure
final class CheckInDecision {
    private CheckInDecision() {}

    /**
     * What the decision rests on; any of them may be a tombstone.
     *
     * @param event the event
     * @param user the person
     * @param registration the person's registration for the event
     */
    record State(
            @Nullable EventItem event,
            @Nullable UserItem user,
            @Nullable RegistrationItem registration) {}

    sealed interface Outcome {
        record CheckedIn(RegistrationItem registration, List<ProjectedItem> items) implements Outcome {}

        record CheckedInAlready(RegistrationItem registration) implements Outcome {}

        record UnknownEvent() implements Outcome {}

        record NotRegistered() implements Outcome {}

        record WithoutSeat(RegistrationStatus status) implements Outcome {}

        record Stale(long version) implements Outcome {}
    }

    static Outcome decide(State state, Precondition precondition, Instant now) {
        EventItem event = state.event();
        UserItem user = state.user();
        RegistrationItem registration = state.registration();
        if (event == null || event.itemVersion().isDeleted()) {
            return new Outcome.UnknownEvent();
        }
        if (user == null || registration == null || registration.itemVersion().isDeleted()) {
            return new Outcome.NotRegistered();
        }
        if (registration.status() == RegistrationStatus.CHECKED_IN) {
            // Before the precondition: the first of two sendings has brought the version that the second finds.
            return new Outcome.CheckedInAlready(registration);
        }
        if (!precondition.allows(registration.itemVersion().version())) {
            return new Outcome.Stale(registration.itemVersion().version());
        }
        if (!registration.status().holdsSeat()) {
            return new Outcome.WithoutSeat(registration.status());
        }
        EventChanges draft = new EventChanges(event, now);
        RegistrationItem moved = draft.move(new Participant(user, registration), RegistrationStatus.CHECKED_IN);
        return new Outcome.CheckedIn(moved, draft.items());
    }
}
