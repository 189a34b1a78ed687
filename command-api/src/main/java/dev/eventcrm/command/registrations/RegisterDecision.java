package dev.eventcrm.command.registrations;

import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailOutcome;
import dev.eventcrm.schema.item.EventDetails;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.EventStatus;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.UserItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides whether a person gets a seat, a place on the waiting list, or neither. */
@Pure
final class RegisterDecision {
    private RegisterDecision() {}

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

    /**
     * What the decision about several people rests on; any of them may be a tombstone.
     *
     * @param event the event
     * @param users the people, by id, as far as they are known
     * @param registrations their registrations for the event, by the person's id
     */
    record BatchState(
            @Nullable EventItem event, Map<String, UserItem> users, Map<String, RegistrationItem> registrations) {}

    sealed interface Outcome {
        /** With a seat or on the waiting list, as the registration tells. */
        record SignedUp(RegistrationItem registration, List<ProjectedItem> items) implements Outcome {}

        record UnknownEvent() implements Outcome {}

        /** Why one person is not signed up. */
        sealed interface Refused extends Outcome {}

        record UnknownUser() implements Refused {}

        record SignedUpAlready(RegistrationStatus status) implements Refused {}

        record Closed(EventStatus status) implements Refused {}

        record Over(Instant endAt) implements Refused {}

        record Full() implements Refused {}
    }

    sealed interface BatchOutcome {
        record UnknownEvent() implements BatchOutcome {}

        /**
         * One place for each person, in order.
         *
         * @param items all items that the change writes, the event once
         */
        record Decided(List<Place> places, List<ProjectedItem> items) implements BatchOutcome {}
    }

    /** What one person of several gets. */
    sealed interface Place {
        /** With a seat or on the waiting list, as the registration tells. */
        record Taken(RegistrationItem registration) implements Place {}

        record None(Outcome.Refused refused) implements Place {}
    }

    static Outcome decide(State state, Register command, Instant now) {
        EventItem event = state.event();
        if (event == null || event.details() == null) {
            return new Outcome.UnknownEvent();
        }
        Outcome.Refused refused = refused(event, state.user(), state.registration(), command.wouldWait(), now);
        if (refused != null) {
            return refused;
        }
        EventChanges draft = new EventChanges(event, now);
        EmailItem email = state.email();
        RegistrationItem moved = draft.signUp(
                new Participant(Objects.requireNonNull(state.user()), state.registration()),
                isFull(event) ? RegistrationStatus.WAITLISTED : RegistrationStatus.REGISTERED,
                email == null ? command.utm() : email.utm(),
                email == null ? null : email.id());
        List<ProjectedItem> items = new ArrayList<>(draft.items());
        if (email != null) {
            items.add(email.became(EmailOutcome.REGISTERED, now, now));
        }
        return new Outcome.SignedUp(moved, items);
    }

    /** Decides as if the people came one after the other; the event changes once. */
    static BatchOutcome decideAll(BatchState state, RegisterAll command, Instant now) {
        EventItem event = state.event();
        if (event == null || event.details() == null) {
            return new BatchOutcome.UnknownEvent();
        }
        EventChanges draft = new EventChanges(event, now);
        Map<String, RegistrationItem> registrations = new HashMap<>(state.registrations());
        List<Place> places = new ArrayList<>();
        for (String userId : command.userIds()) {
            UserItem user = state.users().get(userId);
            RegistrationItem registration = registrations.get(userId);
            Outcome.Refused refused = refused(draft.event(), user, registration, command.wouldWait(), now);
            if (refused != null) {
                places.add(new Place.None(refused));
                continue;
            }
            RegistrationItem moved = draft.signUp(
                    new Participant(Objects.requireNonNull(user), registration),
                    isFull(draft.event()) ? RegistrationStatus.WAITLISTED : RegistrationStatus.REGISTERED,
                    command.utm(),
                    null);
            registrations.put(userId, moved);
            places.add(new Place.Taken(moved));
        }
        return new BatchOutcome.Decided(places, draft.items());
    }

    private static Outcome.@Nullable Refused refused(
            EventItem event,
            @Nullable UserItem user,
            @Nullable RegistrationItem registration,
            boolean wouldWait,
            Instant now) {
        EventDetails details = Objects.requireNonNull(event.details());
        if (user == null || user.profile() == null) {
            return new Outcome.UnknownUser();
        }
        if (registration != null && registration.status() != RegistrationStatus.CANCELLED) {
            return new Outcome.SignedUpAlready(registration.status());
        }
        if (details.status() != EventStatus.ACTIVE) {
            return new Outcome.Closed(details.status());
        }
        if (!now.isBefore(details.endAt())) {
            return new Outcome.Over(details.endAt());
        }
        return isFull(event) && !wouldWait ? new Outcome.Full() : null;
    }

    private static boolean isFull(EventItem event) {
        Integer seatsLeft = event.seatsLeft();
        return seatsLeft != null && seatsLeft <= 0;
    }
}
