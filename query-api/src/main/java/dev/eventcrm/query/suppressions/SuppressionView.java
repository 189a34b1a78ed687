package dev.eventcrm.query.suppressions;

import dev.eventcrm.schema.document.SuppressionDocument;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An address that must not be mailed, in an answer. Every key is always there; what is unknown is {@code null}.
 *
 * @param id the hash of the address: the list keeps no address
 * @param cause why
 * @param suppressedAt since when
 * @param emailId the mail that led to it; null when none did
 * @param userId who has the address now; null when nobody does
 * @param email the address, as that person spells it
 * @param firstName their given name
 * @param lastName their family name
 * @param version the version of the entry
 */
record SuppressionView(
        @Schema(example = "841240d2a5b6654b3ae21fc4499db7b764c3")
        String id,

        @Schema(allowableValues = {"unsubscribed", "bounced", "complained", "manual"})
        String cause,

        Instant suppressedAt,
        @Nullable String emailId,
        @Nullable String userId,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        long version) {
    /**
     * What an entry shows.
     *
     * @param entry an entry that is no tombstone
     * @param person who has the address; null when nobody does
     */
    static SuppressionView of(SuppressionDocument entry, @Nullable AddressOwner person) {
        return new SuppressionView(
                entry.id(),
                Objects.requireNonNull(entry.cause()),
                Objects.requireNonNull(entry.suppressedAt()),
                entry.emailId(),
                person == null ? null : person.id(),
                person == null ? null : person.email(),
                person == null ? null : person.firstName(),
                person == null ? null : person.lastName(),
                entry.version());
    }
}
