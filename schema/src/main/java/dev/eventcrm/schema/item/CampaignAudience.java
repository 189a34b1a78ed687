package dev.eventcrm.schema.item;

/**
 * Whom a campaign is for.
 *
 * @param question who is meant, as JSON in the form that the query API is asked with
 * @param count how many people that were when the campaign was accepted
 * @param mode when they are looked for
 */
public record CampaignAudience(String question, int count, AudienceMode mode) {
    static CampaignAudience read(Attributes attributes) {
        String mode = attributes.optionalText("audienceMode");
        return new CampaignAudience(
                attributes.text("audience"),
                (int) attributes.number("audienceCount"),
                // Campaigns of earlier versions have none, and were frozen.
                mode == null
                        ? AudienceMode.FROZEN
                        : AudienceMode.of(mode)
                                .orElseThrow(() -> new CorruptItemException("audienceMode", "a known mode: " + mode)));
    }

    void write(Attributes attributes) {
        attributes.put("audience", question).put("audienceCount", count).put("audienceMode", mode.wireName());
    }
}
