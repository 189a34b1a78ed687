package dev.eventcrm.command;

import static dev.eventcrm.test.CampaignItemBuilder.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.test.DynamoDbLocal;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetryFailedTest {
    private static final Instant ENDED = Instant.parse("2026-03-02T00:00:00Z");

    static {
        // Makes the table, which an instance of this test must not do at the same time.
        CommandApi.shared();
    }

    private final QueryApiStandIn query = QueryApiStandIn.start();
    private final CommandApi api = CommandApi.start("crm.query.url=" + query.url());
    private final String id = Scene.unique("campaign");

    @BeforeEach
    void aFinishedCampaign() {
        CampaignItem finished = aCampaign()
                .withId(id)
                .in(CampaignState.FINISHED)
                .planned(3, 0, ENDED)
                .endedAt(ENDED)
                .build();
        DynamoDbLocal.shared()
                .client()
                .putItem(put -> put.tableName(CrmTable.NAME).item(finished.toAttributes()));
    }

    @AfterEach
    void end() {
        api.close();
        query.close();
    }

    @Test
    void opensTheCampaignAgain() {
        query.tellFailed(3, 1);

        retry("{}").expect(200);

        assertThat(CampaignItem.read(Scene.item(ItemKey.campaign(id))).retry()).isNotNull();
    }

    @Test
    void refusesWhenNothingHasFailed() {
        query.tellFailed(0, 0);

        assertThat(retry("{}").expectProblem(409).field("detail")).contains("nothing to send again");
    }

    @Test
    void refusesToGuessUnlessItIsTold() {
        query.tellFailed(2, 2);

        assertThat(retry("{}").expectProblem(409).field("detail")).contains("includeUnconfirmed");
        retry("{\"includeUnconfirmed\": true}").expect(200);
    }

    @Test
    void saysWhenToAskAgainWhileTheSearchDoesNotAnswer() {
        query.stop();

        assertThat(retry("{}").expectProblem(503).header("Retry-After")).isNotEmpty();
    }

    private Reply retry(String body) {
        return api.post("/campaigns/" + id + "/retry-failed", body);
    }
}
