package dev.eventcrm.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.opensearch.testcontainers.OpenSearchContainer;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/** The image that Compose runs too, in a container. */
final class ContainedOpenSearch implements OpenSearchEngine {
    private static final DockerImageName IMAGE = DockerImageName.parse("opensearchproject/opensearch:3.8.0");
    private static final int HTTP = 9200;

    /** Fixed on the host, as a container that is started again would get another one. */
    private final int port = EngineProcess.freePort();

    private final OpenSearchContainer<?> container =
            new OpenSearchContainer<>(IMAGE).withEnv("OPENSEARCH_JAVA_OPTS", "-Xms512m -Xmx768m");

    ContainedOpenSearch() {
        // On loopback where the engine is on this machine: whoever reaches it may do anything.
        container.setPortBindings(List.of((isLocal() ? "127.0.0.1:" : "") + port + ":" + HTTP));
        try {
            container.start();
            createNoIndexUnasked();
        } catch (RuntimeException e) {
            container.stop();
            throw e;
        }
    }

    private static boolean isLocal() {
        return InetAddress.getLoopbackAddress().getHostAddress().equals(host()) || "localhost".equals(host());
    }

    private static String host() {
        return DockerClientFactory.instance().dockerHostIpAddress();
    }

    /** As the embedded node is configured. Asked for over HTTP, because not every image takes settings from its environment. */
    private void createNoIndexUnasked() {
        HttpRequest request = HttpRequest.newBuilder(url().resolve("/_cluster/settings"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("""
                        {"persistent": {"action.auto_create_index": "false"}}"""))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("OpenSearch refuses its setting: " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while OpenSearch was set up", e);
        }
    }

    /** Whether a Docker engine answers here. */
    static boolean isPossible() {
        return isAnythingThere() && DockerClientFactory.instance().isDockerAvailable();
    }

    /** Testcontainers tells at length that it has found no engine. Where nothing points to one, it is not asked. */
    private static boolean isAnythingThere() {
        if (System.getProperty("os.name").startsWith("Windows")) {
            // Pipes cannot be looked for like files.
            return true;
        }
        Path home = Path.of(System.getProperty("user.home"));
        Path run = Path.of(Objects.requireNonNullElse(System.getenv("XDG_RUNTIME_DIR"), "/var/run"));
        return System.getenv("DOCKER_HOST") != null
                || Stream.of(
                                Path.of("/var/run/docker.sock"),
                                run.resolve("docker.sock"),
                                home.resolve(".docker/run/docker.sock"),
                                home.resolve(".docker/desktop/docker.sock"),
                                home.resolve(".testcontainers.properties"))
                        .anyMatch(Files::exists);
    }

    @Override
    public URI url() {
        return URI.create("http://" + container.getHost() + ":" + port);
    }

    @Override
    public void kill() {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void restart() {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
        Answering.await(url());
    }

    @Override
    public void close() {
        container.stop();
    }
}
