package dev.eventcrm.query.suppressions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person's document says of them now.
 *
 * @param id the person's id
 * @param addressHashes the hashes of their address
 * @param email their address
 * @param firstName their given name
 * @param lastName their family name
 */
record AddressOwner(
        String id,
        List<String> addressHashes,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName) {
    static final List<String> FIELDS = List.of("id", "addressHashes", "email", "firstName", "lastName");
}
