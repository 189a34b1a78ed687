package dev.eventcrm.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.test.DynamoDbLocal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructList;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

@ExtendWith(OutputCaptureExtension.class)
class TableWatchTest {
    private static final DynamoDbLocal DYNAMODB = DynamoDbLocal.start();

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private final TableWatch watching = watch(false);

    @AfterEach
    void dropTable() {
        watching.stop();
        if (DYNAMODB.client().listTables().tableNames().contains(CrmTable.NAME)) {
            DYNAMODB.client().deleteTable(request -> request.tableName(CrmTable.NAME));
        }
    }

    @AfterAll
    static void stop() {
        DYNAMODB.close();
    }

    @Test
    void waitsForTheTableAndSaysSoOnce(CapturedOutput output) {
        watching.start();
        await().untilAsserted(() -> assertThat(output).contains("waiting for the DynamoDB table 'crm'"));
        assertThat(watching.health().getStatus()).isEqualTo(Status.DOWN);

        DYNAMODB.create(CrmTable.definition());
        await().untilAsserted(() -> assertThat(watching.health().getStatus()).isEqualTo(Status.UP));

        assertThat(output).containsOnlyOnce("waiting for").containsOnlyOnce("is there");
    }

    @Test
    void noticesWhenTheTableGoes() {
        DYNAMODB.create(CrmTable.definition());
        watching.start();
        await().untilAsserted(() -> assertThat(watching.health().getStatus()).isEqualTo(Status.UP));

        DYNAMODB.client().deleteTable(request -> request.tableName(CrmTable.NAME));

        await().untilAsserted(() -> assertThat(watching.health().getStatus()).isEqualTo(Status.DOWN));
    }

    @Test
    void severalInstancesCreateTheTableTogether(CapturedOutput output) {
        List<TableWatch> instances = Stream.generate(() -> watch(true)).limit(4).toList();

        instances.forEach(TableWatch::start);

        await().untilAsserted(() -> assertThat(instances)
                .allMatch(instance -> instance.health().getStatus().equals(Status.UP)));
        instances.forEach(TableWatch::stop);
        assertThat(output).containsOnlyOnce("created the DynamoDB table");
        var table = DYNAMODB.client()
                .describeTable(request -> request.tableName(CrmTable.NAME))
                .table();
        assertThat(table.streamSpecification().streamViewType()).isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
        var expiry = DYNAMODB.client()
                .describeTimeToLive(request -> request.tableName(CrmTable.NAME))
                .timeToLiveDescription();
        assertThat(expiry.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
        assertThat(expiry.attributeName()).isEqualTo(CrmTable.EXPIRES_AT);
    }

    @Test
    void addsTheIndexToATableThatWasCreatedBeforeThereWasOne() {
        DYNAMODB.create(withoutIndex());
        TableWatch adding = watch(true);

        adding.start();

        await().untilAsserted(() -> assertThat(adding.health().getStatus()).isEqualTo(Status.UP));
        adding.stop();
        var table = DYNAMODB.client()
                .describeTable(request -> request.tableName(CrmTable.NAME))
                .table();
        assertThat(table.globalSecondaryIndexes()).singleElement().satisfies(index -> {
            assertThat(index.indexName()).isEqualTo(Outbox.INDEX);
            assertThat(index.indexStatus()).isEqualTo(IndexStatus.ACTIVE);
        });
    }

    @Test
    void saysThatATableLacksTheIndex() {
        DYNAMODB.create(withoutIndex());

        watching.start();

        await().untilAsserted(() -> assertThat(watching.health().getDetails().get("table"))
                .isEqualTo("it lacks the index 'outbox', and crm.table.create is off"));
        assertThat(watching.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void whatItBeganIsDoneWhenItHasStopped() {
        TableWatch creating = watch(true);

        creating.start();
        creating.stop();

        assertThat(DYNAMODB.client().listTables().tableNames()).contains(CrmTable.NAME);
    }

    private static CreateTableRequest withoutIndex() {
        return CrmTable.definition().toBuilder()
                .globalSecondaryIndexes(DefaultSdkAutoConstructList.<GlobalSecondaryIndex>getInstance())
                .attributeDefinitions(CrmTable.definition().attributeDefinitions().stream()
                        .filter(attribute -> attribute.attributeName().length() == 2)
                        .toList())
                .build();
    }

    private static TableWatch watch(boolean create) {
        return new TableWatch(DYNAMODB.client(), new TableSettings(create, Duration.ofMillis(20)));
    }
}
