package dev.eventcrm.schema.item;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign says, as it was accepted.
 *
 * @param name what its authors call it; absent when they do not
 * @param subject the subject, with placeholders
 * @param body the body, with placeholders
 * @param isHtml whether the body is HTML, and not plain text
 * @param eventValues the values of the placeholders that tell of the event, as it was when the campaign was accepted; empty
 *     without an event
 */
public record CampaignContent(
        @Nullable String name, String subject, String body, boolean isHtml, Map<String, String> eventValues) {
    /** Copies the values. */
    public CampaignContent {
        eventValues = Map.copyOf(eventValues);
    }

    static CampaignContent read(Attributes attributes) {
        return new CampaignContent(
                attributes.optionalText("name"),
                attributes.text("subject"),
                attributes.text("body"),
                "html".equals(attributes.text("format")),
                attributes.map("eventValues", value -> value));
    }

    void write(Attributes attributes) {
        attributes
                .put("name", name)
                .put("subject", subject)
                .put("body", body)
                .put("format", isHtml ? "html" : "text")
                .putMap("eventValues", eventValues, value -> value);
    }
}
