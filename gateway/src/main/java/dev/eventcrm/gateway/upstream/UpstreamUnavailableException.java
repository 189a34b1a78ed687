package dev.eventcrm.gateway.upstream;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** A service gave no answer: its reason tells whether the request can have reached it. */
public final class UpstreamUnavailableException extends IOException {

    /** Why there is no answer. */
    public enum Reason {
        /** No connection could be opened: the request was certainly not sent. */
        UNREACHABLE(false),
        /** Every connection to the service is taken: the request was certainly not sent. */
        BUSY(false),
        /** The request was sent, and the read time-out passed in silence. */
        SILENT(true),
        /** The request was sent, in part at least, and the connection ended before an answer. */
        BROKEN(true);

        private final boolean maybeCarriedOut;

        Reason(boolean maybeCarriedOut) {
            this.maybeCarriedOut = maybeCarriedOut;
        }

        /**
         * Tells what a repeated request risks.
         *
         * @return whether the service may have carried the request out
         */
        public boolean maybeCarriedOut() {
            return maybeCarriedOut;
        }
    }

    private final Upstream upstream;
    private final Reason reason;

    UpstreamUnavailableException(Upstream upstream, IOException cause) {
        super(upstream.serviceName() + " gave no answer", cause);
        this.upstream = upstream;
        this.reason = reasonOf(cause);
    }

    /**
     * Names the service.
     *
     * @return the service that gave no answer
     */
    public Upstream upstream() {
        return upstream;
    }

    /**
     * Tells why.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    private static Reason reasonOf(IOException cause) {
        return switch (cause) {
            case ConnectionRequestTimeoutException _ -> Reason.BUSY;
            case ConnectTimeoutException _ -> Reason.UNREACHABLE;
            case ConnectException _ -> Reason.UNREACHABLE;
            case NoRouteToHostException _ -> Reason.UNREACHABLE;
            case UnknownHostException _ -> Reason.UNREACHABLE;
            case SocketTimeoutException _ -> Reason.SILENT;
            case IOException _ -> Reason.BROKEN;
        };
    }
}
