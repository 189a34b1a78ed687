package dev.eventcrm.command.store;

import dev.eventcrm.schema.item.AddressHashes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether this service has the secrets that the table's address hashes were made with. Without one it takes addresses that must not be
 * mailed for addresses that may, and makes hashes that those who have the right secrets do not recognise.
 */
@Component
public final class AddressSecrets {
    private final AddressHashes hashes;
    private volatile @Nullable String lack;

    /**
     * Those of the settings, of which nothing is known to lack until the table is read.
     *
     * @param hashes the hashes that they make
     */
    AddressSecrets(AddressHashes hashes) {
        this.hashes = hashes;
    }

    AddressHashes hashes() {
        return hashes;
    }

    /**
     * What is known from the table.
     *
     * @param reason why the secrets do not do; empty when they do
     */
    void know(Optional<String> reason) {
        lack = reason.orElse(null);
    }

    /**
     * Goes on if the secrets do, as far as is known.
     *
     * @throws UnavailableException when one is missing
     */
    public void require() {
        String reason = lack;
        if (reason != null) {
            throw new UnavailableException(reason);
        }
    }
}
