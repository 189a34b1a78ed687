package dev.eventcrm.query.emails;

import dev.eventcrm.query.consistency.ConsistentReads;
import dev.eventcrm.schema.document.EmailDocument;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.item.AddressHashes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Looks up the people of rows as they are now: names and addresses live with their person, and nowhere else. */
@Component
final class RecipientNames {
    private final ConsistentReads reads;
    private final AddressHashes addresses;

    RecipientNames(ConsistentReads reads, AddressHashes addresses) {
        this.reads = reads;
        this.addresses = addresses;
    }

    /** What the rows show, in their order. */
    List<EmailView> join(List<EmailDocument> rows) {
        Map<String, RecipientName> people = reads.getAll(
                SearchIndex.USERS,
                rows.stream().map(row -> Objects.requireNonNull(row.userId())).collect(Collectors.toSet()),
                RecipientName.FIELDS,
                RecipientName.class);
        return rows.stream()
                .map(row -> EmailView.of(row, people.get(row.userId()), addresses))
                .toList();
    }
}
