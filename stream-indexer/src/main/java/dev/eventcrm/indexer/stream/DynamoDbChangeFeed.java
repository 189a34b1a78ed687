package dev.eventcrm.indexer.stream;

import dev.eventcrm.indexer.checkpoint.StreamShard;
import dev.eventcrm.indexer.projection.Change;
import dev.eventcrm.schema.item.CrmTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.Stream;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * The stream of the table, read with the SDK's own client.
 *
 * <p>Which stream that is, {@code ListStreams} tells. {@code DescribeTable} would too, but DynamoDB Local reads the whole table
 * to answer it, and AWS counts it against the control plane of the account.
 *
 * <p>Shards are listed with a plain {@code DescribeStream}: DynamoDB Local 3.3.1 answers its {@code ShardFilter} of type
 * {@code CHILD_SHARDS} with no shards at all, and an empty list that may be wrong is worse than a long one.
 */
@Component
final class DynamoDbChangeFeed implements ChangeFeed {
    private final DynamoDbStreamsClient streams;
    private final StreamSettings settings;

    DynamoDbChangeFeed(DynamoDbStreamsClient streams, StreamSettings settings) {
        this.streams = streams;
        this.settings = settings;
    }

    @Override
    public Optional<String> stream() {
        List<Stream> all = new ArrayList<>();
        String last = null;
        do {
            String start = last;
            ListStreamsResponse page = streams.listStreams(
                    request -> request.tableName(CrmTable.NAME).exclusiveStartStreamArn(start));
            all.addAll(page.streams());
            last = page.lastEvaluatedStreamArn();
        } while (last != null);
        // Older ones are listed for another day. The label is the moment when a stream was made.
        return all.stream().max(Comparator.comparing(Stream::streamLabel)).map(Stream::streamArn);
    }

    @Override
    public List<Shard> shards(String stream) {
        try {
            return list(stream);
        } catch (ResourceNotFoundException _) {
            return List.of();
        }
    }

    private List<Shard> list(String stream) {
        List<Shard> shards = new ArrayList<>();
        String last = null;
        do {
            String start = last;
            StreamDescription page = streams.describeStream(
                            request -> request.streamArn(stream).exclusiveStartShardId(start))
                    .streamDescription();
            if (isOff(page.streamStatus())) {
                return List.of();
            }
            page.shards().forEach(shard -> shards.add(shard(stream, shard)));
            last = page.lastEvaluatedShardId();
        } while (last != null);
        return shards;
    }

    private static boolean isOff(StreamStatus status) {
        return status == StreamStatus.DISABLED || status == StreamStatus.DISABLING;
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
