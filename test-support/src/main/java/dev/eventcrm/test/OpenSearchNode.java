package dev.eventcrm.test;

import java.net.URI;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real OpenSearch node, one per test JVM, or one of a test's own that it may stop and start again on its data.
 *
 * <p>The property {@value #PROPERTY} says where it runs: {@code container}, {@code embedded}, or the address of one that runs
 * already. Without it, a container is taken where a Docker engine answers, and the embedded node elsewhere. The log says
 * which it was. The tests are the same, whatever it is.
 */
public final class OpenSearchNode implements AutoCloseable {
    /** The property that chooses. */
    public static final String PROPERTY = "crm.opensearch";

    private static final Logger LOG = LoggerFactory.getLogger(OpenSearchNode.class);
    private static final String EMBEDDED = "embedded";
    private static final String CONTAINER = "container";

    private final OpenSearchEngine engine;

    private OpenSearchNode(OpenSearchEngine engine) {
        this.engine = engine;
    }

    private static final class Shared {
        static final OpenSearchNode INSTANCE = new OpenSearchNode(engine(choice()));
    }

    /** The one of this JVM; started at the first call. */
    public static OpenSearchNode shared() {
        return Shared.INSTANCE;
    }

    /** One of the caller's own. Of one that runs already and belongs to somebody else, none can be made. */
    public static OpenSearchNode start() {
        String choice = choice();
        return new OpenSearchNode(engine(isAddress(choice) ? EMBEDDED : choice));
    }

    /** Where it answers, or will answer again. */
    public URI url() {
        return engine.url();
    }

    /** Kills it; its data stays. */
    public void kill() {
        engine.kill();
    }

    /** Starts it again after {@link #kill()}, on the same port and data. */
    public void restart() {
        engine.restart();
    }

    /** Ends it. Not for the shared one. */
    @Override
    public void close() {
        engine.close();
    }

    private static String choice() {
        return System.getProperty(PROPERTY, "").strip();
    }

    private static OpenSearchEngine engine(String choice) {
        OpenSearchEngine engine = isAddress(choice)
                ? new RemoteOpenSearch(URI.create(choice))
                : switch (choice.toLowerCase(Locale.ROOT)) {
                    case EMBEDDED -> new EmbeddedOpenSearch();
                    case CONTAINER -> new ContainedOpenSearch();
                    case "" -> whatThereIs();
                    default ->
                        throw new IllegalArgumentException(
                                "-D%s=%s must be container, embedded or an address".formatted(PROPERTY, choice));
                };
        LOG.info("the tests' OpenSearch is {} at {}", engine.getClass().getSimpleName(), engine.url());
        return engine;
    }

    private static OpenSearchEngine whatThereIs() {
        if (!ContainedOpenSearch.isPossible()) {
            return new EmbeddedOpenSearch();
        }
        try {
            return new ContainedOpenSearch();
        } catch (RuntimeException e) {
            LOG.warn("a Docker engine answers, and a container of OpenSearch does not start on it: {}", e.getMessage());
            return new EmbeddedOpenSearch();
        }
    }

    private static boolean isAddress(String choice) {
        return choice.contains("://");
    }
}
