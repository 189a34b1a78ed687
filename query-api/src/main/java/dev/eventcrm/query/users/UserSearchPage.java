package dev.eventcrm.query.users;

import dev.eventcrm.query.search.Facet;
import dev.eventcrm.query.search.Page;
import dev.eventcrm.schema.api.UserView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * People, page by page, with the facets of the whole result.
 *
 * @param users those on this page
 * @param count how many stand on this page
 * @param total how many there are on all pages together, exactly
 * @param hasMore whether another page follows
 * @param nextToken continues after this page; null on the last one
 * @param facets the counts that were asked for, by field name
 */
record UserSearchPage(
        List<UserView> users,
        @Schema(example = "20") int count,
        @Schema(example = "1234") long total,
        boolean hasMore,
        @Nullable String nextToken,
        Map<String, Facet.Counts> facets) {
    static UserSearchPage of(Page<UserView> page) {
        return new UserSearchPage(
                page.items(), page.items().size(), page.total(), page.hasMore(), page.nextToken(), page.facets());
    }
}
