package dev.eventcrm.command.tracking;

import dev.eventcrm.schema.Pure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Addresses that links lead to. */
@Pure
public final class Links {
    /** The query parameter by which a page learns of the mail that led to it. */
    static final String VISIT = "crm_click";

    private static final int HASH_BYTES = 4;

    private Links() {}

    /**
     * What stands for a link in a {@link dev.eventcrm.schema.item.Engagement}.
     *
     * @param url the address that it leads to
     * @return 8 hexadecimal digits
     */
    public static String hash(String url) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(url.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether a browser may be sent there. */
    static boolean isWeb(String url) {
        return url.regionMatches(true, 0, "https://", 0, 8) || url.regionMatches(true, 0, "http://", 0, 7);
    }

    /**
     * An address with the visit among its query parameters, in place of any other visit. The rest of the query and the fragment
     * stay as they are.
     *
     * @param url the address
     * @param token the signed visit, in characters that need no escaping
     */
    static String withVisit(String url, String token) {
        int hash = url.indexOf('#');
        String fragment = hash < 0 ? "" : url.substring(hash);
        String page = hash < 0 ? url : url.substring(0, hash);
        int mark = page.indexOf('?');
        String query = mark < 0 ? "" : page.substring(mark + 1);
        String others = Arrays.stream(query.split("&"))
                .filter(parameter -> !parameter.isEmpty() && !parameter.startsWith(VISIT + "="))
                .map(parameter -> parameter + "&")
                .collect(Collectors.joining());
        return (mark < 0 ? page : page.substring(0, mark)) + "?" + others + VISIT + "=" + token + fragment;
    }
}
