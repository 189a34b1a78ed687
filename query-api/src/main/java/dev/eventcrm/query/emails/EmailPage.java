package dev.eventcrm.query.emails;

import dev.eventcrm.query.search.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mails, page by page.
 *
 * @param emails those on this page
 * @param count how many stand on this page
 * @param total how many there are on all pages together, exactly
 * @param hasMore whether another page follows
 * @param nextToken continues after this page; null on the last one
 */
record EmailPage(
        List<EmailView> emails,
        @Schema(example = "20") int count,
        @Schema(example = "1234") long total,
        boolean hasMore,
        @Nullable String nextToken) {
    static EmailPage of(Page<EmailView> page) {
        return new EmailPage(page.items(), page.items().size(), page.total(), page.hasMore(), page.nextToken());
    }
}
