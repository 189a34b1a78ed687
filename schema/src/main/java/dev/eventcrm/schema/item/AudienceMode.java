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
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All spellings. */
    public static List<String> apiNames() {
        return Arrays.stream(values()).map(AudienceMode::apiName).toList();
    }

    /**
     * The mode of that spelling.
     *
     * @param apiName such as {@code frozen}
     * @return empty when there is none
     */
    public static Optional<AudienceMode> of(String apiName) {
        return Arrays.stream(values())
                .filter(mode -> mode.apiName().equals(apiName))
                .findFirst();
    }
}
