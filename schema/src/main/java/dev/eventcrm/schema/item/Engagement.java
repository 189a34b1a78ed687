package dev.eventcrm.schema.item;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One open or one click, as it was told. Whether a person or a machine was behind it is not decided here: that takes all
 * touches of the mail together, and none of it depends on the order in which they were told.
 *
 * @param kind what it was
 * @param at when
 * @param link which link was clicked, a short hash of its address; empty for an open
 */
public record Engagement(Kind kind, Instant at, String link) {
    /** By time; of one instant, in an order that is always the same. */
    static final Comparator<Engagement> ORDER =
            Comparator.comparing(Engagement::at).thenComparing(Engagement::kind).thenComparing(Engagement::link);

    /** The most that are kept of those who say to be machines, and of the others. */
    public static final int MOST = 100;

    /** The most that are kept of one minute of those who do not say to be machines: enough to tell whether they are. */
    public static final int MOST_IN_A_MINUTE = 10;

    /** What a touch can be. */
    public enum Kind {
        /** The picture of the mail was fetched. */
        OPEN,
        /** As {@link #OPEN}, by somebody who says to be a machine. */
        MACHINE_OPEN,
        /** A link was followed. */
        CLICK,
        /** As {@link #CLICK}, by somebody who says to be a machine, or did not ask for the page. */
        MACHINE_CLICK,
        /** The link was followed that no person can see. */
        TRAP;

        /** Whether it is known by itself that a machine was behind it. */
        boolean isDeclared() {
            return switch (this) {
                case MACHINE_OPEN, MACHINE_CLICK, TRAP -> true;
                case OPEN, CLICK -> false;
            };
        }

        String apiName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String apiName) {
            return Arrays.stream(values())
                    .filter(kind -> kind.apiName().equals(apiName))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown touch " + apiName));
        }
    }

    /**
     * Those of a mail's touches that are kept: the earliest of machines, and, apart from them, the earliest of the others, of
     * each minute a few, so that no scanner takes the place of a person who comes later. What is kept of all is the same as what
     * is kept of some of them and then of the rest, in whatever order they are told.
     *
     * @param touches the touches
     * @return at most twice {@value #MOST}, in order
     */
    public static List<Engagement> kept(List<Engagement> touches) {
        Map<Instant, Integer> perMinute = new HashMap<>();
        int machines = 0;
        int others = 0;
        List<Engagement> kept = new ArrayList<>();
        for (Engagement touch : touches.stream().sorted(ORDER).toList()) {
            if (touch.kind().isDeclared()) {
                if (machines++ < MOST) {
                    kept.add(touch);
                }
            } else if (others < MOST
                    && perMinute.merge(touch.at().truncatedTo(ChronoUnit.MINUTES), 1, Integer::sum)
                            <= MOST_IN_A_MINUTE) {
                others++;
                kept.add(touch);
            }
        }
        return List.copyOf(kept);
    }

    static Engagement parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a kind, an instant and a link: " + text);
        }
        try {
            return new Engagement(Kind.of(parts[0]), Instant.parse(parts[1]), parts[2]);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not an instant: " + text, e);
        }
    }

    String text() {
        return kind.apiName() + " " + at + " " + link;
    }
}
