package dev.eventcrm.test.oracle;

import dev.eventcrm.schema.document.UserDocument;
import dev.eventcrm.schema.item.MailStatus;
import dev.eventcrm.test.TestAddresses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/**
 * Random people of few words, so that filters find some of them: the same values in several spellings, missing values, letters
 * beyond ASCII and beyond U+FFFF, and some participation in the events {@link #EVENTS}.
 */
public final class GeneratedPeople {
    /** The ids of the events that people take part in. */
    public static final List<String> EVENTS = List.of("e1", "e2", "E2", "summer-party");

    private static final List<String> FIRST_NAMES =
            List.of("Alice", "ALICE", "Álice", "bob", "Bob", "Zoë", "zoe", "Noël", "José María", "🎉 Fest", "ｱｸﾒ");
    private static final List<String> LAST_NAMES = List.of(
            "Johnson", "johnson", "Müller", "Muller", "MULLER", "von Berg", "Von berg", "Ñandú", "McAdam", "Li");
    private static final List<String> GENDERS = List.of("female", "Female", "male", "non-binary");
    private static final List<String> JOB_TITLES =
            List.of("Engineer", "engineer", "Ingénieur", "Chief Tech Officer", "Sales", "SALES");
    private static final List<String> COMPANIES = List.of(
            "TechCorp", "techcorp", "TECHCORP", "Tech Corp", "Umbrella", "Umbrélla", "Ünion", "Acme", "ｱｸﾒ", "🎉 Fest");
    private static final List<String> CITIES =
            List.of("New York", "new york", "Zürich", "Zurich", "Málaga", "malaga", "Boston");
    private static final List<String> STATES = List.of("NY", "ny", "MA", "ZH");
    private static final List<String> PHONE_NUMBERS = List.of("+1 555 0100", "1234567890", "0100");

    /** An id may begin with any of these, and capitals come before small letters. */
    private static final List<String> ID_STARTS = List.of("u", "U", "z.", "_", "-");

    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    private GeneratedPeople() {}

    /**
     * Random populations; every id is unique in its population.
     *
     * @param least how many people at least
     * @param most how many people at most
     */
    public static Arbitrary<List<UserDocument>> populations(int least, int most) {
        return Arbitraries.integers()
                .between(least, most)
                .flatMap(size -> Arbitraries.longs().map(seed -> population(new Random(seed), size)));
    }

    /**
     * A population.
     *
     * @param random where everything comes from
     * @param size how many people
     */
    public static List<UserDocument> population(Random random, int size) {
        List<UserDocument> people = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            people.add(person(random, pick(random, ID_STARTS) + i));
        }
        return people;
    }

    /**
     * A person.
     *
     * @param random where everything but the id comes from
     * @param id the id
     */
    public static UserDocument person(Random random, String id) {
        List<String> attending = events(random);
        List<String> hosting = events(random);
        Instant createdAt = moment(random);
        String email = (random.nextBoolean() ? "Mail." : "mail.") + id + "@example.com";
        return new UserDocument(
                id,
                1 + random.nextInt(5),
                createdAt,
                createdAt.plusMillis(random.nextInt(3)),
                null,
                pick(random, FIRST_NAMES),
                pick(random, LAST_NAMES),
                email,
                pickOrNone(random, PHONE_NUMBERS),
                "https://example.com/" + id + ".png",
                pickOrNone(random, GENDERS),
                pickOrNone(random, JOB_TITLES),
                pickOrNone(random, COMPANIES),
                pickOrNone(random, CITIES),
                pickOrNone(random, STATES),
                hosting.size(),
                attending.size(),
                // Commands that create people cannot say otherwise.
                MailStatus.SUBSCRIBED.apiName(),
                TestAddresses.HASHES.all(email),
                hosting,
                attending,
                events(random).stream()
                        .filter(event -> !attending.contains(event))
                        .toList(),
                attending.stream().filter(_ -> random.nextBoolean()).toList());
    }

    /**
     * The profile as the body of {@code POST /users}, with the id.
     *
     * @param person a person
     * @return the fields that are known, by name
     */
    public static Map<String, Object> toBody(UserDocument person) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (String field : List.of(
                "id",
                "firstName",
                "lastName",
                "email",
                "phoneNumber",
                "gender",
                "jobTitle",
                "company",
                "city",
                "state")) {
            Object value = PersonFields.original(person, field);
            if (value != null) {
                body.put(field, value);
            }
        }
        if (person.avatar() != null) {
            body.put("avatar", person.avatar());
        }
        return body;
    }

    private static Instant moment(Random random) {
        return EPOCH.plusSeconds(86_400L * random.nextInt(4))
                .plusSeconds(3_600L * random.nextInt(3))
                .plusMillis(random.nextInt(3));
    }

    private static List<String> events(Random random) {
        TreeSet<String> events = new TreeSet<>();
        for (int i = random.nextInt(EVENTS.size()); i > 0; i--) {
            events.add(pick(random, EVENTS));
        }
        return List.copyOf(events);
    }

    private static String pick(Random random, List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static @Nullable String pickOrNone(Random random, List<String> values) {
        return random.nextInt(5) == 0 ? null : pick(random, values);
    }
}
