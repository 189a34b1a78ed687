package dev.eventcrm.table;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ItemKey;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Cheap reads that find whether the table can be used. */
public final class TableCheck {
    private final DynamoDbClient client;
    private final Duration timeout;

    /**
     * A check of the table.
     *
     * @param client the client
     * @param timeout how long one request may take
     */
    public TableCheck(DynamoDbClient client, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    /** What a check finds. */
    public enum State {
        /** The table exists, with the index of the outbox. */
        READY,
        /** The table does not exist. */
        NO_TABLE,
        /** The table lacks the index of the outbox. */
        NO_OUTBOX
    }

    /**
     * Looks whether the table exists with its outbox. Asks for no description of it: the answer to a read says all that one
     * would.
     *
     * @throws SdkException when DynamoDB does not answer, or with another error
     */
    public State state() {
        try {
            client.query(CrmTable.probe().toBuilder()
                    .overrideConfiguration(this::limit)
                    .build());
            return State.READY;
        } catch (SdkException e) {
            return switch (TableFailure.of(e)) {
                case NO_TABLE -> State.NO_TABLE;
                case INVALID -> State.NO_OUTBOX;
                case IN_PROGRESS, THROTTLED, SERVER_ERROR, NO_ANSWER, CONFLICT, ACCESS_DENIED, REFUSED -> throw e;
            };
        }
    }

    /**
     * The item that names the secrets of address hashes.
     *
     * @return its attributes; none when there is no such item
     * @throws SdkException when DynamoDB does not answer, or with an error
     */
    public Map<String, AttributeValue> addressKeys() {
        return client.getItem(request -> request.tableName(CrmTable.NAME)
                        .key(ItemKey.addressKeys().toAttributes())
                        .consistentRead(true)
                        .overrideConfiguration(this::limit))
                .item();
    }

    /**
     * Gives an attempt all the time of a request: else the SDK sends another while DynamoDB is still at work on the first.
     *
     * @param override the configuration of a request
     */
    public void limit(AwsRequestOverrideConfiguration.Builder override) {
        override.apiCallTimeout(timeout).apiCallAttemptTimeout(timeout);
    }
}
