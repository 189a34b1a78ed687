package dev.eventcrm.engine.ses.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The answer to a request. */
public sealed interface Answer {

    /**
     * A complete answer.
     *
     * @param headers without the length
     * @param body may be empty
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Whole(int status, Map<String, String> headers, byte[] body) implements Answer {
        /** Adds a header. */
        public Whole with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Whole(status, more, body);
        }
    }

    /**
     * An answer that is streamed.
     *
     * @param headers of a 200
     * @param body writes it
     */
    record Streamed(Map<String, String> headers, Body body) implements Answer {}

    /** No answer: the connection is cut. */
    record Cut() implements Answer {}

    /** Writes an answer's body. */
    @FunctionalInterface
    interface Body {
        /**
         * Writes all of it.
         *
         * @param out to the client; is closed by the caller
         * @throws IOException if the client goes away
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * A text.
     *
     * @param type its media type, without the character set
     * @param text sent as UTF-8
     */
    static Whole text(int status, String type, String text) {
        return new Whole(
                status, Map.of("Content-Type", type + "; charset=utf-8"), text.getBytes(StandardCharsets.UTF_8));
    }

    static Whole json(int status, String json) {
        return new Whole(status, Map.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
    }

    static Whole html(int status, String html) {
        return text(status, "text/html", html);
    }
}
