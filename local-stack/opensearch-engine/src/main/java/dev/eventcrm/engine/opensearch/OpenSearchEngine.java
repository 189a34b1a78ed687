package dev.eventcrm.engine.opensearch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.codelibs.opensearch.runner.OpenSearchRunner;
import org.opensearch.common.settings.Settings;

/**
 * Starts one OpenSearch node: {@code --data FOLDER [--port N] [--host H]}.
 *
 * <p>Prints {@code ready} once it answers. End of standard input ends the program, so that it never outlives the
 * process that started it. Its own log lies under the data folder.
 */
public final class OpenSearchEngine {
    private OpenSearchEngine() {}

    /**
     * Runs the node until standard input ends.
     *
     * @param arguments {@code --data FOLDER [--port N] [--host H]}
     */
    public static void main(String[] arguments) {
        // The node redirects both streams into its log; the process that started it reads these.
        PrintStream output = System.out;
        PrintStream errors = System.err;
        try {
            Arguments given = Arguments.parse(arguments);
            Files.createDirectories(Path.of(given.folder()));
            OpenSearchRunner runner = start(given);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(runner), "stop"));
            output.println("ready");
            while (System.in.read() >= 0) {
                // There are no commands: only the end of input counts.
            }
            System.exit(0);
        } catch (Exception e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            errors.println("OpenSearch did not start: " + cause.getMessage());
            System.exit(1);
        }
    }

    private static OpenSearchRunner start(Arguments given) {
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.setMaxHttpPort(given.port());
        runner.onBuild((node, settings) -> configure(settings, given))
                .build(OpenSearchRunner.newConfigs()
                        .basePath(given.folder())
                        .clusterName("event-crm")
                        .numOfNode(1)
                        .baseHttpPort(given.port() - 1));
        return runner;
    }

    private static void configure(Settings.Builder settings, Arguments given) {
        settings.put("discovery.type", "single-node")
                .put("network.host", given.host())
                .put("http.port", given.port())
                .put("transport.port", "0")
                // A developer's nearly full disk must not turn the indexes read-only.
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .put("action.auto_create_index", false);
    }

    private static void stop(OpenSearchRunner runner) {
        try {
            runner.close();
        } catch (IOException e) {
            System.err.println("OpenSearch did not stop cleanly: " + e.getMessage());
        }
    }

    private record Arguments(String host, int port, String folder) {
        static Arguments parse(String[] arguments) {
            String host = "127.0.0.1";
            int port = 9200;
            String folder = "";
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
            if (folder.isEmpty()) {
                throw new IllegalArgumentException("--data FOLDER is missing");
            }
            return new Arguments(host, port, folder);
        }
    }
}
