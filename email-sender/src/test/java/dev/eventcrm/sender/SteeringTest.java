package dev.eventcrm.sender;

import static dev.eventcrm.sender.CampaignBuilder.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.FaultyProxy;
import dev.eventcrm.test.FaultyProxy.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Campaigns that are paused, resumed and cancelled while two senders are at them. */
class SteeringTest {
    private static final Duration STATE_AGE = Duration.ofMillis(250);
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private final Stage stage = new Stage();

    @AfterEach
    void clear() {
        stage.close();
    }

    @Test
    void twoSendersSendEveryMailOnceThroughPausesAndNothingAfterOne() {
        stage.ses().allowing(40);
        CampaignItem campaign = stage.accept(People.people(120));
        String stateAge = "--crm.campaigns.state-age=" + STATE_AGE.toMillis() + "ms";

        try (RunningSender _ = stage.hastySender(stateAge);
                RunningSender _ = stage.hastySender(stateAge)) {
            for (int pause = 1; pause <= 3; pause++) {
                int some = pause * 20;
                await().until(() -> stage.ses().taken().size() >= some);
                stage.steer(campaign.id(), CampaignState.PAUSED);
                await().during(STATE_AGE).until(() -> true);
                awaitNoneUnderWay(campaign);
                int taken = stage.ses().taken().size();
                await().during(SILENCE).until(() -> true);
                assertThat(stage.ses().taken()).hasSize(taken);
                stage.steer(campaign.id(), CampaignState.ACTIVE);
            }
            stage.awaitEnd(campaign);
        }

        assertThat(stage.ses().perAddress()).hasSize(120);
        assertThat(stage.ses().perAddress().values()).containsOnly(1L);
    }

    /** Who looks at the state by now knows of the pause; who looked before has said in the table that it submits. */
    private static void awaitNoneUnderWay(CampaignItem campaign) {
        await().until(() -> !Ledger.statuses(campaign.id()).containsKey(EmailStatus.SUBMITTING));
    }

    @Test
    void aPauseThatComesAmidTheWriteBeforeASubmissionIsHeeded() {
        CampaignItem campaign = stage.accept(People.people(1));

        try (FaultyProxy dynamoDb = FaultyProxy.before(DynamoDbLocal.shared().url())) {
            dynamoDb.plan(
                    1,
                    request -> request.isCallOf("PutItem")
                            && request.body().contains("\"" + EmailStatus.SUBMITTING.apiName() + "\""),
                    new Fault.Rewrite(UnaryOperator.identity(), answer -> {
                        stage.steer(campaign.id(), CampaignState.PAUSED);
                        return answer;
                    }));
            try (RunningSender _ = stage.senderThrough(dynamoDb, "--crm.campaigns.state-age=1ms")) {
                await().until(() -> Ledger.of(campaign.id()).stream()
                        .anyMatch(row -> row.itemVersion().version() == 3));
                assertThat(rowOf(campaign).sending().status()).isEqualTo(EmailStatus.PENDING);
                assertThat(stage.ses().calls()).isZero();

                stage.steer(campaign.id(), CampaignState.ACTIVE);
                stage.awaitEnd(campaign);
            }
        }

        assertThat(stage.ses().taken()).hasSize(1);
    }

    private static EmailItem rowOf(CampaignItem campaign) {
        return Ledger.of(campaign.id()).getFirst();
    }

    @Test
    void aCancelledCampaignEndsWithTheRestOfItsMailsCancelled() {
        stage.ses().allowing(20);
        CampaignItem campaign = stage.accept(People.people(80));

        try (RunningSender _ = stage.hastySender("--crm.planning.page-size=10")) {
            await().until(() -> stage.ses().taken().size() >= 5);
            stage.steer(campaign.id(), CampaignState.CANCELLED);
            stage.awaitEnd(campaign);
        }

        CampaignItem ended = Ledger.campaign(campaign.id());
        Map<EmailStatus, Long> statuses = Ledger.statuses(campaign.id());
        assertThat(ended.state()).isEqualTo(CampaignState.CANCELLED);
        assertThat(statuses).containsOnlyKeys(EmailStatus.SENT, EmailStatus.CANCELLED);
        assertThat(statuses.get(EmailStatus.SENT)).isEqualTo(stage.ses().taken().size());
        assertThat(ended.planning().planned())
                .isEqualTo(Ledger.of(campaign.id()).size());
    }

    @Test
    void aCampaignCancelledBeforeItIsPlannedEndsWithoutAMail() {
        CampaignItem campaign = stage.accept(aCampaign()
                .over(stage.queryApi().freeze(People.members(People.people(20))))
                .inState(CampaignState.CANCELLED)
                .build());

        try (RunningSender _ = stage.hastySender()) {
            stage.awaitEnd(campaign);
        }

        assertThat(Ledger.of(campaign.id())).isEmpty();
        assertThat(Ledger.campaign(campaign.id()).planning().planned()).isZero();
    }
}
