package dev.eventcrm.sender;

import static dev.eventcrm.sender.CampaignBuilder.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.test.DynamoDbLocal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A campaign from its acceptance to its end, on the real table. */
class CampaignRunTest {
    private final FakeSes ses = new FakeSes();
    private final FakeQueryApi queryApi = new FakeQueryApi();

    @BeforeEach
    void emptyTable() {
        DynamoDbLocal.shared().reset();
    }

    @AfterEach
    void closeFakes() {
        ses.close();
        queryApi.close();
    }

    private CampaignItem accept(List<UserItem> people) {
        Ledger.putPeople(people);
        CampaignItem campaign =
                aCampaign().over(queryApi.freeze(People.members(people))).build();
        Ledger.put(campaign);
        return campaign;
    }

    private static void awaitEnd(CampaignItem campaign) {
        await().until(() -> Ledger.campaign(campaign.id()).endedAt() != null);
    }

    @Test
    void mailsEverybodyOnceAndEnds() {
        CampaignItem campaign = accept(People.people(60));

        try (RunningSender _ = RunningSender.start(ses.url(), queryApi.url(), "--crm.planning.page-size=25")) {
            awaitEnd(campaign);
        }

        assertThat(Ledger.campaign(campaign.id()).state()).isEqualTo(CampaignState.FINISHED);
        assertThat(Ledger.campaign(campaign.id()).planning().planned()).isEqualTo(60);
        assertThat(Ledger.statuses(campaign.id())).isEqualTo(Map.of(EmailStatus.SENT, 60L));
        assertThat(ses.perAddress())
                .hasSize(60)
                .allSatisfy((_, count) -> assertThat(count).isEqualTo(1));
    }

    @Test
    void keepsTheMessageIdAndForgetsTheAddress() {
        CampaignItem campaign = accept(People.people(1));

        try (RunningSender _ = RunningSender.start(ses.url(), queryApi.url())) {
            awaitEnd(campaign);
        }

        EmailItem row = Ledger.of(campaign.id()).getFirst();
        assertThat(row.sending().messageId()).isEqualTo("m-1");
        assertThat(row.address()).isNull();
        assertThat(ses.taken().getFirst().emailId()).isEqualTo(row.id());
    }
}
