package dev.eventcrm.schema.item;

import java.util.Arrays;
import java.util.Locale;

/** What is wanted of a campaign, and whether that has come to its end. */
public enum CampaignState {
    /** To be planned and sent. */
    ACTIVE,
    /** Not to be sent for now. */
    PAUSED,
    /** Not to be sent any more. It has ended when all its mails are final. */
    CANCELLED,
    /** All its mails are final. */
    FINISHED;

    /** The state as items, documents and JSON spell it. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The state of that spelling.
     *
     * @param apiName such as {@code paused}
     * @throws IllegalArgumentException when there is none; the message names the known ones
     */
    public static CampaignState of(String apiName) {
        return Arrays.stream(values())
                .filter(state -> state.apiName().equals(apiName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + apiNames()));
    }

    /** All spellings, for messages. */
    public static String apiNames() {
        return String.join(
                ", ", Arrays.stream(values()).map(CampaignState::apiName).toList());
    }
}
