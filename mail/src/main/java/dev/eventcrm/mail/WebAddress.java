package dev.eventcrm.mail;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** How an address is spelt where only ASCII may stand. */
public final class WebAddress {
    private WebAddress() {}

    /**
     * An address as a header can carry it: what is no visible ASCII is percent-encoded.
     *
     * @param url the address
     */
    public static String ascii(String url) {
        StringBuilder ascii = new StringBuilder();
        for (byte octet : url.getBytes(StandardCharsets.UTF_8)) {
            if (octet > 0x20 && octet < 0x7F && octet != '"' && octet != '<' && octet != '>') {
                ascii.append((char) octet);
            } else {
                ascii.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return ascii.toString();
    }
}
