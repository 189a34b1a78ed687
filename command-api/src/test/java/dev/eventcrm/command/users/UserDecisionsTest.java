package dev.eventcrm.command.users;

import static dev.eventcrm.test.EventItemBuilder.anEvent;
import static dev.eventcrm.test.RegistrationItemBuilder.aRegistration;
import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.command.registrations.Participant;
import dev.eventcrm.http.command.Patch;
import dev.eventcrm.http.command.Precondition;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.UserItem;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class UserDecisionsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final CreateUser COMMAND =
            new CreateUser(null, "A", "B", "a@example.com", null, null, null, null, null, null, null);

    private final UserItem leaving = aUser().withId("u1")
            .deletedAt(NOW)
            .attending("e1", RegistrationStatus.REGISTERED)
            .hosting("e1")
            .owning("e1")
            .build();

    @Test
    void creatingStartsAtVersionOne() {
        assertThat(UserCreation.decide(new UserCreation.State(null, null, null), COMMAND, "u1", NOW))
                .isInstanceOfSatisfying(UserCreation.Outcome.Created.class, created -> {
                    assertThat(created.user().itemVersion().version()).isEqualTo(1);
                    assertThat(created.user().itemVersion().createdAt()).isEqualTo(NOW);
                    assertThat(created.user().profile()).isEqualTo(COMMAND.profile());
                });
    }

    @Test
    void creatingTellsATakenIdFromATombstone() {
        assertThat(UserCreation.decide(new UserCreation.State(aUser().build(), null, null), COMMAND, "u1", NOW))
                .isEqualTo(new UserCreation.Outcome.IdTaken(false));
        assertThat(UserCreation.decide(new UserCreation.State(leaving, null, null), COMMAND, "u1", NOW))
                .isEqualTo(new UserCreation.Outcome.IdTaken(true));
        assertThat(UserCreation.decide(new UserCreation.State(null, "u9", null), COMMAND, "u1", NOW))
                .isEqualTo(new UserCreation.Outcome.AddressTaken());
    }

    @Test
    void anAddressThatCameToThePersonBetweenTheReadsIsNotInTheirWay() {
        UserItem user = aUser().withId("u1").build();
        Patch<String> same = new Patch.Absent<>();
        var command = new ChangeUser(
                same, same, new Patch.Value<>("new@example.com"), same, same, same, same, same, same, same);

        assertThat(UserChange.decide(new UserChange.State(user, "u1", null), command, Precondition.none(), NOW))
                .isInstanceOf(UserChange.Outcome.Readdressed.class);
        assertThat(UserChange.decide(new UserChange.State(user, "u2", null), command, Precondition.none(), NOW))
                .isEqualTo(new UserChange.Outcome.AddressTaken());
    }

    @Test
    void deletingKeepsTheListOfWhatIsToBeDone() {
        UserItem user = aUser().hosting("e2")
                .attending("e1", RegistrationStatus.WAITLISTED)
                .build();

        assertThat(UserDeletion.decide(user, Precondition.none(), NOW))
                .isInstanceOfSatisfying(UserDeletion.Outcome.Deleted.class, deleted -> {
                    assertThat(deleted.tombstone().profile()).isNull();
                    assertThat(deleted.tombstone().itemVersion().isDeleted()).isTrue();
                    assertThat(UserDeletion.openWork(deleted.tombstone())).containsExactly("e1", "e2");
                    assertThat(deleted.freedEmail()).isEqualTo("u1@example.com");
                });
    }

    @Test
    void deletingAgainGoesOnWhileSomethingIsLeft() {
        Precondition outdated = Precondition.parse(List.of("\"1\""));

        assertThat(UserDeletion.decide(leaving, outdated, NOW))
                .isEqualTo(new UserDeletion.Outcome.DeletedBefore(leaving));
        assertThat(UserDeletion.decide(aUser().deletedAt(NOW).build(), outdated, NOW))
                .isEqualTo(new UserDeletion.Outcome.Unknown());
    }

    @Test
    void leavingReleasesSeatAndRolesInOneTransaction() {
        EventItem event =
                anEvent().withCapacity(1).counting(1, 1, 0).hostedBy("u1", "u2").build();
        Participant next = new Participant(
                aUser().withId("u3")
                        .attending("e1", RegistrationStatus.WAITLISTED)
                        .build(),
                aRegistration()
                        .of("u3")
                        .withStatus(RegistrationStatus.WAITLISTED)
                        .build());
        var state = new UserDeletion.Leaving(event, leaving, aRegistration().build(), null, next);

        List<ProjectedItem> items = UserDeletion.releaseSeats("e1", state, NOW);

        assertThat(items).extracting(ProjectedItem::id).containsExactly("e1", "e1~u1", "e1~u3", "u1", "u3");
        EventItem after = (EventItem) items.get(0);
        assertThat(after.itemVersion().version()).isEqualTo(2);
        assertThat(after.registeredCount()).isEqualTo(1);
        assertThat(Objects.requireNonNull(after.details()).hosts()).containsExactly("u2");
        assertThat(after.details().owner()).isNull();
        assertThat(((RegistrationItem) items.get(1)).itemVersion().isDeleted()).isTrue();
        UserItem tombstone = (UserItem) items.get(3);
        assertThat(tombstone.itemVersion().isDeleted()).isTrue();
        assertThat(UserDeletion.openWork(tombstone)).isEmpty();
    }

    @Test
    void leavingADeletedEventOnlyStrikesItOff() {
        EventItem deleted = anEvent().deletedAt(NOW).build();
        var released = aRegistration().deletedAt(NOW).build();
        var state = new UserDeletion.Leaving(deleted, leaving, released, null, null);

        assertThat(UserDeletion.releaseSeats("e1", state, NOW))
                .extracting(ProjectedItem::id)
                .containsExactly("u1");
    }

    @Test
    void leavingWhatWasLeftAlreadyWritesNothing() {
        EventItem event = anEvent().ownedBy("u2").hostedBy("u2").build();
        UserItem done = aUser().withId("u1").deletedAt(NOW).build();

        assertThat(UserDeletion.releaseSeats("e1", new UserDeletion.Leaving(event, done, null, null, null), NOW))
                .isEmpty();
    }
}
