package dev.eventcrm.http.query;

import java.util.List;

/**
 * A query parameter that an operation takes: what its reader goes by, and its documentation.
 *
 * @param name the canonical name
 * @param shape what a value looks like
 * @param repeatable whether it may be given several times
 * @param description a sentence for those who call the API
 * @param example a value
 */
public record Parameter(String name, Shape shape, boolean repeatable, String description, String example) {
    /** What a value looks like. */
    public sealed interface Shape {
        /**
         * Any text.
         *
         * @param longest how many characters it may have
         */
        record Text(int longest) implements Shape {
            /** Text of the usual length. */
            public Text() {
                this(Parameters.LONGEST_VALUE);
            }
        }

        /**
         * One of some values.
         *
         * @param values all of them
         */
        record Choice(List<String> values) implements Shape {
            /** Copies the values. */
            public Choice {
                values = List.copyOf(values);
            }
        }

        /**
         * A whole number.
         *
         * @param least the smallest
         * @param most the largest
         */
        record WholeNumber(long least, long most) implements Shape {}

        /** An instant, or a date that stands for the whole day (UTC). */
        record Moment() implements Shape {}

        /** Yes or no. */
        record Flag() implements Shape {}
    }

    /**
     * A parameter of text that is given once.
     *
     * @param name the canonical name
     * @param description a sentence
     * @param example a value
     */
    public static Parameter text(String name, String description, String example) {
        return new Parameter(name, new Shape.Text(), false, description, example);
    }
}
