package dev.eventcrm.query.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a field holds, and with that how it can be searched. */
public sealed interface FieldType {
    /**
     * Words of people, compared without regard to case and accents. A facet needs a second field {@code .raw} with the
     * original spelling.
     *
     * @param facet whether its values are counted on request
     */
    record Text(boolean facet) implements FieldType {}

    /** An id or a number of some outer world, compared letter by letter. */
    record Exact() implements FieldType {}

    /**
     * One of a few known values.
     *
     * @param values all of them
     */
    record Choice(List<String> values) implements FieldType {
        /** Copies the values. */
        public Choice {
            values = List.copyOf(values);
        }
    }

    /** A whole number of things. */
    record Count() implements FieldType {}

    /**
     * An instant, kept in milliseconds.
     *
     * @param day the field that holds its day where it happens; null when days are those of UTC
     */
    record Time(@Nullable String day) implements FieldType {
        /** An instant whose days are those of UTC. */
        public Time() {
            this(null);
        }
    }

    /**
     * The ids of all that the document takes part in, in one role. Neither sorted by nor asked for by its own name.
     *
     * @param role the role, such as {@code waitlisted}
     */
    record Participation(String role) implements FieldType {}
}
