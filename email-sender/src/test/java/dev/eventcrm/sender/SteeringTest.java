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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Campaigns that are paused, resumed and cancelled while two senders are at them. */
class SteeringTest {
    private static final Duration HEEDED_WITHIN = Duration.ofSeconds(1);

    private final Stage stage = new Stage();

    @AfterEach
    void clear() {
        stage.close();
    }

    @Test
    void twoSendersSendEveryMailOnceThroughPausesAndNothingAfterOne() {
        stage.ses().allowing(40);
        CampaignItem campaign = stage.accept(People.people(120));
        List<Instant[]> pauses = new ArrayList<>();

        try (RunningSender _ = stage.hastySender();
                RunningSender _ = stage.hastySender()) {
            for (int pause = 1; pause <= 3; pause++) {
                int some = pause * 20;
                await().until(() -> stage.ses().taken().size() >= some);
                stage.steer(campaign.id(), CampaignState.PAUSED);
                Instant paused = Instant.now();
                await().during(Duration.ofMillis(1500))
                        .atMost(Duration.ofSeconds(3))
                        .until(() -> true);
                pauses.add(new Instant[] {paused.plus(HEEDED_WITHIN), Instant.now()});
                stage.steer(campaign.id(), CampaignState.ACTIVE);
            }
            stage.awaitEnd(campaign);
        }

        assertThat(stage.ses().perAddress()).hasSize(120);
        assertThat(stage.ses().perAddress().values()).containsOnly(1L);
        for (Instant[] pause : pauses) {
            assertThat(stage.ses().taken())
                    .noneMatch(mail -> mail.at().isAfter(pause[0]) && mail.at().isBefore(pause[1]));
        }
    }

    @Test
    void aPauseThatComesAmidTheWriteBeforeASubmissionIsHeeded() {
        CampaignItem campaign = stage.accept(People.people(1));

        try (FaultyProxy dynamoDb = FaultyProxy.before(DynamoDbLocal.shared().url())) {
            dynamoDb.plan(
                    1,
                    request -> request.isCallOf("PutItem")
                            && request.body().contains("\"" + EmailStatus.SUBMITTING.wireName() + "\""),
                    new Fault.Rewrite(UnaryOperator.identity(), answer -> {
                        stage.steer(campaign.id(), CampaignState.PAUSED);
                        return answer;
                    }));
            try (RunningSender _ = stage.senderThrough(dynamoDb, "--crm.campaigns.state-age=1ms")) {
                await().until(() -> Ledger.of(campaign.id()).stream()
                        .anyMatch(row -> row.revision().version() == 3));
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
