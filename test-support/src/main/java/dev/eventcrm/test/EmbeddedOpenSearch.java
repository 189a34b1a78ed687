package dev.eventcrm.test;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The node of {@code local-stack/opensearch-engine}, in a JVM of its own. */
final class EmbeddedOpenSearch implements OpenSearchEngine {
    private final int port = EngineProcess.freePort();
    private final Path folder = EngineProcess.temporaryFolder("opensearch");
    private EngineProcess process = launch();

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void kill() {
        process.close();
    }

    @Override
    public void restart() {
        process = launch();
    }

    @Override
    public void close() {
        process.close();
    }

    private EngineProcess launch() {
        return EngineProcess.start(
                "opensearch-engine",
                "dev.eventcrm.engine.opensearch.OpenSearchEngine",
                List.of("-Xms512m", "-Xmx768m"),
                List.of("--port", Integer.toString(port), "--data", folder.toString()));
    }
}
