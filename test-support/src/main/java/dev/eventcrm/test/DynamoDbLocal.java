package dev.eventcrm.test;

import dev.eventcrm.schema.item.CrmTable;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * The real DynamoDB Local, in memory, one per test JVM. Its tables are shared by the test classes of a module: a test that
 * needs an empty one calls {@link #reset}.
 */
public final class DynamoDbLocal implements AutoCloseable {
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private final EngineProcess process;
    private final URI url;
    private final DynamoDbClient client;
    private final DynamoDbStreamsClient streams;

    private DynamoDbLocal() {
        int port = EngineProcess.freePort();
        process = EngineProcess.start(
                "dynamodb-engine",
                "dev.eventcrm.engine.dynamodb.DynamoDbEngine",
                List.of("-Xmx512m", "-Dorg.sqlite.tmpdir=" + EngineProcess.temporaryFolder("sqlite")),
                List.of("--port", Integer.toString(port)));
        url = URI.create("http://127.0.0.1:" + port);
        client = clientThrough(url);
        streams = DynamoDbStreamsClient.builder()
                .endpointOverride(url)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    private static final class Shared {
        static final DynamoDbLocal INSTANCE = new DynamoDbLocal();
    }

    /** The one of this JVM; started at the first call. */
    public static DynamoDbLocal shared() {
        return Shared.INSTANCE;
    }

    /** One of the caller's own, for tests that stop it. */
    public static DynamoDbLocal start() {
        return new DynamoDbLocal();
    }

    /** Where it answers; also the endpoint of its streams. */
    public URI url() {
        return url;
    }

    /** A client of it. */
    public DynamoDbClient client() {
        return client;
    }

    /**
     * A client that reaches it through another address, to be closed by the caller.
     *
     * @param address the address
     */
    public DynamoDbClient clientThrough(URI address) {
        return DynamoDbClient.builder()
                .endpointOverride(address)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(200))
                .build();
    }

    /** A client of its streams. */
    public DynamoDbStreamsClient streams() {
        return streams;
    }

    /**
     * What a service needs to find it, as environment variables of the SDK, given here as system properties: {@code
     * aws.endpointUrlDynamoDb}, region and credentials.
     */
    public void setSystemProperties() {
        System.setProperty("aws.endpointUrlDynamoDb", url.toString());
        System.setProperty("aws.endpointUrlDynamoDbStreams", url.toString());
        System.setProperty("aws.region", "us-east-1");
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
    }

    /** Deletes every table and creates {@link CrmTable} anew, with a new stream. */
    public void reset() {
        for (String table : client.listTables().tableNames()) {
            client.deleteTable(request -> request.tableName(table));
        }
        create(CrmTable.definition());
    }

    /**
     * Creates a table and waits until it can be used.
     *
     * @param definition the table
     */
    public void create(CreateTableRequest definition) {
        client.createTable(definition);
        client.waiter().waitUntilTableExists(request -> request.tableName(definition.tableName()));
    }

    /** Closes every open stream shard and opens children, as AWS does every four hours. */
    public void rollOverShards() {
        process.control("rollover", "rolled over");
    }

    /** Ends it. Not for the shared one. */
    @Override
    public void close() {
        client.close();
        streams.close();
        process.close();
    }
}
