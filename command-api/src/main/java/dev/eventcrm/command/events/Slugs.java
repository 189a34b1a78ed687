package dev.eventcrm.command.events;

import dev.eventcrm.schema.Pure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/** An event's name in web addresses. */
@Pure
final class Slugs {
    /** What a slug matches as a whole. Without a repeated group, which would need stack for every word. */
    static final String PATTERN = "(?!.*--)[a-z0-9]([a-z0-9-]*[a-z0-9])?";

    static final int LONGEST = 100;

    private static final int LONGEST_TITLE = 80;
    private static final int SUFFIX_DIGITS = 8;

    private Slugs() {}

    /**
     * A slug for an event that was given none: what is readable of the title, and some digits that follow from the id, so
     * that two events of the same title do not meet.
     *
     * @param title the title
     * @param id the event's id
     */
    static String derived(String title, String id) {
        String readable = Normalizer.normalize(title, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String cut = readable.substring(0, Math.min(readable.length(), LONGEST_TITLE))
                .replaceAll("^-|-$", "");
        return (cut.isEmpty() ? "event" : cut) + "-" + digits(id);
    }

    private static String digits(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, SUFFIX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
