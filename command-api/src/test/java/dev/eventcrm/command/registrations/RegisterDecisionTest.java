package dev.eventcrm.command.registrations;

import static dev.eventcrm.test.EventItemBuilder.anEvent;
import static dev.eventcrm.test.RegistrationItemBuilder.aRegistration;
import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.command.registrations.RegisterDecision.Outcome;
import dev.eventcrm.command.registrations.RegisterDecision.State;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.EventStatus;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.UserItem;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RegisterDecisionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Register COMMAND = new Register("u1", null, null, null, null, null, null, null);

    private final EventItem event = anEvent().withCapacity(2).atVersion(5).build();
    private final UserItem user = aUser().withId("u1").atVersion(3).build();

    @Test
    void takesASeat() {
        var outcome = decide(new State(event, user, null, null), COMMAND);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.SignedUp.class, signedUp -> {
            assertThat(signedUp.registration().status()).isEqualTo(RegistrationStatus.REGISTERED);
            assertThat(signedUp.registration().registeredAt()).isEqualTo(NOW);
            assertThat(signedUp.items()).hasSize(3);
            assertThat(signedUp.items().get(0)).isInstanceOfSatisfying(EventItem.class, after -> {
                assertThat(after.registeredCount()).isEqualTo(1);
                assertThat(after.itemVersion().version()).isEqualTo(6);
                assertThat(after.itemVersion().updatedAt()).isEqualTo(NOW);
            });
            assertThat(signedUp.items().get(2))
                    .isInstanceOfSatisfying(
                            UserItem.class,
                            after -> assertThat(after.attending()).containsEntry("e1", RegistrationStatus.REGISTERED));
        });
    }

    @Test
    void takesTheLastSeat() {
        var lastSeat = new State(anEvent().withCapacity(2).counting(1, 0, 0).build(), user, null, null);

        assertThat(decide(lastSeat, COMMAND)).isInstanceOf(Outcome.SignedUp.class);
    }

    @Test
    void refusesWhenNoSeatIsLeft() {
        var full = new State(anEvent().withCapacity(2).counting(2, 0, 1).build(), user, null, null);

        assertThat(decide(full, COMMAND)).isEqualTo(new Outcome.Full());
    }

    @Test
    void putsWhoWouldWaitOnTheList() {
        var full = new State(anEvent().withCapacity(2).counting(2, 3, 0).build(), user, null, null);

        assertThat(decide(full, new Register("u1", true, null, null, null, null, null, null)))
                .isInstanceOfSatisfying(Outcome.SignedUp.class, signedUp -> {
                    assertThat(signedUp.registration().status()).isEqualTo(RegistrationStatus.WAITLISTED);
                    assertThat(signedUp.registration().waitlistedAt()).isEqualTo(NOW);
                    assertThat(signedUp.registration().registeredAt()).isNull();
                });
    }

    @Test
    void knowsNoLimitWhereThereIsNone() {
        var unlimited =
                new State(anEvent().withCapacity(null).counting(10_000, 0, 0).build(), user, null, null);

        assertThat(decide(unlimited, COMMAND)).isInstanceOf(Outcome.SignedUp.class);
    }

    @Test
    void refusesWhoIsSignedUpAlready() {
        for (RegistrationStatus status : new RegistrationStatus[] {
            RegistrationStatus.REGISTERED, RegistrationStatus.WAITLISTED, RegistrationStatus.CHECKED_IN
        }) {
            var already =
                    new State(event, user, aRegistration().withStatus(status).build(), null);

            assertThat(decide(already, COMMAND)).isEqualTo(new Outcome.SignedUpAlready(status));
        }
    }

    @Test
    void continuesACancelledRegistration() {
        var cancelled = aRegistration()
                .withStatus(RegistrationStatus.CANCELLED)
                .atVersion(7)
                .build();

        assertThat(decide(new State(event, user, cancelled, null), COMMAND))
                .isInstanceOfSatisfying(Outcome.SignedUp.class, signedUp -> {
                    assertThat(signedUp.registration().itemVersion().version()).isEqualTo(8);
                    assertThat(signedUp.registration().itemVersion().createdAt())
                            .isEqualTo(cancelled.itemVersion().createdAt());
                    assertThat(signedUp.registration().cancelledAt()).isNull();
                });
    }

    @Test
    void goesOnWithTheVersionOfATombstoneFromAnEarlierLife() {
        var tombstone = aRegistration()
                .withStatus(RegistrationStatus.CANCELLED)
                .atVersion(7)
                .deletedAt(NOW.minusSeconds(1))
                .build();

        assertThat(decide(new State(event, user, tombstone, null), COMMAND))
                .isInstanceOfSatisfying(Outcome.SignedUp.class, signedUp -> {
                    assertThat(signedUp.registration().itemVersion().version()).isEqualTo(8);
                    assertThat(signedUp.registration().itemVersion().isDeleted())
                            .isFalse();
                });
    }

    @Test
    void refusesAnEventThatIsNotActive() {
        for (EventStatus status : EventStatus.values()) {
            if (status != EventStatus.ACTIVE) {
                assertThat(decide(new State(anEvent().withStatus(status).build(), user, null, null), COMMAND))
                        .isEqualTo(new Outcome.Closed(status));
            }
        }
    }

    @Test
    void refusesWhatIsUnknownOrDeleted() {
        EventItem deletedEvent = anEvent().deletedAt(NOW).build();
        UserItem deletedUser = aUser().deletedAt(NOW).build();

        assertThat(decide(new State(null, user, null, null), COMMAND)).isEqualTo(new Outcome.UnknownEvent());
        assertThat(decide(new State(deletedEvent, user, null, null), COMMAND)).isEqualTo(new Outcome.UnknownEvent());
        assertThat(decide(new State(event, null, null, null), COMMAND)).isEqualTo(new Outcome.UnknownUser());
        assertThat(decide(new State(event, deletedUser, null, null), COMMAND)).isEqualTo(new Outcome.UnknownUser());
    }

    private static Outcome decide(State state, Register command) {
        return RegisterDecision.decide(state, command, NOW);
    }
}
