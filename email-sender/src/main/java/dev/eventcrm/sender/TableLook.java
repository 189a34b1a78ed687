package dev.eventcrm.sender;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.waiting.Attempt;
import dev.eventcrm.waiting.Reason;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** One cheap read that tells whether the table is there with its outbox. */
final class TableLook implements Attempt<Boolean> {
    private static final String INVALID = "ValidationException";

    private final DynamoDbClient client;
    private final Duration timeout;

    /**
     * A look at the table.
     *
     * @param client the client
     * @param timeout how long one look may take
     */
    TableLook(DynamoDbClient client, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    @Override
    public Outcome<Boolean> make() {
        try {
            // An attempt may take all the time there is, so that the SDK does not send another after it.
            client.query(CrmTable.probe().toBuilder()
                    .overrideConfiguration(
                            override -> override.apiCallTimeout(timeout).apiCallAttemptTimeout(timeout))
                    .build());
            return new Done<>(true);
        } catch (ResourceNotFoundException _) {
            return new NotYet<>("the table " + CrmTable.NAME + " does not exist yet");
        } catch (DynamoDbException e) {
            boolean lacksIndex = e.awsErrorDetails() != null
                    && INVALID.equals(e.awsErrorDetails().errorCode());
            return new NotYet<>(
                    lacksIndex
                            ? "the table " + CrmTable.NAME + " has no index " + Outbox.INDEX + " yet"
                            : Reason.of(e));
        } catch (SdkException e) {
            return new NotYet<>(Reason.of(e));
        }
    }
}
