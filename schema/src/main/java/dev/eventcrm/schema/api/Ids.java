package dev.eventcrm.schema.api;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What an id of a person or an event may look like, chosen by us or by a client. */
public final class Ids {
    /** The regular expression that an id matches as a whole. */
    public static final String PATTERN = "[A-Za-z0-9._-]{1,100}";

    /** What to tell a client whose id does not match. */
    public static final String EXPECTED = "must be 1 to 100 letters, digits, dots, dashes or underscores";

    /** Second parts of addresses, such as {@code /users/filter}, of today and of older systems. */
    private static final Set<String> RESERVED = Set.of(
            "audience",
            "batch",
            "export",
            "filter",
            "hosted",
            "owner",
            "participate",
            "register",
            "registrations",
            "search",
            "slug");

    private static final Pattern COMPILED = Pattern.compile(PATTERN);

    private Ids() {}

    /**
     * Whether addresses use that text, in any case, where an id stands: nothing may get it as a new id or slug.
     *
     * @param text any text
     */
    public static boolean isReserved(String text) {
        return RESERVED.contains(text.toLowerCase(Locale.ROOT));
    }

    /**
     * Whether that text may be an id. The dots alone that a path takes for a folder (RFC 3986, section 5.2.4) may not:
     * nothing could be reached under them.
     *
     * @param text any text
     */
    public static boolean isValid(String text) {
        return COMPILED.matcher(text).matches() && !text.equals(".") && !text.equals("..");
    }
}
