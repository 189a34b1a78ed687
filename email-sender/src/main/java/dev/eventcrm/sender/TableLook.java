package dev.eventcrm.sender;

import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.AddressKeys;
import dev.eventcrm.schema.item.CorruptItemException;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.table.TableCheck;
import dev.eventcrm.table.retry.Reason;
import dev.eventcrm.table.retry.RetryableCall;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * One cheap read that tells whether the table is there with its outbox, and once, whether the secrets of addresses are those of
 * the table: a sender without one would mail addresses that are suppressed. Not for several threads.
 */
final class TableLook implements RetryableCall<Boolean> {
    private final TableCheck table;
    private final AddressHashes hashes;
    private boolean hasSecrets;

    /**
     * A look at the table.
     *
     * @param client the client
     * @param timeout how long one look may take
     * @param hashes the hashes of addresses
     */
    TableLook(DynamoDbClient client, Duration timeout, AddressHashes hashes) {
        this.table = new TableCheck(client, timeout);
        this.hashes = hashes;
    }

    @Override
    public Outcome<Boolean> make() {
        try {
            return switch (table.state()) {
                case READY -> hasSecrets ? new Success<>(true) : secrets();
                case NO_TABLE -> new RetryLater<>("the table " + CrmTable.NAME + " does not exist yet");
                case NO_OUTBOX ->
                    new RetryLater<>("the table " + CrmTable.NAME + " has no index " + Outbox.INDEX + " yet");
            };
        } catch (SdkException | CorruptItemException e) {
            return new RetryLater<>(Reason.of(e));
        }
    }

    private Outcome<Boolean> secrets() {
        Optional<String> lack = AddressKeys.lack(table.addressKeys(), hashes);
        if (lack.isPresent()) {
            return new RetryLater<>(lack.get());
        }
        hasSecrets = true;
        return new Success<>(true);
    }
}
