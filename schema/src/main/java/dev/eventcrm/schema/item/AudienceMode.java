package dev.eventcrm.schema.item;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** When the people whom a campaign is for are looked for. */
public enum AudienceMode {
    /** When its mails are due, so that they are those who match then. */
    DUE,
    /** When it is accepted. */
    FROZEN;

    /** The mode as items, documents and JSON spell it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All spellings. */
    public static List<String> wireNames() {
        return Arrays.stream(values()).map(AudienceMode::wireName).toList();
    }

    /**
     * The mode of that spelling.
     *
     * @param wireName such as {@code frozen}
     * @return empty when there is none
     */
    public static Optional<AudienceMode> of(String wireName) {
        return Arrays.stream(values())
                .filter(mode -> mode.wireName().equals(wireName))
                .findFirst();
    }
}
