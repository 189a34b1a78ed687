package dev.eventcrm.engine.dynamodb;

import com.almworks.sqlite4java.SQLiteException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/**
 * Starts DynamoDB Local: {@code --port N [--host H] [--data FOLDER]}; without a folder it keeps everything in memory.
 *
 * <p>Prints {@code ready} once it answers. Standard input is its control line: {@code rollover} closes every open
 * stream shard and opens children, as AWS does every four hours; end of input ends the program, so that it never
 * outlives the process that started it.
 */
public final class DynamoDbEngine {
    /** What DynamoDB Local calls its one database, and its file. */
    private static final String DATABASE = "shared-local-instance";

    private static final Logger SQLITE_LOG = Logger.getLogger("com.almworks.sqlite4java");

    private final LocalDynamoDBRequestHandler requests;
    private final AmazonDynamoDBLocal database;
    private final Server server;

    private DynamoDbEngine(String host, int port, @Nullable String folder) throws Exception {
        requests = new LocalDynamoDBRequestHandler(0, folder == null, folder, true, false);
        database = database(folder);
        serveFrom(database);
        requireReadableData(folder);
        // DynamoDB Local's own server listens on every interface; ours shall answer on loopback only.
        server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost(host);
        connector.setPort(port);
        server.addConnector(connector);
        LocalDynamoDBServerHandler handler = new LocalDynamoDBServerHandler(requests, null);
        server.setHandler(new DynamoDBProxyServer(port, handler).setUpHandler(handler));
        server.start();
    }

    /** On a damaged file it would start, and then answer every request with 500: better it does not start. */
    private void requireReadableData(@Nullable String folder) throws IOException {
        try {
            requests.listTables(
                    "local", "us-east-1", ListTablesRequest.builder().build());
        } catch (RuntimeException e) {
            throw new IOException("its data in %s cannot be read".formatted(folder), e);
        }
    }

    private static AmazonDynamoDBLocal database(@Nullable String folder) throws SQLiteException, InterruptedException {
        return (folder == null
                        ? Database.inMemory()
                        : Database.in(new File(folder, DATABASE + LocalDynamoDBRequestHandler.DB_FILE_EXTENSION)))
                .client();
    }

    /** The server makes a database of its own where it knows none,, and its API takes no other. */
    @SuppressWarnings("unchecked")
    private void serveFrom(AmazonDynamoDBLocal database) throws ReflectiveOperationException {
        Field databases = LocalDynamoDBRequestHandler.class.getDeclaredField("dbRequestHandlers");
        databases.setAccessible(true);
        ((Map<String, AmazonDynamoDBLocal>) databases.get(requests)).put(DATABASE, database);
    }

    /**
     * Runs the engine until standard input ends.
     *
     * @param arguments {@code --port N [--host H] [--data FOLDER]}
     */
    public static void main(String[] arguments) {
        // It says at INFO that it opens and closes a file.
        SQLITE_LOG.setLevel(Level.WARNING);
        try {
            Arguments given = Arguments.parse(arguments);
            if (given.folder() != null) {
                Files.createDirectories(Path.of(given.folder()));
            }
            DynamoDbEngine engine = new DynamoDbEngine(given.host(), given.port(), given.folder());
            Runtime.getRuntime().addShutdownHook(new Thread(engine::stop, "stop"));
            System.out.println("ready");
            engine.obey();
            System.exit(0);
        } catch (Exception e) {
            // Of a file that is in the way, Java's message is the name alone.
            String reason = e instanceof FileSystemException ? e.toString() : e.getMessage();
            System.err.println("DynamoDB Local did not start: " + reason);
            System.exit(1);
        }
    }

    private void obey() throws IOException {
        BufferedReader control = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = control.readLine(); line != null; line = control.readLine()) {
            if (line.equals("rollover")) {
                database.triggerShardRollovers();
                System.out.println("rolled over");
            }
        }
    }

    private void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            System.err.println("DynamoDB Local did not stop cleanly: " + e.getMessage());
        } finally {
            requests.shutdown();
        }
    }

    private record Arguments(
            String host, int port, @Nullable String folder) {
        static Arguments parse(String[] arguments) {
            String host = "127.0.0.1";
            int port = 8001;
            String folder = null;
            for (int i = 0; i + 1 < arguments.length; i += 2) {
                String value = arguments[i + 1];
                switch (arguments[i]) {
                    case "--host" -> host = value;
                    case "--port" -> port = Integer.parseInt(value);
                    case "--data" -> folder = value;
                    default ->
                        throw new IllegalArgumentException(
                                arguments[i] + " is unknown; known are --host, --port and --data");
                }
            }
            return new Arguments(host, port, folder);
        }
    }
}
