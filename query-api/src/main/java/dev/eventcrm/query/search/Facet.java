package dev.eventcrm.query.search;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A field whose values are to be counted over the whole result.
 *
 * @param field a field with a facet
 * @param size how many values at most
 */
public record Facet(SearchField field, int size) {
    /** How many values when a client does not say. */
    public static final int DEFAULT_SIZE = 20;

    /** The most values that a client may ask for. */
    public static final int LARGEST_SIZE = 1_000;

    /**
     * The counted values of a field.
     *
     * @param values the most frequent values, the most frequent first
     * @param otherCount documents whose value is none of these
     * @param missingCount documents without a value
     */
    @Schema(
            name = "Facet",
            description = "How often each value of a field occurs in the whole result, whatever the page.")
    public record Counts(
            @Schema(description = "The most frequent values, the most frequent first.")
            List<Count> values,

            @Schema(description = "How many have another value.", example = "0")
            long otherCount,

            @Schema(description = "How many have no value.", example = "3")
            long missingCount) {}

    /**
     * A value and how often it occurs.
     *
     * @param value its most common spelling; of equally common ones, the first by code points
     * @param count documents that have it in any spelling: as many as a filter by it finds
     */
    @Schema(name = "FacetValue")
    public record Count(
            @Schema(
                    description = "The value in its most common spelling. Filtering by it finds exactly `count`.",
                    example = "TechCorp")
            String value,

            @Schema(example = "12") long count) {}
}
