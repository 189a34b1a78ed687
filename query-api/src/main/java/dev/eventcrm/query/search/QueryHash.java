package dev.eventcrm.query.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What tells one query from another in a few bytes.
 *
 * @param value the first 8 bytes of a SHA-256
 */
record QueryHash(long value) {
    static QueryHash of(String text) {
        return new QueryHash(
                ByteBuffer.wrap(sha256(text.getBytes(StandardCharsets.UTF_8))).getLong());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
