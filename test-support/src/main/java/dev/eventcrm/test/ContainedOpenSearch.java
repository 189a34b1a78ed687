package dev.eventcrm.test;

import java.net.URI;
import java.util.List;
import org.opensearch.testcontainers.OpenSearchContainer;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/** The image that Compose runs too, in a container. */
final class ContainedOpenSearch implements OpenSearchEngine {
    private static final DockerImageName IMAGE = DockerImageName.parse("opensearchproject/opensearch:3.8.0");
    private static final int HTTP = 9200;

    /** Fixed on the host, as a container that is started again would get another one. */
    private final int port = EngineProcess.freePort();

    private final OpenSearchContainer<?> container = new OpenSearchContainer<>(IMAGE)
            .withEnv("action.auto_create_index", "false")
            .withEnv("OPENSEARCH_JAVA_OPTS", "-Xms512m -Xmx768m");

    ContainedOpenSearch() {
        container.setPortBindings(List.of(port + ":" + HTTP));
        container.start();
    }

    /** Whether a Docker engine answers here. */
    static boolean isPossible() {
        return DockerClientFactory.instance().isDockerAvailable();
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
