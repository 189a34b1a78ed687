package dev.eventcrm.indexer.checkpoint;

import dev.eventcrm.indexer.outage.OutageLogs;
import dev.eventcrm.table.retry.OutageLog;
import dev.eventcrm.table.retry.RetryLoop;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Remembers whether the table has to be scanned, so that a scan that is interrupted, or was only asked for, is not forgotten.
 * Every method waits for DynamoDB as long as it takes.
 */
@Component
public class RescanMarker {
    private static final String REASON = "reason";
    private static final String REQUESTS = "requests";
    private static final String REQUESTED_AT = "requestedAt";
    private static final String FINISHED_AT = "finishedAt";
    private static final String SCANNED_STREAM = "scannedStream";

    private final DynamoDbClient client;
    private final RetryLoop retryLoop;
    private final OutageLog dynamoDb;
    private final Clock clock;

    RescanMarker(DynamoDbClient client, RetryLoop retryLoop, OutageLogs dependencies, Clock clock) {
        this.client = client;
        this.retryLoop = retryLoop;
        this.dynamoDb = dependencies.dynamoDb();
        this.clock = clock;
    }

    /**
     * That a scan is due.
     *
     * @param reason why
     * @param requests how many were ever asked for, to tell whether another one was while this one ran
     */
    public record Due(String reason, long requests) {}

    /**
     * Asks for a scan.
     *
     * @param reason why
     */
    public void request(String reason) throws InterruptedException {
        retryLoop.untilAnswered(
                dynamoDb,
                () -> client.updateItem(update -> update.tableName(IndexerTable.NAME)
                        .key(IndexerTable.rescanKey())
                        .updateExpression(
                                "set " + REASON + " = :reason, " + REQUESTED_AT + " = :now add " + REQUESTS + " :one")
                        .expressionAttributeValues(Map.of(
                                ":reason", AttributeValue.fromS(reason),
                                ":now", now(),
                                ":one", AttributeValue.fromN("1")))));
    }

    /**
     * Whether a scan is due: one was asked for, or none was finished since that stream began.
     *
     * @param stream the ARN of the table's present stream
     */
    public Optional<Due> due(String stream) throws InterruptedException {
        Map<String, AttributeValue> marker = retryLoop.untilAnswered(
                dynamoDb,
                () -> client.getItem(get -> get.tableName(IndexerTable.NAME)
                                .key(IndexerTable.rescanKey())
                                .consistentRead(true))
                        .item());
        long requests = Long.parseLong(
                marker.getOrDefault(REQUESTS, AttributeValue.fromN("0")).n());
        AttributeValue reason = marker.get(REASON);
        if (reason != null) {
            return Optional.of(new Due(reason.s(), requests));
        }
        boolean isScanned = AttributeValue.fromS(stream).equals(marker.get(SCANNED_STREAM));
        return isScanned ? Optional.empty() : Optional.of(new Due("the stream " + stream + " is new here", requests));
    }

    /**
     * Remembers that a scan is finished, unless another one was asked for while it ran.
     *
     * @param due the scan
     * @param stream the ARN of the stream that was read beside it
     */
    public void finish(Due due, String stream) throws InterruptedException {
        retryLoop.untilAnswered(dynamoDb, () -> tryFinish(due, stream));
    }

    private boolean tryFinish(Due due, String stream) {
        try {
            client.updateItem(update -> update.tableName(IndexerTable.NAME)
                    .key(IndexerTable.rescanKey())
                    .updateExpression(
                            "set " + SCANNED_STREAM + " = :stream, " + FINISHED_AT + " = :now remove " + REASON)
                    .conditionExpression("attribute_not_exists(" + REQUESTS + ") or " + REQUESTS + " = :requests")
                    .expressionAttributeValues(Map.of(
                            ":stream", AttributeValue.fromS(stream),
                            ":now", now(),
                            ":requests", AttributeValue.fromN(Long.toString(due.requests())))));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private AttributeValue now() {
        return AttributeValue.fromS(clock.instant().toString());
    }
}
