package dev.eventcrm.schema.item;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the frozen audience of a campaign has been turned into ledger rows.
 *
 * @param cursor where to go on; opaque, as the query API gave it; {@value #START} before the audience was asked for; absent
 *     once all is planned
 * @param planned how many rows the people up to the cursor have; exact also when pages are planned twice
 * @param merged how many of these people share an address with one who was planned before, and have no row of their own
 * @param resnapshots how often the frozen audience was lost and had to be taken anew from the cursor on
 * @param planner which process plans; absent when none does
 * @param leaseUntil until when it has said it would; another may take over then
 * @param plannedAt when all was planned
 */
public record Planning(
        @Nullable String cursor,
        int planned,
        int merged,
        int resnapshots,
        @Nullable String planner,
        @Nullable Instant leaseUntil,
        @Nullable Instant plannedAt) {

    private static final String START = "start";

    /** The planning of a campaign whose audience was not asked for yet. */
    public static Planning start() {
        return from(START);
    }

    /**
     * The planning of a campaign of which nothing is planned.
     *
     * @param cursor where the audience begins
     */
    public static Planning from(String cursor) {
        return new Planning(cursor, 0, 0, 0, null, null, null);
    }

    /** Whether the audience is still to be asked for. */
    public boolean isAtStart() {
        return START.equals(cursor);
    }

    static Planning read(Attributes attributes) {
        return new Planning(
                attributes.optionalText("audienceCursor"),
                (int) attributes.number("planned"),
                (int) attributes.number("merged"),
                (int) attributes.number("resnapshots"),
                attributes.optionalText("planner"),
                attributes.optionalInstant("plannerLeaseUntil"),
                attributes.optionalInstant("plannedAt"));
    }

    void write(Attributes attributes) {
        attributes
                .put("audienceCursor", cursor)
                .put("planned", planned)
                .put("merged", merged)
                .put("resnapshots", resnapshots)
                .put("planner", planner)
                .put("plannerLeaseUntil", leaseUntil)
                .put("plannedAt", plannedAt);
    }
}
