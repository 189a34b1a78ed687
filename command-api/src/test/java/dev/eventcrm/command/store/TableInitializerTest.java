package dev.eventcrm.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.table.probe.DependencyProbe;
import dev.eventcrm.table.probe.ProbeHealthIndicator;
import dev.eventcrm.table.probe.ProbeSettings;
import dev.eventcrm.table.retry.OutageLog;
import dev.eventcrm.table.retry.RetryableCall;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.FaultyProxy;
import dev.eventcrm.test.FaultyProxy.Fault;
import dev.eventcrm.test.MovableClock;
import dev.eventcrm.test.TestAddresses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructList;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

@ExtendWith(OutputCaptureExtension.class)
class TableInitializerTest {
    private static final DynamoDbLocal DYNAMODB = DynamoDbLocal.start();

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private static final ProbeSettings SETTINGS = new ProbeSettings(
            Duration.ofMillis(20),
            Duration.ofMillis(20),
            Duration.ofMillis(20),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1));

    private final Watch watching = watch(false);

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

        assertThat(output).containsOnlyOnce("waiting for").containsOnlyOnce("is back");
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
        List<Watch> instances = Stream.generate(() -> watch(true)).limit(4).toList();

        instances.forEach(Watch::start);

        await().untilAsserted(() -> assertThat(instances)
                .allMatch(instance -> instance.health().getStatus().equals(Status.UP)));
        instances.forEach(Watch::stop);
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
        Watch adding = watch(true);

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

        await().untilAsserted(() -> assertThat(watching.health().getDetails().get("reason"))
                .isEqualTo("the table lacks the index 'outbox', and crm.table.create is off"));
        assertThat(watching.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void createsTheTableAgainThatWasDeleted() {
        Watch creating = watch(true);
        creating.start();
        await().untilAsserted(() -> assertThat(creating.health().getStatus()).isEqualTo(Status.UP));

        DYNAMODB.client().deleteTable(request -> request.tableName(CrmTable.NAME));

        await().until(() -> DYNAMODB.client().listTables().tableNames().contains(CrmTable.NAME));
        creating.stop();
    }

    @Test
    void asksTheControlPlaneLessOftenTheLongerItTakes() {
        MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
        try (FaultyProxy network = FaultyProxy.before(DYNAMODB.url());
                DynamoDbClient client = DYNAMODB.clientThrough(network.url())) {
            network.planForever(request -> request.isCallOf("CreateTable"), refusal("ResourceInUseException"));
            TableInitializer initializer = new TableInitializer(
                    client, true, Duration.ofMinutes(1), new AddressSecrets(TestAddresses.HASHES), clock);
            List<Integer> callsAfterEachSecond = new ArrayList<>();

            for (int second = 0; second <= 8; second++) {
                initializer.make();
                initializer.make();
                callsAfterEachSecond.add(network.callsOf("CreateTable"));
                clock.advance(Duration.ofSeconds(1));
            }

            assertThat(callsAfterEachSecond).containsExactly(1, 2, 2, 3, 3, 3, 3, 4, 4);
            assertThat(network.callsOf("DescribeTable")).isZero();
        }
    }

    @Test
    void aRefusalOfTimeToLiveIsNotTakenForAMissingIndex() {
        DYNAMODB.create(CrmTable.definition());
        try (FaultyProxy network = FaultyProxy.before(DYNAMODB.url());
                DynamoDbClient client = DYNAMODB.clientThrough(network.url())) {
            network.plan(1, request -> request.isCallOf("UpdateTimeToLive"), refusal("ValidationException"));
            MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
            TableInitializer initializer = new TableInitializer(
                    client, true, Duration.ofMinutes(1), new AddressSecrets(TestAddresses.HASHES), clock);

            assertThat(initializer.make())
                    .isInstanceOfSatisfying(
                            RetryableCall.RetryLater.class,
                            refused -> assertThat(refused.reason()).contains("time to live"));
            clock.advance(Duration.ofSeconds(1));

            assertThat(initializer.make()).isEqualTo(new RetryableCall.Success<>(true));
            assertThat(network.callsOf("UpdateTable")).isZero();
        }
    }

    @Test
    void refusesToWorkWithoutASecretThatTheTableWasWrittenWith() {
        DYNAMODB.create(CrmTable.definition());
        AddressHashes others = AddressHashes.of("a secret that was lost in the meantime", List.of(), false);
        assertThat(look(others)).isEqualTo(new RetryableCall.Success<>(true));

        assertThat(look(TestAddresses.HASHES))
                .isInstanceOfSatisfying(
                        RetryableCall.RetryLater.class,
                        refused -> assertThat(refused.reason())
                                .contains("the key " + others.keyId(), "CRM_ADDRESSES_EARLIERSECRETS"));
        assertThat(look(others)).isEqualTo(new RetryableCall.Success<>(true));
    }

    @Test
    void aSecretMayChangeAsLongAsTheEarlierOneIsKnown() {
        DYNAMODB.create(CrmTable.definition());
        AddressHashes before = AddressHashes.of(TestAddresses.EARLIER_SECRET, List.of(), false);

        assertThat(look(before)).isEqualTo(new RetryableCall.Success<>(true));
        assertThat(look(TestAddresses.HASHES)).isEqualTo(new RetryableCall.Success<>(true));

        assertThat(look(before)).isInstanceOf(RetryableCall.RetryLater.class);
    }

    /** As a service does that starts with these secrets. */
    private static RetryableCall.Outcome<Boolean> look(AddressHashes hashes) {
        return new TableInitializer(
                        DYNAMODB.client(), false, Duration.ofMinutes(1), new AddressSecrets(hashes), Clock.systemUTC())
                .make();
    }

    private static Fault refusal(String code) {
        return new Fault.Answer(
                400, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"\"}".formatted(code));
    }

    private static CreateTableRequest withoutIndex() {
        return CrmTable.definition().toBuilder()
                .globalSecondaryIndexes(DefaultSdkAutoConstructList.<GlobalSecondaryIndex>getInstance())
                .attributeDefinitions(CrmTable.definition().attributeDefinitions().stream()
                        .filter(attribute -> attribute.attributeName().length() == 2)
                        .toList())
                .build();
    }

    private static Watch watch(boolean create) {
        return Watch.on(DYNAMODB.client(), create);
    }

    /** The probe and the health that is read from it. */
    private record Watch(DependencyProbe probe, ProbeHealthIndicator indicator) {
        static Watch on(DynamoDbClient client, boolean create) {
            Clock clock = Clock.systemUTC();
            OutageLog table = new OutageLog("the DynamoDB table 'crm'", clock);
            DependencyProbe probe = new DependencyProbe(
                    table,
                    new TableInitializer(
                            client, create, SETTINGS.timeout(), new AddressSecrets(TestAddresses.HASHES), clock),
                    SETTINGS,
                    clock,
                    new Random(7),
                    _ -> {});
            return new Watch(probe, new ProbeHealthIndicator(table, probe));
        }

        void start() {
            probe.start();
        }

        void stop() {
            probe.stop();
        }

        Health health() {
            return indicator.health();
        }
    }
}
