package dev.eventcrm.schema.item;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/** When two spellings of an e-mail address are one address. */
public final class EmailAddresses {
    private static final int HASH_BYTES = 16;

    private EmailAddresses() {}

    /**
     * The one spelling that stands for all spellings of an address: without surrounding blanks, composed (NFC), in lower
     * case. RFC 5321 section 2.4 lets a host tell local parts apart by case; no mailbox provider of note does, and two
     * people whose addresses differ in case only are one person.
     *
     * @param address an e-mail address as typed
     */
    public static String normalise(String address) {
        return Normalizer.normalize(address.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /**
     * What stands for an address where it must be recognised and not be read: the first {@value #HASH_BYTES} bytes of the
     * SHA-256 of its normalised spelling. Whoever guesses an address can still check the guess: it is a pseudonym, not a
     * secret.
     *
     * @param address an e-mail address in any spelling
     * @return 32 hexadecimal digits
     */
    public static String hash(String address) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(normalise(address).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
