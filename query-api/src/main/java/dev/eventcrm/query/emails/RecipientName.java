package dev.eventcrm.query.emails;

import dev.eventcrm.schema.document.EmailDocument;
import dev.eventcrm.schema.item.AddressHashes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person's document says of them now.
 *
 * @param id the person's id
 * @param email their address
 * @param firstName their given name
 * @param lastName their family name
 */
record RecipientName(
        String id,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName) {
    static final List<String> FIELDS = List.of("id", "email", "firstName", "lastName");

    /** Their address, when it is the one that the mail was for: the ledger itself knows addresses by their hash only. */
    @Nullable
    String emailFor(EmailDocument row, AddressHashes hashes) {
        String hash = row.addressHash();
        return email != null && hash != null && hashes.isOf(hash, email) ? email : null;
    }
}
