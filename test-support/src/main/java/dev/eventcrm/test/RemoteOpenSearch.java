package dev.eventcrm.test;

import java.net.URI;

/** An externally managed node ({@code -Dcrm.opensearch}); tests use it and never stop it. */
record RemoteOpenSearch(URI url) implements OpenSearchEngine {
    @Override
    public void kill() {
        throw new UnsupportedOperationException(
                "the OpenSearch at " + url + " is managed externally; tests must not kill it");
    }

    @Override
    public void restart() {
        throw new UnsupportedOperationException(
                "the OpenSearch at " + url + " is managed externally; tests must not start it");
    }

    @Override
    public void close() {
        // It was there before the tests and stays.
    }
}
