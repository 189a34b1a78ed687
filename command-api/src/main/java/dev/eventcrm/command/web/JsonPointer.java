package dev.eventcrm.command.web;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** JSON pointers as URI fragments (RFC 6901, section 6). */
final class JsonPointer {
    /** The whole body. */
    static final String ROOT = "#";

    private JsonPointer() {}

    /** The pointer to a field, or to an entry, of what that pointer names. */
    static String child(String parent, String token) {
        String escaped = token.replace("~", "~0").replace("/", "~1");
        return parent + "/" + UriUtils.encodeFragment(escaped, StandardCharsets.UTF_8);
    }
}
