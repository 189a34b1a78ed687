package dev.eventcrm.schema.item;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign says, as it was accepted.
 *
 * @param name what its authors call it; absent when they do not
 * @param subject the subject, with placeholders
 * @param body the body, with placeholders
 * @param isHtml whether the body is HTML, and not plain text
 * @param locale how it writes dates and times
 * @param tellsOfCancelledEvent whether its event was cancelled already when it was accepted, so that it is sent all the same
 * @param attributionHosts the hosts whose pages learn which mail led to them, as well as those of the settings
 */
public record CampaignContent(
        @Nullable String name,
        String subject,
        String body,
        boolean isHtml,
        Locale locale,
        boolean tellsOfCancelledEvent,
        List<String> attributionHosts) {
    /** How dates and times are written when nobody says. */
    public static final Locale DEFAULT_LOCALE = Locale.UK;

    /**
     * What a campaign says that names no hosts.
     *
     * @param name what its authors call it; absent when they do not
     * @param subject the subject, with placeholders
     * @param body the body, with placeholders
     * @param isHtml whether the body is HTML, and not plain text
     * @param locale how it writes dates and times
     * @param tellsOfCancelledEvent whether its event was cancelled already when it was accepted
     */
    public CampaignContent(
            @Nullable String name,
            String subject,
            String body,
            boolean isHtml,
            Locale locale,
            boolean tellsOfCancelledEvent) {
        this(name, subject, body, isHtml, locale, tellsOfCancelledEvent, List.of());
    }

    static CampaignContent read(Attributes attributes) {
        return new CampaignContent(
                attributes.optionalText("name"),
                attributes.text("subject"),
                attributes.text("body"),
                "html".equals(attributes.text("format")),
                attributes.optionalText("locale") == null
                        ? DEFAULT_LOCALE
                        : Locale.forLanguageTag(attributes.text("locale")),
                attributes.optionalText("tellsOfCancelledEvent") != null,
                attributes.list("attributionHosts"));
    }

    void write(Attributes attributes) {
        attributes
                .put("name", name)
                .put("subject", subject)
                .put("body", body)
                .put("format", isHtml ? "html" : "text")
                .put("locale", locale.toLanguageTag())
                .put("tellsOfCancelledEvent", tellsOfCancelledEvent ? "yes" : null)
                .putList("attributionHosts", attributionHosts);
    }
}
