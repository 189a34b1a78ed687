package dev.eventcrm.command.web;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** JSON pointers as URI fragments (RFC 6901, section 6). */
public final class JsonPointer {
    /** The whole body. */
    public static final String ROOT = "#";

    private JsonPointer() {}

    /** The pointer to a field, or to an entry, of what that pointer names. */
    public static String child(String parent, String token) {
        String escaped = token.replace("~", "~0").replace("/", "~1");
        return parent + "/" + UriUtils.encodeFragment(escaped, StandardCharsets.UTF_8);
    }
}
