package dev.eventcrm.command.store;

import dev.eventcrm.schema.item.AddressHashes;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether this service has the secrets that the table's address hashes were made with. Without one it must make no new hash: those who
 * have the right secrets would not recognise it.
 */
@Component
public final class AddressSecrets {
    /** After which it is worth to ask again: somebody has to change a setting. */
    public static final Duration RETRY_AFTER = Duration.ofSeconds(30);

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

    /** Why the secrets do not do, as far as is known; empty when they do. */
    public Optional<String> lack() {
        return Optional.ofNullable(lack);
    }
}
