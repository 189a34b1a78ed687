package dev.eventcrm.mail;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** How a value is written where it stands. */
enum Encoding {
    /** As it is. */
    PLAIN {
        @Override
        String encode(String value) {
            return value;
        }
    },
    /** In an attribute of HTML that is no address, or in a comment, where a browser shows it at most on demand. */
    ATTRIBUTE {
        @Override
        String encode(String value) {
            return escape(value);
        }
    },
    /** As text of HTML, or as the whole of an address. */
    HTML {
        @Override
        String encode(String value) {
            return escape(value);
        }
    },
    /** As text of HTML whose lines end where the value's do. */
    HTML_LINES {
        @Override
        String encode(String value) {
            return escape(value).replace("\r\n", "\n").replace('\r', '\n').replace("\n", "<br>\n");
        }
    },
    /** Inside an address: percent-encoded (RFC 3986, 2.1), whatever part of the address it is. */
    URL {
        @Override
        String encode(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        }
    };

    abstract String encode(String value);

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
