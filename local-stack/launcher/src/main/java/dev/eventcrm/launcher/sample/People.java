package dev.eventcrm.launcher.sample;

import dev.eventcrm.launcher.sample.Lists.City;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.datafaker.Faker;

/**
 * Makes people by number. The same seed and number give the same person, whatever was made before. For one thread.
 *
 * <p>No real person can be reached: addresses end in {@code .example} (RFC 2606), telephone numbers lie in the range kept
 * for fiction (555-0100 to 555-0199).
 */
final class People {
    private static final double NEARBY = 0.6;
    private static final double COMPANY_SKEW = 0.9;
    private static final double CITY_SKEW = 0.8;
    private static final double TITLE_SKEW = 0.6;

    private final long seed;
    private final SeededRandom dice;
    private final Faker faker;
    private final Popular<String> companies;
    private final Popular<City> cities;
    private final Popular<String> jobTitles;
    private final Map<String, City> homes = new HashMap<>();

    /** The body of {@code POST /users}. */
    record Person(
            String id,
            String firstName,
            String lastName,
            String email,
            String phoneNumber,
            String avatar,
            String gender,
            String jobTitle,
            String company,
            String city,
            String state) {}

    People(long seed) {
        this.seed = seed;
        dice = new SeededRandom(seed);
        faker = new Faker(Locale.US, dice.random());
        List<String> names = Lists.companies(faker, dice.random());
        companies = new Popular<>(names, COMPANY_SKEW);
        cities = new Popular<>(Lists.cities(), CITY_SKEW);
        jobTitles = new Popular<>(Lists.jobTitles(), TITLE_SKEW);
        for (String name : names) {
            dice.startFor("company " + name, 0);
            homes.put(name, dice.anyOf(cities));
        }
    }

    static String id(long seed, int number) {
        return "p-%d-%d".formatted(seed, number);
    }

    Person person(int number) {
        dice.startFor("person", number);
        String gender = dice.chance(0.02) ? "non-binary" : dice.chance(0.5) ? "female" : "male";
        boolean femaleName = gender.equals("female") || (gender.equals("non-binary") && dice.chance(0.5));
        String firstName =
                femaleName ? faker.name().femaleFirstName() : faker.name().maleFirstName();
        String lastName = faker.name().lastName();
        String company = dice.anyOf(companies);
        City elsewhere = dice.anyOf(cities);
        City city = dice.chance(NEARBY) ? homes.getOrDefault(company, elsewhere) : elsewhere;
        String id = id(seed, number);
        return new Person(
                id,
                firstName,
                lastName,
                "%s.%s.%d.%d@%s.example"
                        .formatted(letters(firstName), letters(lastName), seed, number, letters(company)),
                "+1-%s-555-01%02d".formatted(city.areaCode(), dice.between(0, 99)),
                "https://avatars.example/%s.jpg".formatted(id),
                gender,
                dice.anyOf(jobTitles),
                company,
                city.name(),
                city.state());
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
