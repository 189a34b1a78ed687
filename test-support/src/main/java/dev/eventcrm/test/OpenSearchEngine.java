package dev.eventcrm.test;

import java.net.URI;

/** What an OpenSearch for tests runs on. */
sealed interface OpenSearchEngine permits EmbeddedOpenSearch, ContainedOpenSearch, RemoteOpenSearch {
    /** Where it answers, or will answer again. */
    URI url();

    /** Ends it at once; its data stays. */
    void kill();

    /** Starts it again after {@link #kill()}, at the same address, on the same data. */
    void restart();

    /** Ends it for good. */
    void close();
}
