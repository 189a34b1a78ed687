package dev.eventcrm.test;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A real OpenSearch node, one per test JVM, or one of a test's own that it may stop and start again on its data. */
public final class OpenSearchNode implements AutoCloseable {
    private final int port = EngineProcess.freePort();
    private final Path folder = EngineProcess.temporaryFolder("opensearch");
    private EngineProcess process;

    private OpenSearchNode() {
        process = launch();
    }

    private static final class Shared {
        static final OpenSearchNode INSTANCE = new OpenSearchNode();
    }

    /** The one of this JVM; started at the first call. */
    public static OpenSearchNode shared() {
        return Shared.INSTANCE;
    }

    /** One of the caller's own. */
    public static OpenSearchNode start() {
        return new OpenSearchNode();
    }

    /** Where it answers, or will answer again. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Kills it; its data stays. */
    public void kill() {
        process.close();
    }

    /** Starts it again after {@link #kill()}, on the same port and data. */
    public void restart() {
        process = launch();
    }

    private EngineProcess launch() {
        return EngineProcess.start(
                "opensearch-engine",
                "dev.eventcrm.engine.opensearch.OpenSearchEngine",
                List.of("-Xms512m", "-Xmx768m"),
                List.of("--port", Integer.toString(port), "--data", folder.toString()));
    }

    /** Ends it. Not for the shared one. */
    @Override
    public void close() {
        process.close();
    }
}
