package dev.eventcrm.indexer.checkpoint;

import dev.eventcrm.indexer.outage.OutageLogs;
import dev.eventcrm.table.retry.OutageLog;
import dev.eventcrm.table.retry.RetryLoop;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The checkpoints in DynamoDB. Every method waits for DynamoDB as long as it takes. */
@Component
public class Checkpoints {
    private static final String SEQUENCE_NUMBER = "sequenceNumber";
    private static final String CLOSED = "closed";
    private static final String UPDATED_AT = "updatedAt";
    private static final String SETTLED_UP_TO = "settledUpTo";

    private final DynamoDbClient client;
    private final RetryLoop retryLoop;
    private final OutageLog dynamoDb;
    private final Clock clock;

    Checkpoints(DynamoDbClient client, RetryLoop retryLoop, OutageLogs dependencies, Clock clock) {
        this.client = client;
        this.retryLoop = retryLoop;
        this.dynamoDb = dependencies.dynamoDb();
        this.clock = clock;
    }

    /** Whether a checkpoint could be moved. */
    sealed interface Move {
        /** It stands where it should. */
        record Done() implements Move {}

        /** It stands elsewhere: somebody else moved it. */
        record Refused(Optional<Checkpoint> current) implements Move {}
    }

    /**
     * All checkpoints of a stream.
     *
     * @param stream the stream's ARN
     */
    public List<Checkpoint> of(String stream) throws InterruptedException {
        return retryLoop.untilAnswered(
                dynamoDb,
                () -> client
                        .queryPaginator(query -> query.tableName(IndexerTable.NAME)
                                .consistentRead(true)
                                .keyConditionExpression(IndexerTable.PARTITION_KEY + " = :stream and begins_with("
                                        + IndexerTable.SORT_KEY + ", :prefix)")
                                .expressionAttributeValues(Map.of(
                                        ":stream", AttributeValue.fromS(stream),
                                        ":prefix", AttributeValue.fromS(IndexerTable.SHARD_PREFIX))))
                        .items()
                        .stream()
                        .map(Checkpoints::read)
                        .toList());
    }

    /**
     * Moves a checkpoint, unless somebody else has moved it.
     *
     * @param shard the shard
     * @param from the sequence number that it should stand at; null when there should be none
     * @param to the sequence number of the record settled last
     */
    Move move(StreamShard shard, @Nullable String from, String to) throws InterruptedException {
        return retryLoop.untilAnswered(dynamoDb, () -> tryMove(shard, from, to));
    }

