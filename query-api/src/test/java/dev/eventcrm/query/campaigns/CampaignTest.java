package dev.eventcrm.query.campaigns;

import static dev.eventcrm.query.LedgerRows.campaign;
import static dev.eventcrm.query.LedgerRows.registration;
import static dev.eventcrm.query.LedgerRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.query.Mappings;
import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.QueryApi.Reply;
import dev.eventcrm.query.ReadModel;
import dev.eventcrm.schema.document.CampaignDocument;
import dev.eventcrm.schema.document.SearchIndex;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CampaignTest {
    private static final QueryApi API = QueryApi.shared();
    private static final String PLANNED = "2026-03-01T00:00:05Z";

    @BeforeAll
    static void indexes() {
        ReadModel.shared().reset();
    }

    @BeforeEach
    void nothing() {
        ReadModel.shared().reset(SearchIndex.CAMPAIGNS, SearchIndex.EMAILS, SearchIndex.REGISTRATIONS);
    }

    private static JsonNode get(String id) {
        Reply answer = API.get("/campaigns/" + id);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> ids(String query) {
        Reply answer = API.get("/campaigns" + query);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.each("campaigns", "id");
    }

    @Test
    void everyFieldIsMappedAsItsTypeNeeds() {
        Mappings.assertFit(CampaignFields.TABLE, CampaignDocument.class);
    }

    @Test
    void showsWhatACampaignSaysAndWhatBecameOfItsMails() {
        ReadModel.shared()
                .index(campaign("c1", "name", "Spring", "utmSource", "newsletter", "planned", 4, "plannedAt", PLANNED));
        ReadModel.shared()
                .index(
                        row("c1_a", "status", "sent", "sentAt", PLANNED, "deliveredAt", PLANNED),
                        row("c1_b", "status", "failed"),
                        row("c1_c", "status", "unknown"),
                        row("c1_d"),
                        row("c2_a", "campaignId", "c2"));
        ReadModel.shared().index(registration("r1", "campaignId", "c1"), registration("r2", "campaignId", "c2"));

        JsonNode campaign = get("c1");

        assertThat(campaign.get("name").stringValue()).isEqualTo("Spring");
        assertThat(campaign.at("/audience/filter/company").stringValue()).isEqualTo("TechCorp");
        assertThat(campaign.get("status").stringValue()).isEqualTo("sending");
        assertThat(campaign.at("/figures/recipients").longValue()).isEqualTo(4);
        assertThat(campaign.at("/figures/queued").longValue()).isEqualTo(1);
        assertThat(campaign.at("/figures/unknown").longValue()).isEqualTo(1);
        assertThat(campaign.at("/figures/sent").longValue()).isEqualTo(1);
        assertThat(campaign.at("/figures/failed").longValue()).isEqualTo(1);
        assertThat(campaign.at("/figures/registrations").longValue()).isEqualTo(1);
        assertThat(campaign.at("/rates/deliveryRate").doubleValue()).isEqualTo(1.0);
        assertThat(campaign.get("progress").doubleValue()).isEqualTo(0.5);
    }

    @Test
    void showsACampaignThatHasNoMailsYet() {
        ReadModel.shared().index(campaign("c1"));

        JsonNode campaign = get("c1");

        assertThat(campaign.get("status").stringValue()).isEqualTo("planning");
        assertThat(campaign.at("/figures/recipients").longValue()).isZero();
        assertThat(campaign.get("progress").doubleValue()).isZero();
        assertThat(campaign.get("expectedEnd").isNull()).isTrue();
    }

    @Test
    void aCampaignThatWasCancelledAmidItsPlanningIsOver() {
        ReadModel.shared().index(campaign("c1", "state", "cancelled", "planned", 1, "endedAt", PLANNED));
        ReadModel.shared().index(row("c1_a", "status", "cancelled", "endedAt", PLANNED));

        assertThat(get("c1").get("progress").doubleValue()).isEqualTo(1.0);
    }

    @Test
    void tellsHowFastItIsAndWhenItWillEnd() {
        Instant now = Instant.now();
        ReadModel.shared().index(campaign("c1", "planned", 90, "plannedAt", PLANNED));
        for (int i = 0; i < 30; i++) {
            ReadModel.shared()
                    .index(row(
                            "c1_" + i,
                            "status",
                            "sent",
                            "sentAt",
                            now.minusSeconds(i).toString()));
        }

        JsonNode campaign = get("c1");

        assertThat(campaign.get("sendingRate").doubleValue()).isEqualTo(0.5);
        assertThat(Instant.parse(campaign.get("expectedEnd").stringValue()))
                .isBetween(now.plusSeconds(120), now.plusSeconds(150));
    }

    @Test
    void thereIsNoneOfAnUnknownIdOrATombstone() {
        ReadModel.shared().index(campaign("c1", "deletedAt", PLANNED));

        assertThat(API.get("/campaigns/c1").status()).isEqualTo(404);
        assertThat(API.get("/campaigns/nobody").status()).isEqualTo(404);
        assertThat(API.get("/campaigns/%20").status()).isEqualTo(404);
        assertThat(API.get("/campaigns/c1?expand=all").status()).isEqualTo(422);
    }

    @Test
    void isSeenAtOnceByWhoeverHoldsItsToken() {
        ReadModel.shared().write(List.of(campaign("c1", "version", 3)), false);

        assertThat(API.get("/campaigns/c1", "Consistency-Token", "campaign:c1:3")
                        .status())
                .isEqualTo(200);
        assertThat(API.get("/campaigns/c1", "Consistency-Token", "campaign:c1:4", "Prefer", "wait=0")
                        .status())
                .isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            status=planning                      | planning
            status=scheduled                     | scheduled
            status=sending                       | sending
            status=paused                        | paused
            status=cancelling                    | cancelling
            status=cancelled                     | cancelled
            state=finished                       | finished
            state=active                         | planning,scheduled,sending
            status=paused&status=finished        | paused,finished
            q=confer                             | paused
            q=invit                              | finished
            utm_campaign=tech                    | sending
            eventId=e7                           | scheduled
            sendFrom=2100-01-01                  | scheduled
            """)
    void isFoundByWhereItStandsAndWhatItSays(String query, String ids) {
        ReadModel.shared()
                .index(
                        campaign("planning"),
                        campaign("scheduled", "sendAt", "2100-01-01T00:00:00Z", "eventId", "e7"),
                        campaign("sending", "plannedAt", PLANNED, "utmCampaign", "tech"),
                        campaign("paused", "state", "paused", "name", "Tech Conference"),
                        campaign("cancelling", "state", "cancelled"),
                        campaign("cancelled", "state", "cancelled", "endedAt", PLANNED),
                        campaign("finished", "state", "finished", "endedAt", PLANNED, "subject", "An Invitation"));

        assertThat(ids("?" + query)).containsExactlyInAnyOrder(ids.split(","));
    }

    @Test
    void listsTheLatestFirstPageByPageWithTheFiguresOfEach() {
        ReadModel.shared()
                .index(
                        campaign("c1", "createdAt", "2026-03-01T00:00:00Z"),
                        campaign("c2", "createdAt", "2026-03-02T00:00:00Z", "plannedAt", PLANNED),
                        campaign("c3", "createdAt", "2026-03-03T00:00:00Z", "plannedAt", PLANNED));
        ReadModel.shared()
                .index(
                        row("c2_a", "campaignId", "c2"),
                        row("c3_a", "campaignId", "c3"),
                        row("c3_b", "campaignId", "c3"));

        Reply first = API.get("/campaigns?limit=2");
        Reply second = API.get(
                "/campaigns?limit=2&nextToken=" + first.body().get("nextToken").stringValue());
        Reply sending = API.get("/campaigns?limit=1&status=sending");

        assertThat(first.each("campaigns", "id")).containsExactly("c3", "c2");
        assertThat(first.body().at("/campaigns/0/figures/recipients").longValue())
                .isEqualTo(2);
        assertThat(first.body().at("/campaigns/1/figures/recipients").longValue())
                .isEqualTo(1);
        assertThat(first.body().get("total").intValue()).isEqualTo(3);
        assertThat(second.each("campaigns", "id")).containsExactly("c1");
        assertThat(ids("?limit=1&status=sending&nextToken="
                        + sending.body().get("nextToken").stringValue()))
                .containsExactly("c2");
    }

    @Test
    void aListMayBeEmpty() {
        assertThat(ids("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            status=lost         | status   | must be one of active, scheduled
            stat=paused         | stat     | did you mean 'state'
            sort=figures        | sort     | is unknown
            limit=500           | limit    | from 1 to 200
            """)
    void refusesWhatItCannotAnswer(String query, String parameter, String message) {
        Reply answer = API.get("/campaigns?" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.wrongFields()).containsExactly(parameter);
        assertThat(answer.body().at("/errors/0/message").stringValue()).contains(message);
    }
}
