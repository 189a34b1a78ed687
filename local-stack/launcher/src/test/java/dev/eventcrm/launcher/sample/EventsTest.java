package dev.eventcrm.launcher.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.launcher.sample.PlannedEvent.Event;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EventsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final int PEOPLE = 1000;

    private static List<PlannedEvent> events(long seed, int count) {
        Events events = new Events(seed, PEOPLE, TODAY);
        return IntStream.rangeClosed(1, count).mapToObj(events::event).toList();
    }

    @Test
    void theSameSeedGivesTheSameEvents() {
        assertThat(events(7, 50)).isEqualTo(events(7, 50));
    }

    @Test
    void idAndSlugDoNotDependOnTheDay() {
        Event later = new Events(7, PEOPLE, TODAY.plusDays(90)).event(3).event();
        Event sooner = new Events(7, PEOPLE, TODAY).event(3).event();
        assertThat(later.id()).isEqualTo(sooner.id());
        assertThat(later.slug()).isEqualTo(sooner.slug());
    }

    @Test
    void noTwoShareAnIdOrASlug() {
        assertThat(events(1, 2000).stream().map(planned -> planned.event().id()))
                .doesNotHaveDuplicates();
        assertThat(events(1, 2000).stream().map(planned -> planned.event().slug()))
                .doesNotHaveDuplicates();
    }

    @Property(tries = 300)
    void everyEventKeepsItsLimits(
            @ForAll long seed,
            @ForAll @IntRange(min = 1) int number,
            @ForAll @IntRange(min = 1, max = 5000) int people) {
        PlannedEvent planned = new Events(seed, people, TODAY).event(number);
        Event event = planned.event();
        Set<String> everybody = IntStream.rangeClosed(1, people)
                .mapToObj(each -> People.id(seed, each))
                .collect(Collectors.toSet());
        assertThat(event.id()).matches("[A-Za-z0-9._-]{1,100}");
        assertThat(event.slug()).matches("[a-z0-9]+(-+[a-z0-9]+)*").hasSizeLessThanOrEqualTo(100);
        assertThat(event.title()).isNotBlank().hasSizeLessThanOrEqualTo(100);
        assertThat(planned.startAt())
                .isBetween(
                        TODAY.minusDays(366).atStartOfDay().toInstant(ZoneOffset.UTC),
                        TODAY.plusDays(366).atStartOfDay().toInstant(ZoneOffset.UTC));
        assertThat(planned.endAt())
                .isAfter(planned.startAt())
                .isBefore(planned.startAt().plus(Duration.ofDays(2)));
        assertThat(event.maxCapacity()).isBetween(5, 8000);
        assertThat(event.hosts())
                .contains(event.owner())
                .doesNotHaveDuplicates()
                .isSubsetOf(everybody);
        assertThat(planned.attendees())
                .hasSizeLessThanOrEqualTo(event.maxCapacity() * 115 / 100 + 1)
                .doesNotHaveDuplicates()
                .isSubsetOf(everybody);
    }

    @Test
    void onlyActiveEventsTakeRegistrations() {
        assertThat(events(1, 500))
                .allMatch(planned -> planned.event().status().equals("active")
                        || planned.attendees().isEmpty());
    }

    /** An event that is over takes no registrations. */
    @Test
    void everyEventLiesAheadWhileItsPeopleRegister() {
        assertThat(events(1, 500))
                .allMatch(planned ->
                        !planned.event().startAt().isBefore(TODAY.atStartOfDay().toInstant(ZoneOffset.UTC)))
                .allMatch(planned -> planned.event().startAt().equals(planned.startAt()) || planned.changesAtLast());
    }

    @Test
    void theirLastStatusFitsTheirDate() {
        assertThat(events(1, 500))
                .filteredOn(planned -> planned.lastStatus().equals("completed"))
                .isNotEmpty()
                .allMatch(planned ->
                        planned.startAt().isBefore(TODAY.atStartOfDay().toInstant(ZoneOffset.UTC)));
        assertThat(events(1, 500).stream().map(PlannedEvent::lastStatus).distinct())
                .containsExactlyInAnyOrder("active", "draft", "cancelled", "completed", "inactive");
    }

    @Test
    void someAreSoldOutAndManyHalfEmpty() {
        List<PlannedEvent> small = events(1, 500).stream()
                .filter(planned -> planned.event().maxCapacity() <= PEOPLE / 4
                        && !planned.attendees().isEmpty())
                .toList();
        assertThat(small)
                .anyMatch(
                        planned -> planned.attendees().size() > planned.event().maxCapacity());
        assertThat(small.stream()
                        .filter(planned ->
                                planned.attendees().size() < planned.event().maxCapacity() / 2)
                        .count())
                .isGreaterThan(small.size() / 2);
    }

    @Test
    void everyoneRegistersForOneOrTwoAndAFewEventsAreHuge() {
        int people = 40_000;
        Events events = new Events(1, people, TODAY);
        List<Integer> sizes = IntStream.rangeClosed(1, SampleSettings.eventsFor(people))
                .mapToObj(number -> events.event(number).attendees().size())
                .sorted()
                .toList();
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum() / (double) people)
                .isBetween(1.4, 2.0);
        assertThat(sizes.get(sizes.size() / 2)).isLessThan(50);
        assertThat(sizes.stream().filter(size -> size > 2000).count()).isBetween(2L, 10L);
    }

    @Test
    void aFewPeopleComeOftenAndManyNever() {
        var visits = events(1, 50).stream()
                .flatMap(planned -> planned.attendees().stream())
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        assertThat(visits.values()).anyMatch(count -> count >= 10);
        assertThat(visits.size()).isLessThan(PEOPLE);
    }
}