    private Move tryMove(StreamShard shard, @Nullable String from, String to) {
        Map<String, AttributeValue> values = new HashMap<>(
                Map.of(":to", AttributeValue.fromS(to), ":open", AttributeValue.fromBool(false), ":now", now()));
        if (from != null) {
            values.put(":from", AttributeValue.fromS(from));
        }
        try {
            client.updateItem(update -> update.tableName(IndexerTable.NAME)
                    .key(IndexerTable.key(shard))
                    .updateExpression(
                            "set " + SEQUENCE_NUMBER + " = :to, " + CLOSED + " = :open, " + UPDATED_AT + " = :now")
                    .conditionExpression(
                            from == null
                                    ? "attribute_not_exists(" + IndexerTable.PARTITION_KEY + ")"
                                    : SEQUENCE_NUMBER + " = :from and " + CLOSED + " = :open")
                    .expressionAttributeValues(values)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new Move.Done();
        } catch (ConditionalCheckFailedException e) {
            Optional<Checkpoint> current = e.hasItem() ? Optional.of(read(e.item())) : Optional.empty();
            // An earlier try of ours may have arrived though its answer did not.
            boolean isOurs =
                    current.filter(found -> to.equals(found.sequenceNumber())).isPresent();
            return isOurs ? new Move.Done() : new Move.Refused(current);
        }
    }

    /**
     * Remembers that a shard has ended and all its records are settled.
     *
     * @param shard the shard
     */
    public void close(StreamShard shard) throws InterruptedException {
        retryLoop.untilAnswered(
                dynamoDb,
                () -> client.updateItem(update -> update.tableName(IndexerTable.NAME)
                        .key(IndexerTable.key(shard))
                        .updateExpression("set " + CLOSED + " = :closed, " + UPDATED_AT + " = :now")
                        .expressionAttributeValues(Map.of(":closed", AttributeValue.fromBool(true), ":now", now()))));
    }

    /**
     * Forgets a shard that no longer exists.
     *
     * @param shard the shard
     */
    public void forget(StreamShard shard) throws InterruptedException {
        delete(IndexerTable.key(shard));
    }

    /**
     * Forgets all streams but one.
     *
     * @param stream the ARN of the stream to remember
     */
    public void forgetAllBut(String stream) throws InterruptedException {
        List<Map<String, AttributeValue>> others = retryLoop.untilAnswered(
                dynamoDb,
                () -> client
                        .scanPaginator(scan -> scan.tableName(IndexerTable.NAME)
                                .filterExpression("not " + IndexerTable.PARTITION_KEY + " in (:stream, :rescan)")
                                .projectionExpression(IndexerTable.PARTITION_KEY + ", " + IndexerTable.SORT_KEY)
                                .expressionAttributeValues(Map.of(
                                        ":stream", AttributeValue.fromS(stream),
                                        ":rescan", AttributeValue.fromS(IndexerTable.RESCAN))))
                        .items()
                        .stream()
                        .toList());
        for (Map<String, AttributeValue> key : others) {
            delete(key);
        }
    }

    private void delete(Map<String, AttributeValue> key) throws InterruptedException {
        retryLoop.untilAnswered(
                dynamoDb,
                () -> client.deleteItem(
                        delete -> delete.tableName(IndexerTable.NAME).key(key)));
    }

    /**
     * Remembers until when every change of a stream is settled. A checkpoint cannot tell that of a shard without records.
     *
     * @param stream the stream's ARN
     * @param settledUpTo all earlier changes are settled
     */
    public void raiseWatermark(String stream, Instant settledUpTo) throws InterruptedException {
        retryLoop.untilAnswered(
                dynamoDb,
                () -> client.updateItem(update -> update.tableName(IndexerTable.NAME)
                        .key(IndexerTable.watermarkKey(stream))
                        .updateExpression("set " + SETTLED_UP_TO + " = :time")
                        .expressionAttributeValues(Map.of(":time", AttributeValue.fromS(settledUpTo.toString())))));
    }

    /**
     * Until when every change of a stream is settled; empty when it was never read.
     *
     * @param stream the stream's ARN
     */
    public Optional<Instant> watermark(String stream) throws InterruptedException {
        return retryLoop.untilAnswered(
                dynamoDb,
                () -> Optional.ofNullable(client.getItem(get -> get.tableName(IndexerTable.NAME)
                                        .key(IndexerTable.watermarkKey(stream))
                                        .consistentRead(true))
                                .item()
                                .get(SETTLED_UP_TO))
                        .map(value -> Instant.parse(value.s())));
    }

    private AttributeValue now() {
        return AttributeValue.fromS(clock.instant().toString());
    }

    private static Checkpoint read(Map<String, AttributeValue> item) {
        String sort = Objects.requireNonNull(item.get(IndexerTable.SORT_KEY)).s();
        AttributeValue sequenceNumber = item.get(SEQUENCE_NUMBER);
        return new Checkpoint(
                new StreamShard(
                        Objects.requireNonNull(item.get(IndexerTable.PARTITION_KEY))
                                .s(),
                        sort.substring(IndexerTable.SHARD_PREFIX.length())),
                sequenceNumber == null ? null : sequenceNumber.s(),
                Objects.requireNonNull(item.get(CLOSED)).bool());
    }
}
