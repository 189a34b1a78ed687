package dev.eventcrm.engine.ses.mail;

import java.util.regex.Pattern;

/**
 * What SES takes for an e-mail address: {@code local@domain}, alone or as {@code Name <local@domain>}, in ASCII (SES does
 * not support SMTPUTF8; a domain goes in punycode, a name as an encoded word of RFC 2047).
 */
public final class Addresses {
    private static final int LONGEST = 320;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_DOMAIN = 255;
    private static final Pattern ATOM = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    private static final Pattern QUOTED_NAME = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");
    private static final Pattern PLAIN_NAME = Pattern.compile("[^,;:<>@()\\[\\]\"\\\\]*");

    private Addresses() {}

    /**
     * Leaves the display name out.
     *
     * @param address as given
     * @return {@code local@domain}
     */
    public static String plain(String address) {
        int open = address.lastIndexOf('<');
        int close = address.lastIndexOf('>');
        return open >= 0 && close > open ? address.substring(open + 1, close).strip() : address.strip();
    }

    static void check(String address) throws RefusedException {
        if (!isAscii(address)) {
            throw RefusedException.badRequest("Non-ASCII or control characters in the address: " + address);
        }
        String plain = plain(address);
        if (!plain.equals(address.strip())) {
            checkName(address);
        }
        if (plain.length() > LONGEST) {
            throw RefusedException.badRequest("Address is longer than %d characters: %s".formatted(LONGEST, address));
        }
        int at = plain.lastIndexOf('@');
        if (at < 0) {
            throw RefusedException.badRequest("Missing final '@domain'");
        }
        checkLocalPart(plain.substring(0, at), address);
        checkDomain(plain.substring(at + 1), address);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(letter -> letter >= ' ' && letter <= '~');
    }

    private static void checkName(String address) throws RefusedException {
        String name = address.substring(0, address.lastIndexOf('<')).strip();
        boolean endsWithAddress = address.strip().endsWith(">");
        boolean isName =
                QUOTED_NAME.matcher(name).matches() || PLAIN_NAME.matcher(name).matches();
        if (!endsWithAddress || !isName) {
            throw RefusedException.badRequest("Illegal address: " + address);
        }
    }

    private static void checkLocalPart(String local, String address) throws RefusedException {
        if (local.isEmpty()) {
            throw RefusedException.badRequest("Missing local part: " + address);
        }
        if (local.length() > LONGEST_LOCAL_PART) {
            throw RefusedException.badRequest("Local part is longer than 64 characters: " + address);
        }
        for (String atom : local.split("\\.", -1)) {
            if (!ATOM.matcher(atom).matches()) {
                throw RefusedException.badRequest("Local part contains an illegal character or dot: " + address);
            }
        }
    }

    private static void checkDomain(String domain, String address) throws RefusedException {
        String[] labels = domain.split("\\.", -1);
        if (labels.length < 2 || domain.length() > LONGEST_DOMAIN) {
            throw RefusedException.badRequest("Invalid domain name: '%s' in %s".formatted(domain, address));
        }
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                throw RefusedException.badRequest("Invalid domain name: '%s' in %s".formatted(domain, address));
            }
        }
        if (labels[labels.length - 1].chars().allMatch(Character::isDigit)) {
            throw RefusedException.badRequest("Invalid domain name: '%s' in %s".formatted(domain, address));
        }
    }
}
