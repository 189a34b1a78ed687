package dev.eventcrm.sender;

import static dev.eventcrm.test.EmailItemBuilder.anEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.EmailItemBuilder;
import dev.eventcrm.test.FaultyProxy;
import dev.eventcrm.test.FaultyProxy.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What becomes of mails when DynamoDB is what it is in AWS at times: too busy for a write, or its index behind the table. */
class TableFaultsTest {
    /** As often as the SDK tries by itself. */
    private static final int TIMES = 2;

    private static final Instant LONG_AGO = Instant.parse("2026-01-02T00:00:00Z");

    private final Stage stage = new Stage();
    private final FaultyProxy dynamoDb =
            FaultyProxy.before(DynamoDbLocal.shared().url());

    @AfterEach
    void clear() {
        dynamoDb.close();
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TransactionConflictException", "ProvisionedThroughputExceededException"})
    void writesLaterWhatTheTableDoesNotTakeNow(String error) {
        Fault notNow = new Fault.Answer(
                400, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + error + "\",\"message\":\"Not now.\"}");
        for (EmailStatus status : List.of(EmailStatus.PENDING, EmailStatus.SUBMITTING, EmailStatus.SENT)) {
            dynamoDb.plan(TIMES, request -> isWriteOfARow(request, status), notNow);
        }

        // Starting sets up logging anew, so who listens comes after.
        try (RunningSender _ = stage.senderThrough(dynamoDb);
                Log log = Log.listening()) {
            CampaignItem campaign = stage.accept(People.people(1));
            stage.awaitEnd(campaign);

            assertThat(Ledger.statuses(campaign.id())).isEqualTo(Map.of(EmailStatus.SENT, 1L));
            assertThat(log.lines()).noneMatch(line -> line.endsWith(" failed"));
        }
        assertThat(dynamoDb.faultsLeft()).isZero();
        assertThat(stage.ses().taken()).hasSize(1);
    }

    /** The index follows the table, at times from afar. */
    @Test
    void doesNotSendAgainWhatTheOutboxStillListsAsWaiting() {
        CampaignItem campaign = stage.accept(People.people(2));
        EmailItemBuilder row = anEmail().of(campaign.id()).to("u00000");
        Map<String, AttributeValue> underWay =
                new HashMap<>(row.in(EmailStatus.UNKNOWN, LONG_AGO).build().toAttributes());
        Map<String, AttributeValue> waiting =
                row.in(EmailStatus.PENDING, LONG_AGO).build().toAttributes();
        underWay.put(Outbox.SHARD, waiting.get(Outbox.SHARD));
        Ledger.put(underWay);

        try (RunningSender _ = stage.sender()) {
            stage.awaitTaken(1);
            await().during(Duration.ofMillis(500))
                    .until(() -> stage.ses().taken().size() == 1);
        }

        assertThat(stage.ses().perAddress()).containsOnlyKeys("u00001@example.com");
    }

    private static boolean isWriteOfARow(FaultyProxy.Request request, EmailStatus status) {
        return request.isCallOf("PutItem")
                && request.body().contains("\"EMAIL#")
                && request.body().contains("\"" + status.apiName() + "\"");
    }
}
