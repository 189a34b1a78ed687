package dev.eventcrm.command.events;

import static dev.eventcrm.test.EventItemBuilder.anEvent;
import static dev.eventcrm.test.RegistrationItemBuilder.aRegistration;
import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.eventcrm.http.command.CrossFieldRules.Wrong;
import dev.eventcrm.http.command.Patch;
import dev.eventcrm.http.command.Precondition;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.UserItem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventDecisionsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant START = Instant.parse("2026-08-01T09:00:00Z");

    private final EventItem event =
            anEvent().ownedBy("u1").hostedBy("u1").atVersion(3).build();

    @Test
    void creatingAsksForTheIdBeforeAnythingElse() {
        var state = new EventCreation.State(event, "other", Map.of(), Map.of());

        assertThat(EventCreation.decide(state, creation(null, List.of()), "e1", ZoneOffset.UTC, NOW))
                .isEqualTo(new EventCreation.Outcome.IdTaken(false));
    }

    @Test
    void creatingWritesEverybodyOnce() {
        Map<String, UserItem> people = Map.of(
                "u1", aUser().withId("u1").build(), "u2", aUser().withId("u2").build());
        var state = new EventCreation.State(null, null, people, Map.of());

        assertThat(EventCreation.decide(state, creation(5, List.of("u1", "u2")), "e1", ZoneOffset.UTC, NOW))
                .isInstanceOfSatisfying(EventCreation.Outcome.Created.class, created -> {
                    assertThat(created.event().itemVersion().version()).isEqualTo(1);
                    assertThat(created.event().registeredCount()).isEqualTo(2);
                    assertThat(created.items())
                            .extracting(ProjectedItem::id)
                            .containsExactly("e1", "e1~u1", "e1~u2", "u1", "u2");
                });
    }

    @Test
    void changingNamesOnlyPeopleWhoAreNew() {
        UserItem deleted = aUser().withId("u1").deletedAt(NOW).build();
        var state = new EventChange.State(event, null, Map.of("u1", deleted));
        ChangeEvent hosts = change(null, new Patch.Value<>(List.of("u1", "u9")));

        assertThat(decide(state, hosts))
                .isInstanceOfSatisfying(
                        EventChange.Outcome.Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(Wrong::component, Wrong::index)
                                .containsExactly(tuple("hosts", 1)));
    }

    @Test
    void changingToWhatIsThereChangesNothing() {
        ChangeEvent same = change(Objects.requireNonNull(event.details()).title(), new Patch.Absent<>());

        assertThat(decide(new EventChange.State(event, null, Map.of()), same))
                .isEqualTo(new EventChange.Outcome.Unchanged(event));
    }

    @Test
    void changingLooksAtTheVersionFirst() {
        assertThat(EventChange.decide(
                        new EventChange.State(event, null, Map.of()),
                        change("New", new Patch.Absent<>()),
                        Precondition.parse(List.of("\"2\"")),
                        NOW))
                .isEqualTo(new EventChange.Outcome.Stale(3));
    }

    @Test
    void aSlugThatCameToTheEventBetweenTheReadsIsNotInItsWay() {
        ChangeEvent slug = slugged("another");

        assertThat(decide(new EventChange.State(event, event.id(), Map.of()), slug))
                .isInstanceOf(EventChange.Outcome.Changed.class);
        assertThat(decide(new EventChange.State(event, "e9", Map.of()), slug))
                .isEqualTo(new EventChange.Outcome.SlugTaken());
    }

    @Test
    void deletingLeavesATombstoneAndFreesItsPeople() {
        UserItem owner =
                aUser().withId("u1").hosting("e1").owning("e1").owning("e2").build();
        var state = new EventDeletion.State(event, Map.of("u1", owner));

        assertThat(EventDeletion.decide(state, Precondition.none(), NOW))
                .isInstanceOfSatisfying(EventDeletion.Outcome.Deleted.class, deleted -> {
                    EventItem tombstone = (EventItem) deleted.items().getFirst();
                    assertThat(tombstone.details()).isNull();
                    assertThat(tombstone.itemVersion().deletedAt()).isEqualTo(NOW);
                    assertThat(tombstone.itemVersion().version()).isEqualTo(4);
                    assertThat(((UserItem) deleted.items().getLast()).owning()).containsExactly("e2");
                    assertThat(((UserItem) deleted.items().getLast()).hosting()).isEmpty();
                });
    }

    @Test
    void releasingSkipsWhatIsReleasedAndPeopleWhoAreGone() {
        var released = aRegistration().of("u1").deletedAt(NOW).build();
        var ofNobody = aRegistration().of("u2").build();
        var ofSomebody = aRegistration().of("u3").build();
        UserItem somebody = aUser().withId("u3")
                .attending("e1", RegistrationStatus.REGISTERED)
                .build();

        assertThat(EventDeletion.release(List.of(released, ofNobody, ofSomebody), Map.of("u3", somebody), NOW))
                .extracting(ProjectedItem::id)
                .containsExactly("e1~u2", "e1~u3", "u3");
    }

    private static EventChange.Outcome decide(EventChange.State state, ChangeEvent command) {
        return EventChange.decide(state, command, Precondition.none(), NOW);
    }

    private static CreateEvent creation(@Nullable Integer capacity, List<String> attendees) {
        return new CreateEvent(
                null,
                null,
                "T",
                null,
                START,
                START.plusSeconds(60),
                null,
                null,
                "V",
                capacity,
                "u1",
                null,
                attendees,
                null);
    }

    private static ChangeEvent change(@Nullable String title, Patch<List<String>> hosts) {
        return change(new Patch.Absent<>(), title, hosts);
    }

    private static ChangeEvent slugged(String slug) {
        return change(new Patch.Value<>(slug), null, new Patch.Absent<>());
    }

    private static ChangeEvent change(Patch<String> slug, @Nullable String title, Patch<List<String>> hosts) {
        return new ChangeEvent(
                slug,
                title == null ? new Patch.Absent<>() : new Patch.Value<>(title),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                hosts,
                new Patch.Absent<>());
    }
}
