package dev.eventcrm.schema.item;

import org.jspecify.annotations.Nullable;

/**
 * Where a visit comes from, in the five parameters that web analytics agree on.
 *
 * @param source who sends, such as {@code newsletter}
 * @param medium how, such as {@code email}
 * @param campaign for what, such as {@code tech_conf_2025}
 * @param term which keyword
 * @param content which variant
 */
public record Utm(
        @Nullable String source,
        @Nullable String medium,
        @Nullable String campaign,
        @Nullable String term,
        @Nullable String content) {
    /** That nothing is known of it. */
    public static final Utm NONE = new Utm(null, null, null, null, null);

    static Utm read(Attributes attributes) {
        return new Utm(
                attributes.optionalText("utmSource"),
                attributes.optionalText("utmMedium"),
                attributes.optionalText("utmCampaign"),
                attributes.optionalText("utmTerm"),
                attributes.optionalText("utmContent"));
    }

    void write(Attributes attributes) {
        attributes
                .put("utmSource", source)
                .put("utmMedium", medium)
                .put("utmCampaign", campaign)
                .put("utmTerm", term)
                .put("utmContent", content);
    }
}
