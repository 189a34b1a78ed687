package dev.eventcrm.gateway.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.jspecify.annotations.Nullable;

/**
 * A connection that hears an answer which comes before the request has been sent.
 *
 * <p>A service that refuses a large upload answers after its first bytes and closes. Sending the rest fails then, but
 * the refusal has arrived, and it is what the client must get (RFC 9112, section 9.5). The library alone would forget
 * it, and would end a body sent in part as if it were the whole.
 */
final class UpstreamConnection extends DefaultManagedHttpClientConnection {
    private static final AtomicLong OPENED = new AtomicLong();
    private static final Http1Config BUFFERS =
            Http1Config.custom().setBufferSize(16 * 1024).build();

    private boolean answeredEarly;
    private @Nullable SocketException unsent;

    private UpstreamConnection() {
        super(
                "upstream-" + OPENED.incrementAndGet(),
                // Servlet containers read header bytes as Latin-1, so this gives every byte back as it came.
                StandardCharsets.ISO_8859_1.newDecoder(),
                StandardCharsets.ISO_8859_1.newEncoder(),
                BUFFERS,
                null,
                null,
                (request, connection, input, sent, next) -> ((UpstreamConnection) connection).hasAnswered(input),
                null,
                null);
    }

    /**
     * Makes a connection for the pool.
     *
     * @param socket bound when it is there already
     * @return the connection
     */
    static ManagedHttpClientConnection on(@Nullable Socket socket) throws IOException {
        UpstreamConnection connection = new UpstreamConnection();
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }

    private boolean hasAnswered(InputStream input) throws IOException {
        answeredEarly |= input.available() > 0;
        return answeredEarly;
    }

    @Override
    public void sendRequestEntity(ClassicHttpRequest request) throws HttpException, IOException {
        try {
            super.sendRequestEntity(request);
        } catch (SocketException e) {
            unsent = e;
        }
    }

    @Override
    public void flush() throws IOException {
        if (answeredEarly || unsent != null) {
            return;
        }
        try {
            super.flush();
        } catch (SocketException e) {
            unsent = e;
        }
    }

    @Override
    public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
        try {
            return super.receiveResponseHeader();
        } catch (IOException e) {
            if (unsent == null) {
                throw e;
            }
            unsent.addSuppressed(e);
            throw unsent;
        }
    }

    /** Tells the pool that a connection with a request sent in part is not to be used again. */
    @Override
    public boolean isConsistent() {
        return !answeredEarly && unsent == null && super.isConsistent();
    }
}
