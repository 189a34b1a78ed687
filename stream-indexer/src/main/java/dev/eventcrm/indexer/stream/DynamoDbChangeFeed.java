package dev.eventcrm.indexer.stream;

import dev.eventcrm.indexer.checkpoint.StreamShard;
import dev.eventcrm.indexer.projection.Change;
import dev.eventcrm.schema.item.CrmTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * The stream of the table, read with the SDK's own client.
 *
 * <p>Shards are listed with a plain {@code DescribeStream}: DynamoDB Local 3.3.1 answers its {@code ShardFilter} of type
 * {@code CHILD_SHARDS} with no shards at all, and an empty list that may be wrong is worse than a long one.
 */
@Component
final class DynamoDbChangeFeed implements ChangeFeed {
    private final DynamoDbClient tables;
    private final DynamoDbStreamsClient streams;
    private final StreamSettings settings;

    DynamoDbChangeFeed(DynamoDbClient tables, DynamoDbStreamsClient streams, StreamSettings settings) {
        this.tables = tables;
        this.streams = streams;
        this.settings = settings;
    }

    @Override
    public Optional<String> stream() {
        try {
            TableDescription table = tables.describeTable(request -> request.tableName(CrmTable.NAME))
                    .table();
            boolean isOn = table.streamSpecification() != null
                    && table.streamSpecification().streamEnabled();
            return isOn ? Optional.ofNullable(table.latestStreamArn()) : Optional.empty();
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
    }

    @Override
    public List<Shard> shards(String stream) {
        List<Shard> shards = new ArrayList<>();
        String last = null;
        do {
            String start = last;
            StreamDescription page = streams.describeStream(
                            request -> request.streamArn(stream).exclusiveStartShardId(start))
                    .streamDescription();
            page.shards().forEach(shard -> shards.add(shard(stream, shard)));
            last = page.lastEvaluatedShardId();
        } while (last != null);
        return shards;
    }

    @Override
    public Read read(StreamShard shard, Position position, @Nullable String bookmark) {
        try {
            String iterator = bookmark == null ? iterator(shard, position) : bookmark;
            return page(streams.getRecords(
                    request -> request.shardIterator(iterator).limit(settings.pageSize())));
        } catch (ExpiredIteratorException _) {
            // An iterator lives for 15 minutes; a wait for OpenSearch may last longer.
            return read(shard, position, null);
        } catch (TrimmedDataAccessException _) {
            return new Read.Trimmed();
        } catch (ResourceNotFoundException _) {
            return new Read.Gone();
        }
    }

    private String iterator(StreamShard shard, Position position) {
        return streams.getShardIterator(request -> {
                    request.streamArn(shard.stream()).shardId(shard.shardId());
                    switch (position) {
                        case Position.Beginning _ -> request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
                        case Position.After(String sequenceNumber) ->
                            request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                    .sequenceNumber(sequenceNumber);
                    }
                })
                .shardIterator();
    }

    private static Read page(GetRecordsResponse response) {
        return new Read.Page(
                response.records().stream()
                        .map(DynamoDbChangeFeed::changeRecord)
                        .toList(),
                response.nextShardIterator());
    }

    private static ChangeRecord changeRecord(Record streamed) {
        StreamRecord data = streamed.dynamodb();
        return new ChangeRecord(
                data.sequenceNumber(),
                new Change(
                        data.keys(),
                        data.hasOldImage() ? data.oldImage() : null,
                        data.hasNewImage() ? data.newImage() : null,
                        data.approximateCreationDateTime()));
    }

    private static Shard shard(String stream, software.amazon.awssdk.services.dynamodb.model.Shard listed) {
        String parent = listed.parentShardId();
        return new Shard(
                new StreamShard(stream, listed.shardId()), parent == null ? null : new StreamShard(stream, parent));
    }
}
