package dev.eventcrm.test;

import java.net.URI;

/** One that runs already and belongs to somebody else: it is used, and neither killed nor ended. */
record RemoteOpenSearch(URI url) implements OpenSearchEngine {
    @Override
    public void kill() {
        throw new UnsupportedOperationException("the OpenSearch at " + url + " is not ours to kill");
    }

    @Override
    public void restart() {
        throw new UnsupportedOperationException("the OpenSearch at " + url + " is not ours to start");
    }

    @Override
    public void close() {
        // It was there before the tests and stays.
    }
}
