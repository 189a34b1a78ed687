package dev.eventcrm.query.suppressions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person's document says of them now.
 *
 * @param id the person's id
 * @param addressHash the hash of their address
 * @param email their address
 * @param firstName their given name
 * @param lastName their family name
 */
record AddressOwner(
        String id,
        String addressHash,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName) {
    static final List<String> FIELDS = List.of("id", "addressHash", "email", "firstName", "lastName");
}
