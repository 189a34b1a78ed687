package dev.eventcrm.gateway.proxy;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The path and query of a request, as they may go on to a service. */
sealed interface RequestTarget {
    /** Some servers take a backslash for a slash. */
    Pattern SEPARATORS = Pattern.compile("[/\\\\]");

    /**
     * May go on.
     *
     * @param pathAndQuery byte for byte what the client sent, but for characters that RFC 3986 wants percent-encoded
     */
    record Passable(String pathAndQuery) implements RequestTarget {}

    /**
     * Must not go on.
     *
     * @param detail says why, for the client
     */
    record Refused(String detail) implements RequestTarget {}

    /**
     * Reads a target.
     *
     * <p>Browsers send some characters plain that a server refuses (WHATWG URL, "query percent-encode set"); they are
     * encoded here, which changes no meaning (RFC 3986, section 2.1). Dot segments would lead out of the route that was
     * chosen (section 5.2.4), so they are refused however they are written.
     *
     * @param path the path as it was sent
     * @param query the query as it was sent, without {@code ?}
     * @return the target or why it is refused
     */
    static RequestTarget of(String path, @Nullable String query) {
        if (hasDotSegment(path)) {
            return new Refused("The path must not contain the segments '.' and '..', encoded or plain.");
        }
        return new Passable(encoded(query == null ? path : path + '?' + query));
    }

    private static boolean hasDotSegment(String path) {
        String plain = path.toLowerCase(Locale.ROOT)
                .replace("%2e", ".")
                .replace("%2f", "/")
                .replace("%5c", "\\");
        for (String segment : SEPARATORS.split(plain, -1)) {
            int parameters = segment.indexOf(';');
            String name = parameters < 0 ? segment : segment.substring(0, parameters);
            if (name.equals(".") || name.equals("..")) {
                return true;
            }
        }
        return false;
    }

    private static String encoded(String target) {
        StringBuilder encoded = new StringBuilder(target.length());
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            switch (c) {
                case '"', '<', '>', '[', '\\', ']', '^', '`', '{', '|', '}' ->
                    encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
                default -> encoded.append(c);
            }
        }
        return encoded.toString();
    }
}
