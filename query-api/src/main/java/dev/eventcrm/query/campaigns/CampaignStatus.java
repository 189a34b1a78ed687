package dev.eventcrm.query.campaigns;

import dev.eventcrm.query.search.Filter;
import dev.eventcrm.query.search.SearchField;
import dev.eventcrm.query.search.Value;
import dev.eventcrm.schema.document.CampaignDocument;
import dev.eventcrm.schema.item.CampaignState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Where a campaign stands: what is wanted of it, and how far that has come. */
enum CampaignStatus {
    /** It is not due yet. */
    SCHEDULED(CampaignState.ACTIVE),
    /** It is due, and its ledger rows are still being written. Those that are there are sent meanwhile. */
    PLANNING(CampaignState.ACTIVE),
    /** It is due, and all rows are there. */
    SENDING(CampaignState.ACTIVE),
    /** Nothing is sent for now. */
    PAUSED(CampaignState.PAUSED),
    /** Nothing more will be sent, and mails are still in flight. */
    CANCELLING(CampaignState.CANCELLED),
    /** It was cancelled, and all mails are final. */
    CANCELLED(CampaignState.CANCELLED),
    /** All mails are final. */
    FINISHED(CampaignState.FINISHED);

    static final SearchField STATE = SearchField.choice(
            "state",
            Arrays.stream(CampaignState.values()).map(CampaignState::apiName).toList(),
            "What is wanted of it");
    static final SearchField SEND_AT = SearchField.time("sendAt", "When its mails are due");
    static final SearchField PLANNED_AT = SearchField.time("plannedAt", "When all its rows were there");
    static final SearchField ENDED_AT = SearchField.time("endedAt", "When its last mail became final");

    private static final Filter PLANNED = new Filter.Exists(PLANNED_AT);
    private static final Filter ENDED = new Filter.Exists(ENDED_AT);

    private final CampaignState state;

    CampaignStatus(CampaignState state) {
        this.state = state;
    }

    /** The status as JSON spells it. */
    String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<CampaignStatus> of(String apiName) {
        return Arrays.stream(values())
                .filter(status -> status.apiName().equals(apiName))
                .findFirst();
    }

    /**
     * The status of a campaign.
     *
     * @param campaign a document that is not a tombstone
     * @param now the time
     */
    static CampaignStatus of(CampaignDocument campaign, Instant now) {
        return switch (CampaignState.of(Objects.requireNonNull(campaign.state()))) {
            case ACTIVE ->
                Objects.requireNonNull(campaign.sendAt()).isAfter(now)
                        ? SCHEDULED
                        : campaign.plannedAt() == null ? PLANNING : SENDING;
            case PAUSED -> PAUSED;
            case CANCELLED -> campaign.endedAt() == null ? CANCELLING : CANCELLED;
            case FINISHED -> FINISHED;
        };
    }

    /** The campaigns that have the status when the search is made. */
    Filter filter() {
        Filter due = new Filter.Range(SEND_AT, null, new Filter.Bound(new Value.Now(), true));
        Filter fact = switch (this) {
            case SCHEDULED -> new Filter.Not(due);
            case PLANNING -> new Filter.And(List.of(due, new Filter.Not(PLANNED)));
            case SENDING -> new Filter.And(List.of(due, PLANNED));
            case CANCELLING -> new Filter.Not(ENDED);
            case CANCELLED -> ENDED;
            case PAUSED, FINISHED -> Filter.EVERYTHING;
        };
        return new Filter.And(List.of(ofState(state), fact));
    }

    /** The campaigns of a state. */
    static Filter ofState(CampaignState state) {
        return new Filter.AnyOf(STATE, List.of(new Value.Text(state.apiName())));
    }
}
