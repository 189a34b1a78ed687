package dev.eventcrm.indexer.stream;

import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventcrm.indexer.Engines;
import dev.eventcrm.indexer.checkpoint.StreamShard;
import dev.eventcrm.indexer.stream.ChangeFeed.ChangeRecord;
import dev.eventcrm.indexer.stream.ChangeFeed.Position;
import dev.eventcrm.indexer.stream.ChangeFeed.Read;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.FaultyProxy;
import dev.eventcrm.test.FaultyProxy.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The port on the real DynamoDB Local, and on the errors that AWS documents for GetRecords. */
class DynamoDbChangeFeedTest {
    private static final DynamoDbLocal DYNAMO_DB = DynamoDbLocal.shared();
    private static final FaultyProxy PROXY = FaultyProxy.before(DYNAMO_DB.url());
    private static final Position BEGINNING = new Position.Beginning();
    private static final StreamSettings SETTINGS = new StreamSettings(
            Duration.ofMillis(10),
            Duration.ofMillis(10),
            2,
            1,
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofHours(23));

    private static final DynamoDbStreamsClient STREAMS = DynamoDbStreamsClient.builder()
            .endpointOverride(PROXY.url())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(Apache5HttpClient.builder())
            .build();

    private final DynamoDbChangeFeed feed = new DynamoDbChangeFeed(STREAMS, SETTINGS);

    @BeforeEach
    void reset() {
        DYNAMO_DB.reset();
    }

    @AfterEach
    void heal() {
        PROXY.heal();
    }

    @AfterAll
    static void stop() {
        STREAMS.close();
        PROXY.close();
    }

    @Test
    void givesRecordsInOrderWithBothImages() {
        UserItem first = aUser().atVersion(1).build();
        UserItem second = aUser().atVersion(2).build();
        Engines.write(DYNAMO_DB, first);
        Engines.write(DYNAMO_DB, second);

        List<ChangeRecord> records = page(feed.read(shard(), BEGINNING, null)).records();

        assertThat(records).hasSize(2);
        assertThat(records.get(0).change().oldImage()).isNull();
        assertThat(records.get(0).change().newImage()).isEqualTo(first.toAttributes());
        assertThat(records.get(1).change().oldImage()).isEqualTo(first.toAttributes());
        assertThat(records.get(1).change().newImage()).isEqualTo(second.toAttributes());
        assertThat(records.get(1).change().key()).isEqualTo(second.key().toAttributes());
    }

    @Test
    void givesNoNewImageOfAnItemThatWasRemoved() {
        UserItem item = aUser().build();
        Engines.write(DYNAMO_DB, item);
        DYNAMO_DB
                .client()
                .deleteItem(
                        delete -> delete.tableName(CrmTable.NAME).key(item.key().toAttributes()));

        List<ChangeRecord> records = page(feed.read(shard(), BEGINNING, null)).records();

        assertThat(records.get(1).change().newImage()).isNull();
        assertThat(records.get(1).change().oldImage()).isEqualTo(item.toAttributes());
    }

    @Test
    void goesOnBehindARecordAndWithABookmark() {
        for (int version = 1; version <= 5; version++) {
            Engines.write(DYNAMO_DB, aUser().atVersion(version).build());
        }
        Read.Page first = page(feed.read(shard(), BEGINNING, null));
        Read.Page second = page(feed.read(shard(), BEGINNING, first.next()));
        Position behindSecond = new Position.After(second.records().getLast().sequenceNumber());

        Read.Page third = page(feed.read(shard(), behindSecond, null));

        assertThat(first.records()).hasSize(2);
        assertThat(second.records()).hasSize(2);
        assertThat(third.records()).hasSize(1);
    }

    @Test
    void beginsAgainAtThePositionWhenTheBookmarkHasExpired() {
        Engines.write(DYNAMO_DB, aUser().build());
        Read.Page first = page(feed.read(shard(), BEGINNING, null));
        Engines.write(DYNAMO_DB, aUser().atVersion(2).build());
        answerOnce("ExpiredIteratorException");

        Read.Page next = page(
                feed.read(shard(), new Position.After(first.records().getLast().sequenceNumber()), first.next()));

        assertThat(next.records()).hasSize(1);
    }

