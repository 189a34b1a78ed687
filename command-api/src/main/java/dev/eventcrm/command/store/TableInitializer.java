package dev.eventcrm.command.store;

import dev.eventcrm.schema.item.AddressKeys;
import dev.eventcrm.schema.item.CorruptItemException;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.table.TableCheck;
import dev.eventcrm.table.retry.Backoff;
import dev.eventcrm.table.retry.Reason;
import dev.eventcrm.table.retry.RetryableCall;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/**
 * Looks whether the table is there, by one cheap read, and creates it if it may. Never asks for a description of the table:
 * the answers to that read and to the attempt to create say all that one would. Then looks whether the secrets of addresses are
 * those of the table, and notes the current one there. Not for several threads.
 */
final class TableInitializer implements RetryableCall<Boolean> {
    private static final Logger LOG = LoggerFactory.getLogger(TableInitializer.class);

    /** What is asked of the control plane is asked again after this, and then after twice as long each time. */
    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final DynamoDbClient client;
    private final boolean mayCreate;
    private final TableCheck table;
    private final AddressSecrets secrets;
    private final Clock clock;
    private final Paced structure = new Paced();
    private final Paced expiry = new Paced();
    private boolean expires;
    private boolean hasSecrets;

    /**
     * One that has not looked yet.
     *
     * @param client the client
     * @param mayCreate whether to create what is missing
     * @param timeout how long one look may take
     * @param secrets the secrets of addresses; gets the result of the look
     * @param clock the time
     */
    TableInitializer(DynamoDbClient client, boolean mayCreate, Duration timeout, AddressSecrets secrets, Clock clock) {
        this.client = client;
        this.mayCreate = mayCreate;
        this.table = new TableCheck(client, timeout);
        this.secrets = secrets;
        this.clock = clock;
    }

    /** What is to be asked of the control plane; gives what the table still lacks. */
    @FunctionalInterface
    private interface Request {
        String send();
    }

    /** Sends one kind of request to the control plane, unless the last one is too recent: then its answer still stands. */
    private final class Paced {
        private String lastAnswer = "";
        private int sent;
        private @Nullable Instant next;

        String send(Request request) {
            Instant now = clock.instant();
            if (next == null || !now.isBefore(next)) {
                lastAnswer = request.send();
                next = now.plus(PAUSES.pauseAfter(++sent));
            }
            return lastAnswer;
        }

        void reset() {
            next = null;
            sent = 0;
        }
    }

    @Override
    public Outcome<Boolean> make() {
        try {
            switch (table.state()) {
                case READY -> structure.reset();
                case NO_TABLE -> {
                    return new RetryLater<>(
                            mayCreate
                                    ? structure.send(this::create)
                                    : "the table does not exist, and crm.table.create is off");
                }
                case NO_OUTBOX -> {
                    // Earlier releases created the table without an outbox. What is written while the index is built
                    // gets
                    // into it too.
                    return new RetryLater<>(
                            mayCreate
                                    ? structure.send(this::addIndex)
                                    : "the table lacks the index '" + Outbox.INDEX + "', and crm.table.create is off");
                }
            }
        } catch (DynamoDbException e) {
            return new RetryLater<>("DynamoDB does not work: " + Reason.of(e));
        } catch (SdkException e) {
            return new RetryLater<>("DynamoDB does not answer: " + Reason.of(e));
        }
        if (mayCreate && !expires) {
            String lack = expiry.send(this::expire);
            if (!lack.isEmpty()) {
                return new RetryLater<>(lack);
            }
        }
        return hasSecrets ? new Success<>(true) : secrets();
    }

    /** Once: a secret changes in two steps (docs/operating.md), so a running service knows every secret that is noted later. */
    private Outcome<Boolean> secrets() {
        try {
            Map<String, AttributeValue> item = table.addressKeys();
            Optional<String> lack = AddressKeys.lack(item, secrets.hashes());
            if (lack.isPresent()) {
                secrets.know(lack);
                return new RetryLater<>(lack.get());
            }
            if (!AddressKeys.nameCurrent(item, secrets.hashes())) {
                client.updateItem(request -> request.tableName(CrmTable.NAME)
                        .key(ItemKey.addressKeys().toAttributes())
                        .updateExpression("ADD " + AddressKeys.IDS + " :current")
                        .expressionAttributeValues(Map.of(
                                ":current",
                                AttributeValue.fromSs(List.of(secrets.hashes().keyId()))))
                        .overrideConfiguration(table::limit));
            }
            secrets.know(Optional.empty());
            hasSecrets = true;
            return new Success<>(true);
        } catch (CorruptItemException e) {
            return new RetryLater<>("the item " + ItemKey.addressKeys() + " cannot be read: " + Reason.of(e));
        } catch (SdkException e) {
            return new RetryLater<>("DynamoDB does not answer: " + Reason.of(e));
        }
    }

    private String create() {
        try {
            client.createTable(CrmTable.definition().toBuilder()
                    .overrideConfiguration(table::limit)
                    .build());
            expires = false;
            hasSecrets = false;
            expiry.reset();
            LOG.info("created the DynamoDB table '{}'", CrmTable.NAME);
            return "the table is being created";
        } catch (ResourceInUseException _) {
            return "the table is being created, or deleted";
        } catch (SdkException e) {
            return "the table cannot be created: " + Reason.of(e);
        }
    }

    private String addIndex() {
        try {
            client.updateTable(CrmTable.outboxAddition().toBuilder()
                    .overrideConfiguration(table::limit)
                    .build());
            LOG.info("adding the index '{}' to the DynamoDB table '{}'", Outbox.INDEX, CrmTable.NAME);
        } catch (ResourceInUseException | LimitExceededException e) {
            LOG.debug("another instance is adding the index", e);
        } catch (SdkException e) {
            return "the index '" + Outbox.INDEX + "' cannot be added: " + Reason.of(e);
        }
        return "the index '" + Outbox.INDEX + "' is being built";
    }

    /** Turns time to live on, once; the instance that created the table may have ended before it did. */
    private String expire() {
        try {
            if (!isExpiring()) {
                client.updateTimeToLive(request -> request.tableName(CrmTable.NAME)
                        .overrideConfiguration(table::limit)
                        .timeToLiveSpecification(spec -> spec.enabled(true).attributeName(CrmTable.EXPIRES_AT)));
            }
            expires = true;
            return "";
        } catch (SdkException e) {
            // Another instance may have been quicker: then the next look finds it on.
            return "expired items are not deleted: time to live cannot be turned on: " + Reason.of(e);
        }
    }

    private boolean isExpiring() {
        return client.describeTimeToLive(
                                request -> request.tableName(CrmTable.NAME).overrideConfiguration(table::limit))
                        .timeToLiveDescription()
                        .timeToLiveStatus()
                != TimeToLiveStatus.DISABLED;
    }
}
