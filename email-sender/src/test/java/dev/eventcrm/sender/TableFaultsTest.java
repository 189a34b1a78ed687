package dev.eventcrm.sender;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.FaultyProxy;
import dev.eventcrm.test.FaultyProxy.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of mails when DynamoDB does not simply take what is written, as the one in AWS does not at times. */
class TableFaultsTest {
    /** As often as the SDK tries by itself. */
    private static final int TIMES = 2;

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

    private static boolean isWriteOfARow(FaultyProxy.Request request, EmailStatus status) {
        return request.isCallOf("PutItem")
                && request.body().contains("\"EMAIL#")
                && request.body().contains("\"" + status.wireName() + "\"");
    }
}
