package dev.eventcrm.schema.item;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which state of an item this is. Every write makes the next one, so that the version orders all states of an item
 * without gaps, and a document can be written with it as its external version.
 *
 * @param version 1 for the first state, plus 1 with every write
 * @param createdAt when the first state was written
 * @param updatedAt when this state was written
 * @param deletedAt when the item became a tombstone; absent while it lives
 */
public record ItemVersion(
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {
    private static final String VERSION = "version";
    private static final String CREATED_AT = "createdAt";
    private static final String UPDATED_AT = "updatedAt";
    private static final String DELETED_AT = "deletedAt";

    /**
     * What comes before the first state.
     *
     * @param at the time to tell; nothing was written
     */
    static ItemVersion none(Instant at) {
        return new ItemVersion(0, at, at, null);
    }

    /**
     * The first state of an item.
     *
     * @param now the time of the write
     */
    public static ItemVersion first(Instant now) {
        return new ItemVersion(1, now, now, null);
    }

    /**
     * The state after this one. A tombstone stays one.
     *
     * @param now the time of the write
     */
    public ItemVersion next(Instant now) {
        return new ItemVersion(version + 1, createdAt, now, deletedAt);
    }

    /**
     * The tombstone after this state.
     *
     * @param now the time of the write
     */
    public ItemVersion tombstone(Instant now) {
        return new ItemVersion(version + 1, createdAt, now, now);
    }

    /** Whether this state is a tombstone. */
    public boolean isDeleted() {
        return deletedAt != null;
    }

    static ItemVersion read(Attributes attributes) {
        return new ItemVersion(
                attributes.number(VERSION),
                attributes.instant(CREATED_AT),
                attributes.instant(UPDATED_AT),
                attributes.optionalInstant(DELETED_AT));
    }

    void write(Attributes attributes) {
        attributes
                .put(VERSION, version)
                .put(CREATED_AT, createdAt)
                .put(UPDATED_AT, updatedAt)
                .put(DELETED_AT, deletedAt);
    }

    /** The attribute that holds the version, for the conditions of writes. */
    public static String versionAttribute() {
        return VERSION;
    }
}
