package dev.eventcrm.schema.item;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/**
 * One open or one click, as it was told. Whether a person or a machine was behind it is not decided here: that takes all
 * touches of the mail together, and none of it depends on the order in which they were told.
 *
 * @param kind what it was
 * @param at when
 * @param link which link was clicked, a short hash of its address; empty for an open
 */
public record Touch(Kind kind, Instant at, String link) {
    /** By time; of one instant, in an order that is always the same. */
    static final Comparator<Touch> ORDER =
            Comparator.comparing(Touch::at).thenComparing(Touch::kind).thenComparing(Touch::link);

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

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String wireName) {
            return Arrays.stream(values())
                    .filter(kind -> kind.wireName().equals(wireName))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown touch " + wireName));
        }
    }

    static Touch parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a kind, an instant and a link: " + text);
        }
        try {
            return new Touch(Kind.of(parts[0]), Instant.parse(parts[1]), parts[2]);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not an instant: " + text, e);
        }
    }

    String text() {
        return kind.wireName() + " " + at + " " + link;
    }
}
