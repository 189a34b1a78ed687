package dev.eventcrm.launcher.stack;

import java.net.URI;

/**
 * Where a program answers.
 *
 * @param port on loopback
 * @param probe how one sees that it is ready
 */
record Endpoint(String name, int port, Probe probe) {
    /** {@code http://127.0.0.1:PORT}, without a path. */
    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }
}
