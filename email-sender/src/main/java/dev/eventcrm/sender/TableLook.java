package dev.eventcrm.sender;

import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.AddressKeys;
import dev.eventcrm.schema.item.CorruptItemException;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.table.retry.Reason;
import dev.eventcrm.table.retry.RetryableCall;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/**
 * One cheap read that tells whether the table is there with its outbox, and once, whether the secrets of addresses are those of
 * the table: a sender without one would mail addresses that are suppressed. Not for several threads.
 */
final class TableLook implements RetryableCall<Boolean> {
    private static final String INVALID = "ValidationException";

    private final DynamoDbClient client;
    private final Duration timeout;
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
        this.client = client;
        this.timeout = timeout;
        this.hashes = hashes;
    }

    @Override
    public Outcome<Boolean> make() {
        try {
            // An attempt may take all the time there is, so that the SDK does not send another after it.
            client.query(CrmTable.probe().toBuilder()
                    .overrideConfiguration(this::patiently)
                    .build());
            return hasSecrets ? new Success<>(true) : secrets();
        } catch (ResourceNotFoundException _) {
            return new RetryLater<>("the table " + CrmTable.NAME + " does not exist yet");
        } catch (DynamoDbException e) {
            boolean lacksIndex = e.awsErrorDetails() != null
                    && INVALID.equals(e.awsErrorDetails().errorCode());
            return new RetryLater<>(
                    lacksIndex
                            ? "the table " + CrmTable.NAME + " has no index " + Outbox.INDEX + " yet"
                            : Reason.of(e));
        } catch (SdkException | CorruptItemException e) {
            return new RetryLater<>(Reason.of(e));
        }
    }

    private Outcome<Boolean> secrets() {
        Optional<String> lack = AddressKeys.lack(
                client.getItem(request -> request.tableName(CrmTable.NAME)
                                .key(ItemKey.addressKeys().toAttributes())
                                .consistentRead(true)
                                .overrideConfiguration(this::patiently))
                        .item(),
                hashes);
        if (lack.isPresent()) {
            return new RetryLater<>(lack.get());
        }
        hasSecrets = true;
        return new Success<>(true);
    }

    private void patiently(AwsRequestOverrideConfiguration.Builder override) {
        override.apiCallTimeout(timeout).apiCallAttemptTimeout(timeout);
    }
}
