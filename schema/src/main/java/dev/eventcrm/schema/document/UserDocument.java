package dev.eventcrm.schema.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as analysts search them. A tombstone holds id, version and times only.
 *
 * @param id the person's id
 * @param version the item's version
 * @param createdAt when the person was created
 * @param updatedAt when the person, or their participation, last changed
 * @param deletedAt on a tombstone, when the person was deleted
 * @param firstName given name
 * @param lastName family name
 * @param email e-mail address as typed
 * @param phoneNumber telephone number
 * @param avatar address of a picture
 * @param gender gender
 * @param jobTitle job title
 * @param company employer
 * @param city city
 * @param state state or region
 * @param hostedEventCount size of {@code hosting}
 * @param attendedEventCount size of {@code attending}
 * @param mailStatus whether the person may be mailed, as {@code MailStatus} spells it
 * @param addressHashes the hashes by which the suppression list and the ledger may know the address: of the present secret and
 *     of earlier ones
 * @param hosting ids of the events the person hosts, sorted
 * @param attending ids of the events the person holds a seat of, checked in or not, sorted
 * @param waitlisted ids of the events the person waits for, sorted
 * @param checkedIn ids of the events the person came to, sorted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserDocument(
        String id,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phoneNumber,
        @Nullable String avatar,
        @Nullable String gender,
        @Nullable String jobTitle,
        @Nullable String company,
        @Nullable String city,
        @Nullable String state,
        @Nullable Integer hostedEventCount,
        @Nullable Integer attendedEventCount,
        @Nullable String mailStatus,
        @Nullable List<String> addressHashes,
        @Nullable List<String> hosting,
        @Nullable List<String> attending,
        @Nullable List<String> waitlisted,
        @Nullable List<String> checkedIn)
        implements SearchDocument {
    @Override
    public SearchIndex index() {
        return SearchIndex.USERS;
    }
}
