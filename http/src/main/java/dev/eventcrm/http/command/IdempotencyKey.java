package dev.eventcrm.http.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The client's wish that a POST happens once, however often it is sent.
 *
 * @param key the value of {@code Idempotency-Key}
 * @param fingerprint a hash of method, path and meaning of the body: the same for the same request
 * @param secret another hash of them, from which the fingerprint cannot be told nor the other way round; 32 bytes in
 *     hexadecimal
 */
public record IdempotencyKey(String key, String fingerprint, String secret) {
    /**
     * The key of a request.
     *
     * @param key the value of the header
     * @param meaning method, path and meaning of the body
     */
    static IdempotencyKey of(String key, String meaning) {
        return new IdempotencyKey(key, hash("fingerprint\n" + meaning), hash("secret\n" + key + "\n" + meaning));
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
