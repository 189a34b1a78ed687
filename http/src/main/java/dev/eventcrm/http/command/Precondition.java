package dev.eventcrm.http.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * On which versions a command may act: what {@code If-Match} says (RFC 9110, section 13.1.1).
 *
 * @param any whether any version will do
 * @param tags otherwise the entity tags, of which one must be the current
 */
public record Precondition(boolean any, Set<String> tags) {
    private static final Precondition NONE = new Precondition(true, Set.of());
    private static final String ENTITY_TAG = "(?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\"";
    /** Possessive: a group that may be taken back would need stack for every tag. */
    private static final Pattern LIST =
            Pattern.compile("[ \\t,]*" + ENTITY_TAG + "(?:[ \\t]*,[ \\t,]*" + ENTITY_TAG + ")*+[ \\t,]*");

    private static final Pattern ONE = Pattern.compile(ENTITY_TAG);

    /** Copies the tags. */
    public Precondition {
        tags = Set.copyOf(tags);
    }

    /** No condition. */
    public static Precondition none() {
        return NONE;
    }

    /**
     * The condition of a header.
     *
     * @param lines the values of {@code If-Match}, one for each time it was sent
     * @throws IllegalArgumentException when they are malformed; the message is fit for the client
     */
    public static Precondition parse(List<String> lines) {
        if (lines.isEmpty()) {
            return NONE;
        }
        String value = String.join(",", lines).strip();
        if (value.equals("*")) {
            return NONE;
        }
        if (!LIST.matcher(value).matches()) {
            throw new IllegalArgumentException("must be *, or entity tags such as \"4\", \"5\"");
        }
        List<String> tags = new ArrayList<>();
        Matcher matcher = ONE.matcher(value);
        while (matcher.find()) {
            tags.add(matcher.group());
        }
        return new Precondition(false, Set.copyOf(tags));
    }

    /**
     * Whether a command may act on that version. The comparison is strong: a weak tag never matches.
     *
     * @param version the current version
     */
    public boolean allows(long version) {
        return any || tags.contains(EntityTag.of(version));
    }
}
