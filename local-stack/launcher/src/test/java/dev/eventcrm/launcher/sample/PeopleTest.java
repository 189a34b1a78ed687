package dev.eventcrm.launcher.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.launcher.sample.People.Person;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private static final int MANY = 3000;

    private static List<Person> people(long seed, int count) {
        People people = new People(seed);
        return IntStream.rangeClosed(1, count).mapToObj(people::person).toList();
    }

    private static Map<String, Long> counted(List<Person> people, Function<Person, String> field) {
        return people.stream().collect(Collectors.groupingBy(field, Collectors.counting()));
    }

    @Test
    void theSameSeedGivesTheSamePeople() {
        assertThat(people(7, 200)).isEqualTo(people(7, 200));
    }

    @Test
    void aPersonDoesNotDependOnThoseMadeBefore() {
        assertThat(new People(7).person(150)).isEqualTo(people(7, 200).get(149));
    }

    @Test
    void anotherSeedGivesOtherPeople() {
        assertThat(people(8, 200)).doesNotContainAnyElementsOf(people(7, 200));
    }

    @Test
    void noTwoShareAnIdOrAnAddress() {
        List<Person> people = people(1, MANY);
        assertThat(people.stream().map(Person::id)).doesNotHaveDuplicates();
        assertThat(people.stream().map(Person::email)).doesNotHaveDuplicates();
    }

    @Property(tries = 300)
    void everyFieldKeepsItsLimits(@ForAll long seed, @ForAll @IntRange(min = 1) int number) {
        Person person = new People(seed).person(number);
        assertThat(person.id()).matches("[A-Za-z0-9._-]{1,100}");
        assertThat(List.of(person.firstName(), person.lastName(), person.company(), person.jobTitle(), person.city()))
                .allSatisfy(text -> assertThat(text).isNotBlank().hasSizeLessThanOrEqualTo(100));
        assertThat(person.email()).matches("[a-z0-9]+(\\.[a-z0-9]+){1}\\.-?\\d+\\.\\d+@[a-z0-9]+\\.example");
        assertThat(person.phoneNumber()).matches("\\+1-\\d{3}-555-01\\d\\d");
        assertThat(person.state()).matches("[A-Z]{2}");
        assertThat(person.gender()).isIn("female", "male", "non-binary");
    }

    @Test
    void aFewCompaniesEmployMany() {
        Map<String, Long> companies = counted(people(1, MANY), Person::company);
        long biggest =
                companies.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        assertThat(companies.size()).isBetween(150, 300);
        assertThat(companies.get("TechCorp")).isEqualTo(biggest);
        assertThat(biggest).isGreaterThan(MANY / 20);
    }

    @Test
    void cityAndStateBelongTogether() {
        List<String> known = Lists.cities().stream()
                .map(city -> city.name() + "," + city.state())
                .toList();
        assertThat(known).doesNotHaveDuplicates();
        assertThat(people(1, MANY).stream().map(person -> person.city() + "," + person.state()))
                .allMatch(known::contains);
    }

    @Test
    void colleaguesTendToLiveInTheSameCity() {
        List<Person> colleagues = people(1, MANY).stream()
                .filter(person -> person.company().equals("TechCorp"))
                .toList();
        assertThat(counted(colleagues, Person::city).values()).anyMatch(count -> count > colleagues.size() / 2);
    }
}
