package dev.eventcrm.sender.planning;

import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.sender.audience.AudiencePage.Member;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a page of people came to.
 *
 * @param planned people who have a row of their own
 * @param merged people whose address another one's row has
 */
@Pure
record PageCounts(int planned, int merged) {
    /**
     * Counts a page.
     *
     * @param page the people
     * @param owners the people whom the rows are for, by the rows' keys
     * @param keyOf the key of the row of a person's address
     */
    static PageCounts of(List<Member> page, Map<ItemKey, String> owners, Function<Member, ItemKey> keyOf) {
        int planned = 0;
        int merged = 0;
        for (Member member : page) {
            String owner = owners.get(keyOf.apply(member));
            if (member.id().equals(owner)) {
                planned++;
            } else if (owner != null) {
                merged++;
            }
        }
        return new PageCounts(planned, merged);
    }
}
