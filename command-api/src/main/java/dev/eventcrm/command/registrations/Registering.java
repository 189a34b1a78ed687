package dev.eventcrm.command.registrations;

import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailOutcome;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.EventStatus;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.UserItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether a person gets a seat, a place on the waiting list, or neither. */
final class Registering {
    private Registering() {}

    /**
     * What the decision rests on; any of them may be a tombstone.
     *
     * @param event the event
     * @param user the person
     * @param registration the person's registration for the event
     * @param email the mail that led to it, if one is known to have
     */
    record State(
            @Nullable EventItem event,
            @Nullable UserItem user,
            @Nullable RegistrationItem registration,
            @Nullable EmailItem email) {}

    sealed interface Outcome {
        /** With a seat or on the waiting list, as the registration tells. */
        record SignedUp(RegistrationItem registration, List<ProjectedItem> items) implements Outcome {}

        record UnknownEvent() implements Outcome {}

        record UnknownUser() implements Outcome {}

        record SignedUpAlready(RegistrationStatus status) implements Outcome {}

        record Closed(EventStatus status) implements Outcome {}

        record Full() implements Outcome {}
    }

    static Outcome decide(State state, Register command, Instant now) {
        EventItem event = state.event();
        UserItem user = state.user();
        RegistrationItem registration = state.registration();
        if (event == null || event.details() == null) {
            return new Outcome.UnknownEvent();
        }
        if (user == null || user.profile() == null) {
            return new Outcome.UnknownUser();
        }
        if (registration != null && registration.status() != RegistrationStatus.CANCELLED) {
            return new Outcome.SignedUpAlready(registration.status());
        }
        if (event.details().status() != EventStatus.ACTIVE) {
            return new Outcome.Closed(event.details().status());
        }
        Integer seatsLeft = event.seatsLeft();
        boolean full = seatsLeft != null && seatsLeft <= 0;
        if (full && !command.wouldWait()) {
            return new Outcome.Full();
        }
        EventDraft draft = new EventDraft(event, now);
        EmailItem email = state.email();
        RegistrationItem moved = draft.signUp(
                new Participant(user, registration),
                full ? RegistrationStatus.WAITLISTED : RegistrationStatus.REGISTERED,
                email == null ? command.utm() : email.utm(),
                email == null ? null : email.id());
        List<ProjectedItem> items = new ArrayList<>(draft.items());
        if (email != null) {
            items.add(email.became(EmailOutcome.REGISTERED, now, now));
        }
        return new Outcome.SignedUp(moved, items);
    }
}
