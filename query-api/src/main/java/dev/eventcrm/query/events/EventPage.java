package dev.eventcrm.query.events;

import dev.eventcrm.query.search.Page;
import dev.eventcrm.schema.api.EventView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events, page by page.
 *
 * @param events those on this page
 * @param count how many stand on this page
 * @param total how many there are on all pages together, exactly
 * @param hasMore whether another page follows
 * @param nextToken continues after this page; null on the last one
 */
record EventPage(
        List<EventView> events,
        @Schema(example = "20") int count,
        @Schema(example = "1234") long total,
        boolean hasMore,
        @Nullable String nextToken) {
    static EventPage of(Page<EventView> page) {
        return new EventPage(page.items(), page.items().size(), page.total(), page.hasMore(), page.nextToken());
    }
}
