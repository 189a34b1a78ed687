package dev.eventcrm.query.campaigns;

import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemException;
import dev.eventcrm.query.consistency.ConsistentReads;
import dev.eventcrm.query.consistency.QueryRequest;
import dev.eventcrm.query.consistency.ReadConsistency;
import dev.eventcrm.query.ledger.LedgerFilter;
import dev.eventcrm.query.ledger.Metric;
import dev.eventcrm.query.ledger.Metrics;
import dev.eventcrm.query.ledger.Traffic;
import dev.eventcrm.query.search.GroupedCount;
import dev.eventcrm.query.search.Page;
import dev.eventcrm.query.search.Search;
import dev.eventcrm.schema.document.CampaignDocument;
import dev.eventcrm.schema.document.SearchIndex;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Lists campaigns, and says how far each is. */
@RestController
@Tag(name = "E-mail")
final class CampaignController {
    private static final List<String> BY_CAMPAIGN = List.of("campaignId");

    private final ConsistentReads reads;
    private final Clock clock;

    CampaignController(ConsistentReads reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
    }

    @GetMapping(path = "/campaigns", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = CampaignDocumentation.LIST,
            summary = "List campaigns",
            description =
                    "Campaigns that match all given parameters, each with its figures; the latest first. A parameter given several"
                            + " times matches any of its values. Every name may be given in snake_case too.")
    CampaignPage list(QueryRequest request) {
        Search search = request.read((parameters, errors) ->
                Search.read(CampaignFields.TABLE, CampaignFields.filter(parameters), parameters, errors));
        Page<CampaignDocument> page =
                reads.page("campaigns", search, request.consistency(), CampaignDocument.class, Function.identity());
        return CampaignPage.of(page.showing(views(page.items(), request.consistency())));
    }

    @GetMapping(path = "/campaigns/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getCampaign",
            summary = "Get a campaign",
            description =
                    "The campaign of that id: what it says, where it stands, and what became of its mails so far.")
    CampaignView get(
            @PathVariable
                    @Parameter(description = "The campaign's id", example = "0198c0de-0000-7000-8000-000000000001")
                    String id,
            ReadConsistency consistency) {
        CampaignDocument campaign = reads.get(SearchIndex.CAMPAIGNS, id, consistency, CampaignDocument.class)
                .orElseThrow(() -> new ProblemException(Problem.notFound("campaign", id)));
        return views(List.of(campaign), consistency).getFirst();
    }

    private List<CampaignView> views(List<CampaignDocument> campaigns, ReadConsistency demand) {
        if (campaigns.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        LedgerFilter mails = LedgerFilter.ofCampaigns(
                campaigns.stream().map(CampaignDocument::id).toList());
        Map<List<@Nullable Object>, Metrics> all = count(mails, demand);
        Map<List<@Nullable Object>, Metrics> lately =
                count(mails.sentSince(now.minus(Progress.LATELY)), ReadConsistency.NONE);
        return campaigns.stream()
                .map(campaign -> {
                    List<@Nullable Object> group = List.of(campaign.id());
                    long sentLately =
                            lately.getOrDefault(group, Metrics.none(false)).get(Metric.SENT);
                    return CampaignView.of(campaign, all.getOrDefault(group, Metrics.none(true)), sentLately, now);
                })
                .toList();
    }

    private Map<List<@Nullable Object>, Metrics> count(LedgerFilter mails, ReadConsistency demand) {
        String name = "campaigns";
        Map<String, List<GroupedCount.Bucket>> cells = reads.tally(
                "campaignFigures",
                mails.indexes(),
                mails.everything(),
                Map.of(name, Metrics.tally(BY_CAMPAIGN, Traffic.PEOPLE)),
                demand);
        return Metrics.groups(Objects.requireNonNull(cells.get(name)), Traffic.PEOPLE, mails.hasRegistrations());
    }
}
