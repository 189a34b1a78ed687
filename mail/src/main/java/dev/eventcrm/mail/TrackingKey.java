package dev.eventcrm.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the tokens of links and reads them back, with HMAC-SHA-256 (RFC 2104), cut to 128 bits. Who does not know the
 * secret can neither make a token nor change one: a link leads where it was made to lead, for the mail that it was made for.
 */
public final class TrackingKey {
    /** The shortest secret that is one. */
    public static final int SHORTEST_SECRET = 32;

    /** The secret of the development set-up, which stands in its files for everybody to read. */
    public static final String PUBLIC_SECRET = "known-to-everybody-and-for-development-only";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;
    private static final char SEPARATOR = '.';
    private static final String BETWEEN = "\n";
    private static final String CLOSING = ".)";

    private final SecretKeySpec key;

    /**
     * The key of a service.
     *
     * @param secret what the services of one installation share
     * @param isForDevelopment whether it may be the one that everybody knows, since no mail leaves the machine
     * @throws IllegalArgumentException when it is shorter than {@value #SHORTEST_SECRET} characters, or is not to be known to
     *     everybody and is
     */
    public static TrackingKey of(String secret, boolean isForDevelopment) {
        if (secret.equals(PUBLIC_SECRET) && !isForDevelopment) {
            throw new IllegalArgumentException("crm.tracking.secret (CRM_TRACKING_SECRET) is the one of the development"
                    + " set-up: everybody knows it, and could unsubscribe others with it. Make one of your own, for example"
                    + " with 'openssl rand -hex 32', the same for all services");
        }
        return new TrackingKey(secret);
    }

    /**
     * A key.
     *
     * @param secret what the services of one installation share and nobody else knows
     * @throws IllegalArgumentException when it is shorter than {@value #SHORTEST_SECRET} characters
     */
    public TrackingKey(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "the secret of tracking links must have at least " + SHORTEST_SECRET + " characters");
        }
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * The text of a token, in characters that need no escaping in an address.
     *
     * @param token the token
     */
    public String sign(TrackingToken token) {
        String payload = encoded(payload(token).getBytes(StandardCharsets.UTF_8));
        return payload + SEPARATOR + encoded(signature(payload));
    }

    /**
     * The token of that text.
     *
     * @param text any text; one character of punctuation at its end is none of the token, but of a sentence that a mail
     *     program took it from
     * @return empty when it was not made with this key
     */
    public Optional<TrackingToken> read(String text) {
        Optional<TrackingToken> read = readExactly(text);
        boolean hasMore = read.isEmpty() && !text.isEmpty() && CLOSING.indexOf(text.charAt(text.length() - 1)) >= 0;
        return hasMore ? readExactly(text.substring(0, text.length() - 1)) : read;
    }

    private Optional<TrackingToken> readExactly(String text) {
        int end = text.indexOf(SEPARATOR);
        if (end < 0) {
            return Optional.empty();
        }
        String payload = text.substring(0, end);
        // Compared as text: a decoder that forgives would let one signature be spelt in several ways.
        byte[] given = text.substring(end + 1).getBytes(StandardCharsets.UTF_8);
        byte[] right = encoded(signature(payload)).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, right) ? parse(payload) : Optional.empty();
    }

    private static String payload(TrackingToken token) {
        return switch (token) {
            case TrackingToken.Click(String emailId, String url) -> "c" + emailId + BETWEEN + url;
            case TrackingToken.Trap(String emailId) -> "t" + emailId;
            case TrackingToken.Open(String emailId) -> "o" + emailId;
            case TrackingToken.Unsubscribe(String emailId) -> "u" + emailId;
            case TrackingToken.Visit(String emailId) -> "v" + emailId;
        };
    }

    private static Optional<TrackingToken> parse(String encoded) {
        String payload = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
        String rest = payload.substring(1);
        return switch (payload.charAt(0)) {
            case 'c' -> {
                String[] parts = rest.split(BETWEEN, 2);
                yield parts.length == 2 ? Optional.of(new TrackingToken.Click(parts[0], parts[1])) : Optional.empty();
            }
            case 't' -> Optional.of(new TrackingToken.Trap(rest));
            case 'o' -> Optional.of(new TrackingToken.Open(rest));
            case 'u' -> Optional.of(new TrackingToken.Unsubscribe(rest));
            case 'v' -> Optional.of(new TrackingToken.Visit(rest));
            default -> Optional.empty();
        };
    }

    private byte[] signature(String payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
