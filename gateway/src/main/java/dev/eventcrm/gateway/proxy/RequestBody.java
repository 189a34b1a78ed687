package dev.eventcrm.gateway.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The client's body on its way to a service, read while it is sent. */
final class RequestBody extends AbstractHttpEntity {
    private final HttpServletRequest from;
    private final HttpUriRequestBase to;
    private @Nullable IOException unreadable;

    private RequestBody(HttpServletRequest from, HttpUriRequestBase to) {
        // Type and encoding pass as headers.
        super((String) null, null, from.getContentLengthLong() < 0);
        this.from = from;
        this.to = to;
    }

    /**
     * Takes the body of a request.
     *
     * @param from the client's request
     * @param to the request to the service, which is aborted when the client fails, so that the service never takes a
     *     part of a body for the whole
     * @return the body, or null when the request has none
     */
    static @Nullable RequestBody of(HttpServletRequest from, HttpUriRequestBase to) {
        boolean chunked = from.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        return chunked || from.getContentLengthLong() > 0 ? new RequestBody(from, to) : null;
    }

    /**
     * Tells the client's failures from the service's.
     *
     * @return what failed while the client's body was read; null when nothing did
     */
    @Nullable
    IOException unreadable() {
        return unreadable;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try {
            StreamCopy.copy(from.getInputStream(), out, getContentLength());
        } catch (StreamCopy.SourceFailedException e) {
            unreadable = e;
            to.abort();
            throw e;
        }
    }

    @Override
    public long getContentLength() {
        return from.getContentLengthLong();
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public InputStream getContent() throws IOException {
        return from.getInputStream();
    }

    @Override
    public void close() {
        // The container owns the stream.
    }
}
