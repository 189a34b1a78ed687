package dev.eventcrm.command.campaigns;

import dev.eventcrm.schema.item.Utm;
import org.jspecify.annotations.Nullable;

/** What a campaign is counted under when its author does not say. */
final class UtmFields {
    private static final String SOURCE = "crm";
    private static final String MEDIUM = "email";

    private UtmFields() {}

    /**
     * The given ones, and for what is not given: source {@code crm}, medium {@code email}, and the id as the campaign, so that
     * every campaign can be told from every other.
     *
     * @param given as the author says
     * @param id the campaign's id
     */
    static Utm orDefaults(Utm given, String id) {
        return new Utm(
                or(given.source(), SOURCE),
                or(given.medium(), MEDIUM),
                or(given.campaign(), id),
                given.term(),
                given.content());
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }
}
