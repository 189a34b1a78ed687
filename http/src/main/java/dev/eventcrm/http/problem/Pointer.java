package dev.eventcrm.http.problem;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A place in a JSON body, written as a JSON pointer in a URI fragment (RFC 6901, section 6), such as {@code
 * #/filter/and/0/field}.
 *
 * @param text the pointer with its {@code #}
 */
public record Pointer(String text) {
    /** The whole body. */
    public static final Pointer ROOT = new Pointer("#");

    /** An unknown name may be as long as the body; a pointer to it need not. */
    private static final int LONGEST_NAME = 100;

    /**
     * The member of that name.
     *
     * @param name any name
     */
    public Pointer child(String name) {
        String shortened = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
        String escaped = shortened.replace("~", "~0").replace("/", "~1");
        return new Pointer(text + "/"
                + URLEncoder.encode(escaped, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%7E", "~"));
    }

    /**
     * The element at that place.
     *
     * @param index from 0
     */
    public Pointer child(int index) {
        return new Pointer(text + "/" + index);
    }

    @Override
    public String toString() {
        return text;
    }
}
