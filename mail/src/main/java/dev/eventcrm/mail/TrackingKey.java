package dev.eventcrm.mail;

import dev.eventcrm.schema.item.SharedSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs the tokens of links and reads them back, with HMAC-SHA-256 (RFC 2104), cut to 128 bits. Who does not know the
 * secret can neither make a token nor change one: a link leads where it was made to lead, for the mail that it was made for.
 *
 * <p>What goes to sites of others, a {@link TrackingToken.Visit}, is encrypted too (AES-256-GCM, NIST SP 800-38D): a site
 * learns neither the campaign nor the hash of the address.
 *
 * <p>A token begins with the id of its key, so that a new secret can sign while earlier ones are still read.
 */
public final class TrackingKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;
    private static final int ID_BYTES = 3;
    private static final String SEPARATOR = ".";
    private static final String BETWEEN = "\n";
    private static final String CLOSING = ".)";

    private final Key current;
    private final List<Key> all;

    /** One secret, and what follows from it. */
    private static final class Key {
        private static final int NONCE_BYTES = 12;
        private static final int TAG_BITS = 128;

        private final SecretKeySpec signing;
        private final SecretKeySpec sealing;
        private final String id;

        Key(String secret) {
            this.signing = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
            this.sealing = new SecretKeySpec(mac(signing, "seal"), "AES");
            this.id = encoded(Arrays.copyOf(mac(signing, "id"), ID_BYTES));
        }

        String signature(String payload) {
            return encoded(Arrays.copyOf(mac(signing, payload), SIGNATURE_BYTES));
        }

        /** The nonce follows from the payload: it is another one for every payload, and one payload is sealed alike. */
        String seal(String payload) {
            byte[] nonce = Arrays.copyOf(mac(signing, "nonce" + BETWEEN + payload), NONCE_BYTES);
            try {
                byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(payload.getBytes(StandardCharsets.UTF_8));
                byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
                System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
                return encoded(all);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has AES-GCM", e);
            }
        }

        Optional<String> open(String text) {
            try {
                byte[] all = Base64.getUrlDecoder().decode(text);
                byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
                byte[] opened = cipher(Cipher.DECRYPT_MODE, nonce)
                        .doFinal(all, NONCE_BYTES, Math.max(0, all.length - NONCE_BYTES));
                // A decoder that forgives would let one token be spelt in several ways.
                return encoded(all).equals(text)
                        ? Optional.of(new String(opened, StandardCharsets.UTF_8))
                        : Optional.empty();
            } catch (IllegalArgumentException | GeneralSecurityException _) {
                return Optional.empty();
            }
        }

        private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher;
        }
    }

    /**
     * The key of a service.
     *
     * @param secret what the services of one installation share
     * @param earlier what they shared before, whose tokens are still read; none for a new installation
     * @param isForDevelopment whether it may be the one that everybody knows, since no mail leaves the machine
     * @throws IllegalArgumentException when one is no secret, as {@link SharedSecret} says
     */
    public static TrackingKey of(@Nullable String secret, List<String> earlier, boolean isForDevelopment) {
        String setting = "crm.tracking.secret (CRM_TRACKING_SECRET)";
        String before = "crm.tracking.earlier-secrets (CRM_TRACKING_EARLIERSECRETS)";
        return new TrackingKey(
                SharedSecret.checked(secret, setting, isForDevelopment),
                earlier.stream()
                        .map(each -> SharedSecret.checked(each, before, isForDevelopment))
                        .toList());
    }

    private TrackingKey(String secret, List<String> earlier) {
        this.current = new Key(secret);
        this.all = Stream.concat(Stream.of(current), earlier.stream().map(Key::new))
                .toList();
    }

    /**
     * The text of a token, in characters that need no escaping in an address: {@code id.payload.signature}, or {@code
     * id.sealed} for a visit.
     *
     * @param token the token
     */
    public String sign(TrackingToken token) {
        String payload = payload(token);
        return switch (token) {
            case TrackingToken.Visit _ -> current.id + SEPARATOR + current.seal(payload);
            case TrackingToken.Click _, TrackingToken.Trap _, TrackingToken.Open _, TrackingToken.Unsubscribe _ -> {
                String encoded = encoded(payload.getBytes(StandardCharsets.UTF_8));
                yield current.id + SEPARATOR + encoded + SEPARATOR + current.signature(encoded);
            }
        };
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
        int first = text.indexOf(SEPARATOR);
        if (first < 0) {
            return Optional.empty();
        }
        String start = text.substring(0, first);
        String rest = text.substring(first + 1);
        Optional<Key> key = all.stream().filter(each -> each.id.equals(start)).findFirst();
        int second = rest.indexOf(SEPARATOR);
        if (key.isPresent() && second >= 0) {
            return verified(key.get(), rest.substring(0, second), rest.substring(second + 1));
        }
        if (key.isPresent()) {
            return key.get().open(rest).flatMap(TrackingKey::token);
        }
        // Mails of earlier versions, which named no key.
        return all.stream()
                .flatMap(each -> verified(each, start, rest).stream())
                .findFirst();
    }

    private static Optional<TrackingToken> verified(Key key, String payload, String signature) {
        // Compared as text: a decoder that forgives would let one signature be spelt in several ways.
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        byte[] right = key.signature(payload).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, right)
                ? token(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static String payload(TrackingToken token) {
        return switch (token) {
            case TrackingToken.Click(String emailId, String url, boolean isAttributed) ->
                (isAttributed ? "a" : "c") + emailId + BETWEEN + url;
            case TrackingToken.Trap(String emailId) -> "t" + emailId;
            case TrackingToken.Open(String emailId) -> "o" + emailId;
            case TrackingToken.Unsubscribe(String emailId) -> "u" + emailId;
            case TrackingToken.Visit(String emailId) -> "v" + emailId;
        };
    }

    private static Optional<TrackingToken> token(String payload) {
        String rest = payload.substring(1);
        return switch (payload.charAt(0)) {
            case 'a', 'c' -> {
                String[] parts = rest.split(BETWEEN, 2);
                yield parts.length == 2
                        ? Optional.of(new TrackingToken.Click(parts[0], parts[1], payload.charAt(0) == 'a'))
                        : Optional.empty();
            }
            case 't' -> Optional.of(new TrackingToken.Trap(rest));
            case 'o' -> Optional.of(new TrackingToken.Open(rest));
            case 'u' -> Optional.of(new TrackingToken.Unsubscribe(rest));
            case 'v' -> Optional.of(new TrackingToken.Visit(rest));
            default -> Optional.empty();
        };
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
