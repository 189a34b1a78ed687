package dev.eventcrm.engine.ses.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request of a client.
 *
 * @param method the method in capitals
 * @param path the decoded path, without the query
 * @param header gives the first value of a header, by its name in any case
 * @param body what the client sends; read once at most
 */
public record Request(
        String method, String path, Query query, Function<String, Optional<String>> header, InputStream body) {

    /**
     * Reads the whole body.
     *
     * @param limit the most bytes that are taken
     * @return nothing if there are more
     * @throws IOException if the client goes away meanwhile
     */
    public Optional<byte[]> bytes(int limit) throws IOException {
        byte[] read = body.readNBytes(limit + 1);
        return read.length > limit ? Optional.empty() : Optional.of(read);
    }
}
