package dev.eventcrm.query.search;

import org.jspecify.annotations.Nullable;

/**
 * Which copy of the index to ask. What was seen on one copy may not be visible on another yet, so a query that waited for
 * documents must go to the copy where it saw them.
 *
 * @param preference OpenSearch's routing preference; null means any copy
 */
public record ShardPreference(@Nullable String preference) {
    /** Any copy, as it is. */
    public static final ShardPreference ANY = new ShardPreference(null);
}
