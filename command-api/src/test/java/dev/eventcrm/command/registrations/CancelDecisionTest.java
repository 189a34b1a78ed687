package dev.eventcrm.command.registrations;

import static dev.eventcrm.test.EventItemBuilder.anEvent;
import static dev.eventcrm.test.RegistrationItemBuilder.aRegistration;
import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.command.registrations.CancelDecision.Outcome;
import dev.eventcrm.command.registrations.CancelDecision.State;
import dev.eventcrm.http.command.Precondition;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.UserItem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancelDecisionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final UserItem user =
            aUser().withId("u1").attending("e1", RegistrationStatus.REGISTERED).build();
    private final Participant waiting = new Participant(
            aUser().withId("u2").attending("e1", RegistrationStatus.WAITLISTED).build(),
            aRegistration().of("u2").withStatus(RegistrationStatus.WAITLISTED).build());

    @Test
    void freesTheSeat() {
        State state = new State(
                anEvent().withCapacity(2).counting(2, 0, 0).build(),
                user,
                aRegistration().build(),
                null);

        assertThat(items(state)).extracting(ProjectedItem::id).containsExactly("e1", "e1~u1", "u1");
        assertThat(event(state).seatsLeft()).isEqualTo(1);
    }

    @Test
    void handsTheSeatOnInTheSameTransaction() {
        State state = new State(
                anEvent().withCapacity(1).counting(1, 1, 0).build(),
                user,
                aRegistration().build(),
                waiting);

        assertThat(items(state)).extracting(ProjectedItem::id).containsExactly("e1", "e1~u1", "e1~u2", "u1", "u2");
        assertThat(event(state).registeredCount()).isEqualTo(1);
        assertThat(event(state).waitlistedCount()).isZero();
        assertThat(event(state).itemVersion().version()).isEqualTo(2);
    }

    @Test
    void takesTheCheckInBackToo() {
        RegistrationItem checkedIn =
                aRegistration().withStatus(RegistrationStatus.CHECKED_IN).build();
        State state = new State(anEvent().counting(1, 0, 1).build(), user, checkedIn, null);

        assertThat(event(state).registeredCount()).isZero();
        assertThat(event(state).checkedInCount()).isZero();
    }

    @Test
    void aPlaceOnTheListFreesNoSeat() {
        RegistrationItem waitlisted =
                aRegistration().withStatus(RegistrationStatus.WAITLISTED).build();
        State state = new State(anEvent().withCapacity(1).counting(1, 2, 0).build(), user, waitlisted, waiting);

        assertThat(state.freesSeat()).isFalse();
        assertThat(event(state).waitlistedCount()).isEqualTo(1);
        assertThat(event(state).registeredCount()).isEqualTo(1);
    }

    @Test
    void refusesAStaleVersionAndWhatIsNotThere() {
        EventItem event = anEvent().build();
        RegistrationItem registration = aRegistration().atVersion(3).build();
        Precondition stale = Precondition.parse(List.of("\"2\""));

        assertThat(CancelDecision.decide(new State(event, user, registration, null), stale, NOW))
                .isEqualTo(new Outcome.Stale(3));
        assertThat(decide(new State(null, user, registration, null))).isEqualTo(new Outcome.UnknownEvent());
        assertThat(decide(new State(event, user, null, null))).isEqualTo(new Outcome.NotRegistered());
        assertThat(decide(new State(
                        event,
                        user,
                        aRegistration().withStatus(RegistrationStatus.CANCELLED).build(),
                        null)))
                .isEqualTo(new Outcome.NotRegistered());
    }

    private static Outcome decide(State state) {
        return CancelDecision.decide(state, Precondition.none(), NOW);
    }

    private static List<ProjectedItem> items(State state) {
        return ((Outcome.Cancelled) decide(state)).items();
    }

    private static EventItem event(State state) {
        return (EventItem) items(state).getFirst();
    }
}
