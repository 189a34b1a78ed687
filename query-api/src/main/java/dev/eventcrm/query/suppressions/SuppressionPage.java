package dev.eventcrm.query.suppressions;

import dev.eventcrm.query.search.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries of the suppression list, page by page.
 *
 * @param suppressions those on this page
 * @param count how many stand on this page
 * @param total how many there are on all pages together, exactly
 * @param hasMore whether another page follows
 * @param nextToken continues after this page; null on the last one
 */
record SuppressionPage(
        List<SuppressionView> suppressions,
        @Schema(example = "20") int count,
        @Schema(example = "1234") long total,
        boolean hasMore,
        @Nullable String nextToken) {
    static SuppressionPage of(Page<SuppressionView> page) {
        return new SuppressionPage(page.items(), page.items().size(), page.total(), page.hasMore(), page.nextToken());
    }
}
