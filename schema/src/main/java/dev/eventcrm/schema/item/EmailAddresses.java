package dev.eventcrm.schema.item;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which e-mail addresses can be mailed, and when two spellings are one address. */
public final class EmailAddresses {
    /** What is right. */
    public static final String EXPECTED = "must be an e-mail address, such as alice@example.com";

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_LABEL = 63;

    /** Beside letters and digits, what a local part may hold without quotes (RFC 5322, 3.2.3). */
    private static final String SIGNS = "!#$%&'*+-/=?^_`{|}~";

    private EmailAddresses() {}

    /** Made when the first domain comes that is not ASCII: its tables take a while. */
    private static final class Domains {
        static final IDNA UTS46 = IDNA.getUTS46Instance(
                IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);
    }

    /**
     * The one spelling that stands for all spellings of an address: without surrounding blanks, composed (NFC), in lower
     * case, its domain in A-labels (UTS 46). RFC 5321 section 2.4 lets a host tell local parts apart by case; no mailbox
     * provider of note does, and two people whose addresses differ in case only are one person.
     *
     * @param address an e-mail address as typed
     */
    public static String normalise(String address) {
        return Texts.composed(deliverable(address)).toLowerCase(Locale.ROOT);
    }

    /**
     * An address as mail goes there: without surrounding blanks, its domain in A-labels (RFC 5890). What is no domain stays as it
     * is.
     *
     * @param address an e-mail address as typed
     */
    public static String deliverable(String address) {
        String stripped = address.strip();
        int at = stripped.lastIndexOf('@');
        String domain = at < 0 ? null : ascii(stripped.substring(at + 1));
        return domain == null ? stripped : stripped.substring(0, at + 1) + domain;
    }

    /** The domain in A-labels; null when it is none. */
    private static @Nullable String ascii(String domain) {
        if (isAscii(domain)) {
            return domain;
        }
        IDNA.Info info = new IDNA.Info();
        StringBuilder ascii = Domains.UTS46.nameToASCII(domain, new StringBuilder(), info);
        return info.hasErrors() ? null : ascii.toString();
    }

    /**
     * What keeps an address from being mailed: SES takes ASCII local parts without quotes, and domain names (Amazon SES API v2,
     * SendEmail, "Destination"; lengths of RFC 5321, 4.5.3.1).
     *
     * @param address any text without surrounding blanks
     * @return words that follow the field's name; null when nothing does
     */
    public static @Nullable String problem(String address) {
        if (address.codePoints().anyMatch(EmailAddresses::isUnseen)) {
            return "must not hold blanks or invisible characters";
        }
        int at = address.lastIndexOf('@');
        if (at < 1) {
            return EXPECTED;
        }
        String problem = problemOfLocalPart(address.substring(0, at));
        return problem == null ? problemOfDomain(address, address.substring(at + 1)) : problem;
    }

    private static boolean isUnseen(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    private static @Nullable String problemOfLocalPart(String part) {
        if (part.startsWith("\"")) {
            return "must not have quotes before the @: such an address cannot be mailed";
        }
        if (!isAscii(part)) {
            return "must have ASCII letters, digits and signs before the @: others cannot be mailed";
        }
        if (part.length() > LONGEST_LOCAL_PART) {
            return "must have at most " + LONGEST_LOCAL_PART + " characters before the @";
        }
        boolean isDotted = !part.startsWith(".") && !part.endsWith(".") && !part.contains("..");
        boolean isPlain = part.chars().allMatch(c -> c == '.' || Character.isLetterOrDigit(c) || SIGNS.indexOf(c) >= 0);
        return isDotted && isPlain ? null : EXPECTED;
    }

    private static @Nullable String problemOfDomain(String address, String domain) {
        if (domain.startsWith("[")) {
            return "must have a domain name behind the @, and no IP address";
        }
        String ascii = ascii(domain);
        if (ascii == null) {
            return "must have a domain name behind the @, such as example.com";
        }
        String[] labels = ascii.split("\\.", -1);
        for (String label : labels) {
            if (!isLabel(label)) {
                return "must have a domain name behind the @, such as example.com";
            }
        }
        String top = labels[labels.length - 1];
        if (labels.length < 2) {
            return "must have a top-level domain behind the @, such as .com";
        }
        if (top.chars().allMatch(Character::isDigit)) {
            return "must have a domain name behind the @, and no IP address";
        }
        return deliverable(address).length() > LONGEST ? "must have at most " + LONGEST + " characters" : null;
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && label.length() <= LONGEST_LABEL
                && !label.startsWith("-")
                && !label.endsWith("-")
                && label.chars().allMatch(c -> c == '-' || (c < 0x80 && Character.isLetterOrDigit(c)));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
