package dev.eventcrm.schema.item;

import java.util.Objects;

/**
 * Whom a campaign is for.
 *
 * @param question who is meant, as JSON in the form that the query API is asked with
 * @param count how many people that were when the campaign was accepted
 * @param mode when they are looked for
 * @param addressKey the id of the key that its rows' address hashes are made with: one for all of them, so that an address has
 *     one row also when the secret changes meanwhile; empty for a campaign of a version that had none
 */
public record CampaignAudience(String question, int count, AudienceMode mode, String addressKey) {
    static CampaignAudience read(Attributes attributes) {
        String mode = attributes.optionalText("audienceMode");
        return new CampaignAudience(
                attributes.text("audience"),
                (int) attributes.number("audienceCount"),
                // Campaigns of earlier versions have none, and were frozen.
                mode == null
                        ? AudienceMode.FROZEN
                        : AudienceMode.of(mode)
                                .orElseThrow(() -> new CorruptItemException("audienceMode", "a known mode: " + mode)),
                Objects.requireNonNullElse(attributes.optionalText("addressKey"), AddressHashes.UNKEYED));
    }

    void write(Attributes attributes) {
        attributes
                .put("audience", question)
                .put("audienceCount", count)
                .put("audienceMode", mode.apiName())
                .put("addressKey", addressKey.isEmpty() ? null : addressKey);
    }
}
