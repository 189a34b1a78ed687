package dev.eventcrm.schema.item;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What stands for an address where it must be recognised and not be read: the first {@value #BYTES} bytes of the HMAC-SHA-256
 * (RFC 2104) of its normalised spelling, in {@value #DIGITS} hexadecimal digits, and behind them the {@value #KEY_ID_DIGITS} of
 * the key's id. Who has the table and no secret cannot check a guess.
 *
 * <p>A new secret makes new hashes; earlier ones are still known, so that an address is recognised in what was written before.
 * The first versions had no secret: their hashes are SHA-256, without an id.
 */
public final class AddressHashes {
    /** The id of hashes that were made without a secret. */
    public static final String UNKEYED = "";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;
    private static final int DIGITS = 2 * BYTES;
    private static final int KEY_ID_BYTES = 2;
    private static final int KEY_ID_DIGITS = 2 * KEY_ID_BYTES;

    /** What a hash looks like, as a regular expression. */
    static final String PATTERN = "[0-9a-f]{" + DIGITS + "}(?:[0-9a-f]{" + KEY_ID_DIGITS + "})?";

    private final Key current;

    /** By id, the current one first and the unkeyed one last. */
    private final Map<String, Key> keys = new LinkedHashMap<>();

    /** How one generation of hashes is made. */
    private sealed interface Key {
        String id();

        byte[] digest(byte[] address);
    }

    private record Keyed(SecretKeySpec secret, String id) implements Key {
        static Keyed of(String secret) {
            var key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
            // The prefix keeps the id from being the hash of an address: no address begins with an @.
            byte[] id = mac(key, "@id".getBytes(StandardCharsets.UTF_8));
            return new Keyed(key, HexFormat.of().formatHex(id, 0, KEY_ID_BYTES));
        }

        @Override
        public byte[] digest(byte[] address) {
            return mac(secret, address);
        }

        private static byte[] mac(SecretKeySpec key, byte[] bytes) {
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(key);
                return mac.doFinal(bytes);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
            }
        }

        @Override
        public String toString() {
            return id;
        }
    }

    private record Unkeyed() implements Key {
        @Override
        public String id() {
            return UNKEYED;
        }

        @Override
        public byte[] digest(byte[] address) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(address);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    /** A hash was made with a secret that is not among the known ones. */
    public static final class UnknownKeyException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnknownKeyException(String keyId) {
            super("address hashes of the key " + keyId
                    + " are made with none of the known secrets: crm.addresses.earlier-secrets"
                    + " (CRM_ADDRESSES_EARLIERSECRETS) must hold what crm.addresses.secret was before");
        }
    }

    private AddressHashes(List<String> secrets) {
        List<Keyed> keyed = secrets.stream().map(Keyed::of).toList();
        this.current = keyed.getFirst();
        for (Keyed key : keyed) {
            if (keys.put(key.id(), key) != null) {
                throw new IllegalArgumentException(
                        "crm.addresses.secret and crm.addresses.earlier-secrets hold two secrets of the same key id, "
                                + key.id() + ": set each once");
            }
        }
        keys.put(UNKEYED, new Unkeyed());
    }

    /**
     * Those of an installation.
     *
     * @param secret what its services share
     * @param earlier what they shared before, the latest first; none for a new installation
     * @param isForDevelopment whether they may be known to everybody
     * @throws IllegalArgumentException when one is no secret, two are the same, or one could not be named among several: it holds a
     *     comma, or blanks around it
     */
    public static AddressHashes of(@Nullable String secret, List<String> earlier, boolean isForDevelopment) {
        String setting = "crm.addresses.secret (CRM_ADDRESSES_SECRET)";
        String before = "crm.addresses.earlier-secrets (CRM_ADDRESSES_EARLIERSECRETS)";
        return new AddressHashes(Stream.concat(
                        Stream.of(SharedSecret.checked(secret, setting, isForDevelopment)),
                        earlier.stream().map(each -> SharedSecret.checked(each, before, isForDevelopment)))
                .map(AddressHashes::listable)
                .toList());
    }

    private static String listable(String secret) {
        if (secret.indexOf(',') >= 0 || !secret.strip().equals(secret)) {
            throw new IllegalArgumentException("a secret of crm.addresses (CRM_ADDRESSES_SECRET) must not hold commas,"
                    + " nor blanks around it: later it is one of a list");
        }
        return secret;
    }

    /** The id of the key that new hashes are made with: {@value #KEY_ID_DIGITS} hexadecimal digits. */
    public String keyId() {
        return current.id();
    }

    /**
     * The hash of an address.
     *
     * @param address an e-mail address in any spelling
     */
    public String hash(String address) {
        return hash(current, bytes(address));
    }

    /**
     * The hash of an address, made with a key that may be an earlier one.
     *
     * @param keyId the key's id, or {@link #UNKEYED}
     * @param address an e-mail address in any spelling
     * @throws UnknownKeyException when there is no such key
     */
    public String hash(String keyId, String address) {
        return hash(key(keyId), bytes(address));
    }

    /**
     * The hash of an address, made like another one.
     *
     * @param other the hash of another address
     * @param address an e-mail address in any spelling
     * @throws UnknownKeyException when the other one's key is not known
     */
    public String hashLike(String other, String address) {
        return hash(keyIdOf(other), address);
    }

    /**
     * Whether a hash stands for that address.
     *
     * @param hash a hash
     * @param address an e-mail address in any spelling
     * @return false too when it was made with an unknown key
     */
    public boolean isOf(String hash, String address) {
        Key key = keys.get(keyIdOf(hash));
        return key != null && hash(key, bytes(address)).equals(hash);
    }

    /**
     * All hashes that stand for that address in what was ever written, the current one first.
     *
     * @param address an e-mail address in any spelling
     */
    public List<String> all(String address) {
        byte[] bytes = bytes(address);
        return keys.values().stream().map(key -> hash(key, bytes)).toList();
    }

    /**
     * Whether hashes of a key can be made.
     *
     * @param keyId the key's id
     */
    boolean knows(String keyId) {
        return keys.containsKey(keyId);
    }

    private Key key(String id) {
        Key key = keys.get(id);
        if (key == null) {
            throw new UnknownKeyException(id);
        }
        return key;
    }

    private static String keyIdOf(String hash) {
        return hash.substring(Math.min(DIGITS, hash.length()));
    }

    private static String hash(Key key, byte[] address) {
        byte[] digest = Arrays.copyOf(key.digest(address), BYTES);
        return HexFormat.of().formatHex(digest) + key.id();
    }

    private static byte[] bytes(String address) {
        return EmailAddresses.normalise(address).getBytes(StandardCharsets.UTF_8);
    }
}
