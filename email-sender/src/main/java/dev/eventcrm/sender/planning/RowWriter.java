package dev.eventcrm.sender.planning;

import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.Sending;
import dev.eventcrm.sender.audience.AudiencePage.Member;
import dev.eventcrm.sender.store.CorruptItems;
import dev.eventcrm.sender.store.NewRows;
import dev.eventcrm.sender.store.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Writes the rows of a page of people, one for each address. A page may be written again, after a crash: who has a row
 * counts as planned whenever it was written, so that a page comes to the same tally every time.
 */
@Component
class RowWriter {
    private final NewRows rows;
    private final CorruptItems damaged;
    private final Table table;
    private final AddressHashes hashes;
    private final Clock clock;

    RowWriter(NewRows rows, CorruptItems damaged, Table table, AddressHashes hashes, Clock clock) {
        this.rows = rows;
        this.damaged = damaged;
        this.table = table;
        this.hashes = hashes;
        this.clock = clock;
    }

    /**
     * Writes the rows that are not there yet.
     *
     * @param campaign the campaign
     * @param page people of its audience
     */
    PageCounts write(CampaignItem campaign, List<Member> page) throws InterruptedException {
        Map<ItemKey, EmailItem> wanted = new LinkedHashMap<>();
        for (Member member : page) {
            EmailItem row = row(campaign, member);
            wanted.putIfAbsent(row.key(), row);
        }
        Map<ItemKey, String> owners = new HashMap<>();
        wanted.forEach((key, row) -> owners.put(key, row.userId()));
        for (EmailItem existing : rows.insert(List.copyOf(wanted.values()))) {
            owners.put(existing.key(), existing.userId());
        }
        return PageCounts.of(page, owners, member -> idOf(campaign, member).key());
    }

    /**
     * Counts the rows that are there, and writes none.
     *
     * @param campaign the campaign
     * @param page people of its audience
     */
    PageCounts count(CampaignItem campaign, List<Member> page) throws InterruptedException {
        return PageCounts.of(
                page,
                owners(page.stream().map(member -> idOf(campaign, member).key()).toList()),
                member -> idOf(campaign, member).key());
    }

    private Map<ItemKey, String> owners(List<ItemKey> keys) throws InterruptedException {
        Map<ItemKey, String> owners = new HashMap<>();
        table.read(keys)
                .forEach((key, row) ->
                        damaged.read(key, row, EmailItem::read).ifPresent(email -> owners.put(key, email.userId())));
        return owners;
    }

    private EmailId idOf(CampaignItem campaign, Member member) {
        return new EmailId(campaign.id(), hashes.hash(campaign.audience().addressKey(), member.email()));
    }

    private EmailItem row(CampaignItem campaign, Member member) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant dueAt = campaign.sendAt().isAfter(now) ? campaign.sendAt() : now;
        return new EmailItem(
                idOf(campaign, member),
                ItemVersion.first(now),
                member.id(),
                campaign.eventId(),
                campaign.utm(),
                Sending.due(dueAt),
                Map.of(),
                List.of(),
                Set.of());
    }
}
