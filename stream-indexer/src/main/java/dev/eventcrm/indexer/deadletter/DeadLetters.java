package dev.eventcrm.indexer.deadletter;

import dev.eventcrm.indexer.outage.OutageLogs;
import dev.eventcrm.indexer.pipeline.DeadLetterSink;
import dev.eventcrm.indexer.pipeline.Rejection;
import dev.eventcrm.indexer.projection.Change;
import dev.eventcrm.table.TableFailure;
import dev.eventcrm.table.retry.OutageLog;
import dev.eventcrm.table.retry.RetryLoop;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The dead letters in DynamoDB. */
@Component
class DeadLetters implements DeadLetterSink {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int MOST_TOLD = 10_000;

    private final DynamoDbClient client;
    private final RetryLoop retryLoop;
    private final OutageLog dynamoDb;
    private final Clock clock;
    private final Counter counter;

    DeadLetters(
            DynamoDbClient client, RetryLoop retryLoop, OutageLogs dependencies, Clock clock, MeterRegistry registry) {
        this.client = client;
        this.retryLoop = retryLoop;
        this.dynamoDb = dependencies.dynamoDb();
        this.clock = clock;
        counter = Counter.builder("crm.indexer.dead.letters")
                .description("Changes that were set aside because they cannot be brought in as they are")
                .register(registry);
    }

    /** Keeps a rejected change under an id that is the same however often it is rejected. Waits as long as it takes. */
    @Override
    public void keep(Rejection rejection) throws InterruptedException {
        DeadLetterItem item = DeadLetterItem.of(rejection, clock.instant());
        retryLoop.untilAnswered(dynamoDb, () -> {
            put(item);
            return true;
        });
        counter.increment();
        // The reason may quote the document, and personal data does not belong in a log.
        LOG.warn(
                "set aside {} as dead letter {}; GET /dead-letters tells why",
                rejection.change().key(),
                item.id());
    }

    /** An item holds 400 KB; two images of that size each do not fit, and neither must hold up the shard. */
    private void put(DeadLetterItem item) {
        try {
            put(item.attributes());
        } catch (SdkException e) {
            if (TableFailure.of(e) != TableFailure.INVALID) {
                throw e;
            }
            put(item.withoutImages().attributes());
        }
    }

    private void put(Map<String, AttributeValue> attributes) {
        client.putItem(put -> put.tableName(DeadLetterTable.NAME).item(attributes));
    }

    /** The dead letters, oldest first; 10,000 at most, which is more than anyone reads. */
    List<DeadLetter> all() {
        return client
                .scanPaginator(scan -> scan.tableName(DeadLetterTable.NAME)
                        .consistentRead(true)
                        .projectionExpression(DeadLetterItem.TOLD)
                        .expressionAttributeNames(DeadLetterItem.TOLD_NAMES))
                .items()
                .stream()
                .limit(MOST_TOLD)
                .map(DeadLetterItem::told)
                .sorted(Comparator.comparing(DeadLetter::failedAt).thenComparing(DeadLetter::id))
                .toList();
    }

    /**
     * A dead letter with the change that it is about.
     *
     * @param told what is told of it
     * @param change the change; its images may be missing
     */
    record Kept(DeadLetter told, Change change) {}

    /**
     * The dead letter of that id.
     *
     * @param id its id
     */
    Optional<Kept> find(String id) {
        Map<String, AttributeValue> item = client.getItem(get -> get.tableName(DeadLetterTable.NAME)
                        .key(DeadLetterItem.key(id))
                        .consistentRead(true))
                .item();
        return item.isEmpty()
                ? Optional.empty()
                : Optional.of(new Kept(DeadLetterItem.told(item), DeadLetterItem.change(item)));
    }

    /**
     * Removes a dead letter.
     *
     * @param id its id
     */
    void remove(String id) {
        client.deleteItem(delete -> delete.tableName(DeadLetterTable.NAME).key(DeadLetterItem.key(id)));
    }
}
