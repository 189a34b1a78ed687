package dev.eventcrm.engine.ses.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a client gets. */
public sealed interface Answer {

    /**
     * An answer that is known whole.
     *
     * @param status of HTTP
     * @param headers without the length
     * @param body may be empty
     */
    @SuppressWarnings("ArrayRecordComponent") // Made, sent and forgotten; nobody compares answers.
    record Whole(int status, Map<String, String> headers, byte[] body) implements Answer {
        /**
         * Adds a header.
         *
         * @param name of the header
         * @param value of the header
         * @return a changed answer
         */
        public Whole with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Whole(status, more, body);
        }
    }

    /**
     * An answer that is written while it is made.
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
     * @param status of HTTP
     * @param type its media type, without the character set
     * @param text sent as UTF-8
     * @return the answer
     */
    static Whole text(int status, String type, String text) {
        return new Whole(
                status, Map.of("Content-Type", type + "; charset=utf-8"), text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A JSON text.
     *
     * @param status of HTTP
     * @param json the text
     * @return the answer
     */
    static Whole json(int status, String json) {
        return new Whole(status, Map.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A web page.
     *
     * @param status of HTTP
     * @param html the page
     * @return the answer
     */
    static Whole html(int status, String html) {
        return text(status, "text/html", html);
    }
}
