package dev.eventcrm.launcher.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.datafaker.Faker;

/** What people and events are made of; in each list the common comes first. */
final class Lists {
    private static final int COMPANIES = 300;
    private static final long COMPANY_SEED = 1;

    private Lists() {}

    /**
     * A city of the United States.
     *
     * @param state its two letters
     */
    record City(String name, String state, String areaCode) {}

    static List<City> cities() {
        return lines("cities.csv").stream()
                .map(line -> line.split(",", -1))
                .map(fields -> new City(fields[0], fields[1], fields[2]))
                .toList();
    }

    static List<String> jobTitles() {
        return lines("job-titles.txt");
    }

    static List<String> topics() {
        return lines("topics.txt");
    }

    /** The same companies for every seed: people of several runs meet in them. */
    static List<String> companies(Faker faker, Random itsRandom) {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        for (String line : lines("company-words.csv")) {
            String[] words = line.split(",", -1);
            first.add(words[0]);
            second.add(words[1]);
        }
        itsRandom.setSeed(COMPANY_SEED);
        Set<String> names = new LinkedHashSet<>(List.of("TechCorp"));
        while (names.size() < COMPANIES) {
            boolean coined = itsRandom.nextDouble() < 0.7;
            names.add(
                    coined
                            ? first.get(itsRandom.nextInt(first.size())) + " "
                                    + second.get(itsRandom.nextInt(second.size()))
                            : faker.company().name());
        }
        return List.copyOf(names);
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Lists.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
