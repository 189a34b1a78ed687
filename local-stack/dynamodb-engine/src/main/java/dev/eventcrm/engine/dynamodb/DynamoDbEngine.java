package dev.eventcrm.engine.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteQueue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;

/**
 * Starts DynamoDB Local: {@code --port N [--host H] [--data FOLDER]}; without a folder it keeps everything in memory.
 *
 * <p>Prints {@code ready} once it answers. Standard input is its control line: {@code rollover} closes every open
 * stream shard and opens children, as AWS does every four hours; end of input ends the program, so that it never
 * outlives the process that started it.
 */
public final class DynamoDbEngine {
    private final LocalDynamoDBRequestHandler requests;
    private final Server server;

    private DynamoDbEngine(String host, int port, @Nullable String folder) throws Exception {
        requests = new LocalDynamoDBRequestHandler(0, folder == null, folder, true, false);
        requireReadableData(folder);
        if (folder != null) {
            writeAhead();
        }
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

    /**
     * Lets SQLite write ahead instead of forcing every transaction to the disk three times over. What was acknowledged
     * survives the end of this process, however it ends; the last moments before a power cut may be lost.
     */
    private void writeAhead() throws ReflectiveOperationException {
        for (AmazonDynamoDBLocal database : databases()) {
            Object access = valueOf(LocalDBClient.class, "dbAccess", database);
            SQLiteQueue queue = (SQLiteQueue) valueOf(SQLiteDBAccess.class, "queue", access);
            queue.execute(new SQLiteJob<Boolean>() {
                        @Override
                        protected Boolean job(SQLiteConnection connection) throws SQLiteException {
                            connection.exec("PRAGMA journal_mode=WAL");
                            connection.exec("PRAGMA synchronous=NORMAL");
                            return true;
                        }
                    })
                    .complete();
        }
    }

    /** Those of the server: it keeps them to itself, and no request reaches what they can do beyond the API. */
    private List<AmazonDynamoDBLocal> databases() throws ReflectiveOperationException {
        List<AmazonDynamoDBLocal> databases = new ArrayList<>();
        Map<?, ?> handlers = (Map<?, ?>) valueOf(LocalDynamoDBRequestHandler.class, "dbRequestHandlers", requests);
        handlers.values().forEach(database -> databases.add((AmazonDynamoDBLocal) database));
        return databases;
    }

    private static Object valueOf(Class<?> type, String name, Object owner) throws ReflectiveOperationException {
        var field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }

    /**
     * Runs the engine until standard input ends.
     *
     * @param arguments {@code --port N [--host H] [--data FOLDER]}
     */
    public static void main(String[] arguments) {
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

    private void obey() throws IOException, ReflectiveOperationException {
        BufferedReader control = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = control.readLine(); line != null; line = control.readLine()) {
            if (line.equals("rollover")) {
                rollOver();
                System.out.println("rolled over");
            }
        }
    }

    private void rollOver() throws ReflectiveOperationException {
        databases().forEach(AmazonDynamoDBLocal::triggerShardRollovers);
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
