package dev.eventcrm.command.registrations;

import static dev.eventcrm.test.EventItemBuilder.anEvent;
import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.SuppressionItem;
import dev.eventcrm.schema.item.UserItem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EventChangesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void withoutAChangeThereIsNothingToWrite() {
        EventChanges draft = new EventChanges(anEvent().build(), NOW);
        draft.person(aUser().build()).host("e1", false);
        draft.describe(Objects.requireNonNull(anEvent().build().details()));

        assertThat(draft.items()).isEmpty();
    }

    @Test
    void whoIsTouchedTwiceIsWrittenOnce() {
        EventChanges draft = new EventChanges(anEvent().build(), NOW);
        UserItem user = aUser().withId("u7").atVersion(4).build();
        draft.person(user).host("e1", true);
        draft.person(user).own("e1", true);
        draft.move(new Participant(user, null), RegistrationStatus.REGISTERED);

        assertThat(draft.items())
                .filteredOn(UserItem.class::isInstance)
                .singleElement()
                .satisfies(item -> {
                    UserItem after = (UserItem) item;
                    assertThat(after.itemVersion().version()).isEqualTo(5);
                    assertThat(after.hosting()).containsExactly("e1");
                    assertThat(after.owning()).containsExactly("e1");
                    assertThat(after.attending()).containsKey("e1");
                });
        assertThat(draft.event().itemVersion().version()).isEqualTo(2);
    }

    @Property(tries = 300)
    void whateverHappensTheCountsAreWhatTheRegistrationsSay(
            @ForAll @Size(max = 30) List<@IntRange(max = 4) Integer> persons,
            @ForAll @Size(value = 30) List<RegistrationStatus> statuses,
            @ForAll @Size(value = 30) List<Boolean> erasures) {
        EventItem event = anEvent().withCapacity(null).build();
        Map<String, UserItem> users = new HashMap<>();
        Map<String, RegistrationItem> registrations = new HashMap<>();
        for (int i = 0; i < persons.size(); i++) {
            UserItem user = users.computeIfAbsent(
                    "u" + persons.get(i), id -> aUser().withId(id).build());
            Participant participant = new Participant(user, registrations.get(user.id()));
            EventChanges draft = new EventChanges(event, NOW.plusSeconds(i));
            if (erasures.get(i)) {
                draft.erase(participant);
            } else {
                draft.move(participant, statuses.get(i));
            }
            for (ProjectedItem item : draft.items()) {
                switch (item) {
                    case EventItem after -> {
                        assertThat(after.itemVersion().version())
                                .isEqualTo(event.itemVersion().version() + 1);
                        event = after;
                    }
                    case UserItem after -> users.put(after.id(), after);
                    case RegistrationItem after -> registrations.put(after.userId(), after);
                    case CampaignItem _, EmailItem _, SuppressionItem _ ->
                        throw new AssertionError("a change of an event does not write " + item);
                }
            }
        }
        assertThat(event.registeredCount())
                .isEqualTo(count(registrations, RegistrationStatus.REGISTERED, RegistrationStatus.CHECKED_IN));
        assertThat(event.waitlistedCount()).isEqualTo(count(registrations, RegistrationStatus.WAITLISTED));
        assertThat(event.checkedInCount()).isEqualTo(count(registrations, RegistrationStatus.CHECKED_IN));
        registrations.forEach((id, registration) -> assertThat(Objects.requireNonNullElse(
                        Objects.requireNonNull(users.get(id)).attending().get("e1"), RegistrationStatus.CANCELLED))
                .isEqualTo(registration.status()));
    }

    private static int count(Map<String, RegistrationItem> registrations, RegistrationStatus... statuses) {
        return (int) registrations.values().stream()
                .filter(registration -> !registration.itemVersion().isDeleted())
                .filter(registration -> List.of(statuses).contains(registration.status()))
                .count();
    }
}
