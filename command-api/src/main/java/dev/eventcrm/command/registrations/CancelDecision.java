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

/** Decides what happens when a person gives a seat, or a place on the waiting list, back. */
@Pure
final class CancelDecision {
    private CancelDecision() {}

    /**
     * What the decision rests on; any of them may be a tombstone.
     *
     * @param event the event
     * @param user the person
     * @param registration the person's registration for the event
     * @param next who gets a seat that becomes free; absent if nobody waits
     */
    record State(
            @Nullable EventItem event,
            @Nullable UserItem user,
            @Nullable RegistrationItem registration,
            @Nullable Participant next) {

        /** Whether a seat becomes free that somebody may wait for. */
        boolean freesSeat() {
            return event != null
                    && event.waitlistedCount() > 0
                    && registration != null
                    && registration.status().holdsSeat();
        }

        State with(@Nullable Participant next) {
            return new State(event, user, registration, next);
        }
    }

    sealed interface Outcome {
        record Cancelled(List<ProjectedItem> items) implements Outcome {}

        record UnknownEvent() implements Outcome {}

        record NotRegistered() implements Outcome {}

        record Stale(long version) implements Outcome {}
    }

    static Outcome decide(State state, Precondition precondition, Instant now) {
        EventItem event = state.event();
        UserItem user = state.user();
        RegistrationItem registration = state.registration();
        if (event == null || event.itemVersion().isDeleted()) {
            return new Outcome.UnknownEvent();
        }
        if (user == null || registration == null || registration.status() == RegistrationStatus.CANCELLED) {
            return new Outcome.NotRegistered();
        }
        if (!precondition.allows(registration.itemVersion().version())) {
            return new Outcome.Stale(registration.itemVersion().version());
        }
        EventChanges draft = new EventChanges(event, now);
        draft.move(new Participant(user, registration), RegistrationStatus.CANCELLED);
        if (state.freesSeat() && state.next() != null) {
            draft.move(state.next(), RegistrationStatus.REGISTERED);
        }
        return new Outcome.Cancelled(draft.items());
    }
}
