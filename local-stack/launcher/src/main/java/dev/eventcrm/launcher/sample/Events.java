package dev.eventcrm.launcher.sample;

import dev.eventcrm.launcher.sample.Lists.City;
import dev.eventcrm.launcher.sample.PlannedEvent.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import net.datafaker.Faker;

/**
 * Makes events by number, with who comes. The same seed, number, people and day give the same event; id and slug do not
 * depend on the day. For one thread.
 */
final class Events {
    private static final int DAYS_AROUND = 365;
    private static final int SEATS_COME_IN = 5;
    private static final double SUMMITS = 0.01;
    /** How many more than there are seats want to come to an event that is sold out, at most. */
    private static final double LONGEST_WAITING_LIST = 0.15;

    private static final double KIND_SKEW = 0.5;
    private static final double TOPIC_SKEW = 0.5;
    private static final double CITY_SKEW = 0.8;
    private static final double REGULARS_SKEW = 1.7;
    /** A prime beyond any number of people, so that regulars are spread over all of them. */
    private static final long STRIDE = 2_147_483_647L;

    private final long seed;
    private final int people;
    private final LocalDate today;
    private final SeededRandom dice;
    private final Faker faker;
    private final Popular<EventKind> kinds = new Popular<>(
            Stream.of(EventKind.values())
                    .filter(kind -> kind != EventKind.SUMMIT)
                    .toList(),
            KIND_SKEW);
    private final Popular<String> topics = new Popular<>(Lists.topics(), TOPIC_SKEW);
    private final Popular<City> cities = new Popular<>(Lists.cities(), CITY_SKEW);

    /**
     * Prepares to make events for people that exist.
     *
     * @param people how many there are, at least one
     * @param today the middle of two years of events
     */
    Events(long seed, int people, LocalDate today) {
        this.seed = seed;
        this.people = people;
        this.today = today;
        dice = new SeededRandom(seed);
        faker = new Faker(Locale.US, dice.random());
    }

    PlannedEvent event(int number) {
        dice.startFor("event", number);
        EventKind kind = dice.chance(SUMMITS) ? EventKind.SUMMIT : dice.anyOf(kinds);
        String topic = dice.anyOf(topics);
        City city = dice.anyOf(cities);
        Instant start = start(kind);
        int seats = seats(kind);
        boolean past = start.isBefore(today.atStartOfDay().toInstant(ZoneOffset.UTC));
        // An event that is over takes no registrations: it moves to its day once its people are registered.
        boolean mayBeOver = start.isBefore(today.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        Instant created = mayBeOver ? start.plus(Duration.ofDays(2 * DAYS_AROUND)) : start;
        String lastStatus = lastStatus(past);
        String title = kind == EventKind.WEBINAR
                ? "%s %s".formatted(topic, kind.title)
                : "%s %s %s".formatted(city.name(), topic, kind.title);
        List<String> hosts = hosts();
        boolean draft = lastStatus.equals("draft");
        Event event = new Event(
                "e-%d-%d".formatted(seed, number),
                "%s-%d-%d".formatted(slug(title), seed, number),
                title,
                "%s %s".formatted(topic + ": " + kind.about, "Hosted from " + city.name() + "."),
                created,
                created.plus(kind.length),
                venue(kind, city),
                seats,
                hosts.getFirst(),
                hosts,
                draft ? "draft" : "active");
        List<String> attendees = draft ? List.of() : attendees(kind, seats, lastStatus);
        return new PlannedEvent(event, attendees, lastStatus, start, start.plus(kind.length));
    }

    /** On a whole hour of the American day or evening. */
    private Instant start(EventKind kind) {
        LocalDate day = today.plusDays(dice.between(-DAYS_AROUND, DAYS_AROUND));
        int hour = kind.length.toHours() > 4 ? dice.between(13, 16) : dice.between(16, 23);
        return day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    }

    private int seats(EventKind kind) {
        int seats = dice.between(kind.fewestSeats, kind.mostSeats);
        return Math.max(SEATS_COME_IN, seats / SEATS_COME_IN * SEATS_COME_IN);
    }

    private String lastStatus(boolean past) {
        if (dice.chance(0.06)) {
            return "cancelled";
        }
        if (past) {
            return dice.chance(0.96) ? "completed" : "inactive";
        }
        return dice.chance(0.88) ? "active" : "draft";
    }

    private String venue(EventKind kind, City city) {
        if (kind == EventKind.WEBINAR) {
            return "Online";
        }
        return switch (dice.between(1, 4)) {
            case 1 -> city.name() + " Convention Center";
            case 2 -> faker.name().lastName() + " Hall, " + city.name();
            case 3 -> "The " + faker.name().lastName() + " Rooms, " + city.name();
            default -> city.name() + " Public Library";
        };
    }

    private List<String> hosts() {
        Set<String> hosts = new LinkedHashSet<>();
        int wanted = dice.between(1, Math.min(3, people));
        while (hosts.size() < wanted) {
            hosts.add(anyPerson());
        }
        return List.copyOf(hosts);
    }

    /**
     * Most events are half empty, some are sold out and have a waiting list; summits are well attended; a cancelled event had
     * sold little.
     */
    private List<String> attendees(EventKind kind, int seats, String lastStatus) {
        double interest = dice.chance(0.15)
                ? 1 + LONGEST_WAITING_LIST * dice.random().nextDouble()
                : Math.pow(dice.random().nextDouble(), kind == EventKind.SUMMIT ? 0.3 : 1.5);
        double kept = lastStatus.equals("cancelled") ? 0.3 : 1.0;
        // With few people, each goes to some events only.
        int wanted = Math.min(people, (int) Math.round(Math.min(seats, Math.max(1, people / 4)) * interest * kept));
        Set<String> attendees = new LinkedHashSet<>();
        for (int tries = 0; attendees.size() < wanted && tries < 20 * wanted; tries++) {
            attendees.add(anyPerson());
        }
        return new ArrayList<>(attendees);
    }

    /** Some people are everywhere, many nowhere. */
    private String anyPerson() {
        long rank = (long) (people * Math.pow(dice.random().nextDouble(), REGULARS_SKEW));
        long number = Math.floorMod(rank * STRIDE + seed, (long) people) + 1;
        return People.id(seed, (int) number);
    }

    private static String slug(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