    @Test
    void tellsThatRecordsAreTrimmed() {
        answerOnce("TrimmedDataAccessException");

        assertThat(feed.read(shard(), BEGINNING, null)).isInstanceOf(Read.Trimmed.class);
    }

    @Test
    void tellsThatAShardIsGone() {
        StreamShard none = new StreamShard(feed.stream().orElseThrow(), "shardId-00000000000000000000-00000000");

        assertThat(feed.read(none, BEGINNING, null)).isInstanceOf(Read.Gone.class);
    }

    @Test
    void leavesItToTheReaderToWaitWhenItAsksTooOften() {
        PROXY.planForever(
                request -> request.isCallOf("GetRecords"), new Fault.Answer(400, error("LimitExceededException")));

        assertThatThrownBy(() -> feed.read(shard(), BEGINNING, null)).isInstanceOf(SdkException.class);
    }

    @Test
    void listsAllShardsHoweverManyPagesTheyTake() {
        DYNAMO_DB.rollOverShards();
        DYNAMO_DB.rollOverShards();
        PROXY.planForever(
                request -> request.isCallOf("DescribeStream"),
                new Fault.Rewrite(body -> body.replaceFirst("\\{", "{\"Limit\":1,"), answer -> answer));

        List<ChangeFeed.Shard> shards = feed.shards(feed.stream().orElseThrow());

        assertThat(shards).hasSize(3);
        List<StreamShard> parents = new ArrayList<>();
        shards.forEach(shard -> parents.add(shard.parent()));
        assertThat(parents)
                .containsExactlyInAnyOrder(
                        null, shards.get(0).id(), shards.get(1).id());
    }

    @Test
    void hasNoShardsWithoutATable() {
        DYNAMO_DB.client().deleteTable(delete -> delete.tableName(CrmTable.NAME));

        // The stream is listed for another day.
        assertThat(feed.stream().map(feed::shards).orElse(List.of())).isEmpty();
    }

    @Test
    void findsTheNewStreamOfATableThatWasMadeAgain() {
        String before = feed.stream().orElseThrow();

        DYNAMO_DB.reset();

        assertThat(feed.stream())
                .hasValueSatisfying(now -> assertThat(now).isNotEqualTo(before))
                .contains(latestStream());
    }

    @Test
    void hasNoShardsWhenTheStreamIsOff() {
        String stream = feed.stream().orElseThrow();
        DYNAMO_DB
                .client()
                .updateTable(update -> update.tableName(CrmTable.NAME)
                        .streamSpecification(specification -> specification.streamEnabled(false)));

        assertThat(feed.shards(stream)).isEmpty();
    }

    @Test
    void findsTheStreamThatWasTurnedOnAgain() {
        String before = feed.stream().orElseThrow();
        DYNAMO_DB
                .client()
                .updateTable(update ->
                        update.tableName(CrmTable.NAME).streamSpecification(stream -> stream.streamEnabled(false)));
        DYNAMO_DB
                .client()
                .updateTable(update -> update.tableName(CrmTable.NAME)
                        .streamSpecification(CrmTable.definition().streamSpecification()));

        assertThat(feed.stream()).contains(latestStream()).isNotEqualTo(Optional.of(before));
    }

    private static String latestStream() {
        return DYNAMO_DB
                .client()
                .describeTable(table -> table.tableName(CrmTable.NAME))
                .table()
                .latestStreamArn();
    }

    private StreamShard shard() {
        return feed.shards(feed.stream().orElseThrow()).getLast().id();
    }

    private static Read.Page page(Read read) {
        assertThat(read).isInstanceOf(Read.Page.class);
        return (Read.Page) read;
    }

    private static void answerOnce(String error) {
        PROXY.plan(1, request -> request.isCallOf("GetRecords"), new Fault.Answer(400, error(error)));
    }

    private static String error(String name) {
        return "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + name + "\",\"message\":\"as told\"}";
    }
}
