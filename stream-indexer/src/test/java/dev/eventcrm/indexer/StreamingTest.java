package dev.eventcrm.indexer;

import static dev.eventcrm.test.EventItemBuilder.anEvent;
import static dev.eventcrm.test.RegistrationItemBuilder.aRegistration;
import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.OpenSearchNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/** What is written to the table stands in the read model soon after. */
class StreamingTest {
    private static final DynamoDbLocal DYNAMO_DB = DynamoDbLocal.shared();
    private static final OpenSearchNode OPEN_SEARCH = OpenSearchNode.shared();
    private static final Instant DELETED = Instant.parse("2026-02-03T04:05:06.007Z");

    private static RunningIndexer indexer;

    @BeforeAll
    static void start() {
        DYNAMO_DB.reset();
        Engines.dropIndexes(OPEN_SEARCH.url());
        indexer = RunningIndexer.start(
                        DYNAMO_DB,
                        OPEN_SEARCH.url(),
                        "--crm.stream.page-size=20",
                        "--crm.stream.discovery-interval=10m")
                .awaitReady();
    }

    @AfterAll
    static void stop() {
        indexer.close();
    }

    @Test
    void bringsEveryKindIntoItsIndex() {
        ProjectedItem user = aUser().withId("every-kind").build();
        ProjectedItem event = anEvent().withId("every-kind").build();
        ProjectedItem registration = aRegistration().forEvent("every-kind").build();

        Engines.write(DYNAMO_DB, user);
        Engines.write(DYNAMO_DB, event);
        Engines.write(DYNAMO_DB, registration);

        awaitVersion(user, 1);
        awaitVersion(event, 1);
        awaitVersion(registration, 1);
        assertThat(Engines.document(OPEN_SEARCH.url(), SearchIndex.USERS, "every-kind"))
                .hasValueSatisfying(found ->
                        assertThat(found.at("/_source/company").asString()).isEqualTo("TechCorp"));
    }

    @Test
    void findsAPersonBySearchAndNoLongerOnceTheyAreDeleted() {
        Engines.write(
                DYNAMO_DB, aUser().withId("deleted").withCompany("Deletable").build());
        await().until(() -> found("Deletable") == 1);

        ProjectedItem tombstone =
                aUser().withId("deleted").atVersion(2).deletedAt(DELETED).build();
        Engines.write(DYNAMO_DB, tombstone);

        await().until(() -> found("Deletable") == 0);
        assertThat(Engines.version(OPEN_SEARCH.url(), tombstone)).isEqualTo(2);
    }

    @Test
    void keepsATombstoneWhenTheTablePurgesTheItem() {
        ProjectedItem tombstone =
                aUser().withId("purged").atVersion(2).deletedAt(DELETED).build();
        Engines.write(DYNAMO_DB, tombstone);
        awaitVersion(tombstone, 2);

        DYNAMO_DB
                .client()
                .deleteItem(delete ->
                        delete.tableName(CrmTable.NAME).key(tombstone.key().toAttributes()));

        awaitVersion(tombstone, 3);
        Engines.write(DYNAMO_DB, aUser().withId("purged").atVersion(1).build());
        Engines.write(DYNAMO_DB, aUser().withId("after-purged").build());
        awaitVersion(aUser().withId("after-purged").build(), 1);
        assertThat(Engines.version(OPEN_SEARCH.url(), tombstone)).isEqualTo(3);
    }

    @Test
    void passesOverWhatIsNotProjected() {
        Map<String, AttributeValue> guard =
                new HashMap<>(ItemKey.addressGuard("a@example.com").toAttributes());
        guard.put("owner", AttributeValue.fromS("u1"));
        Engines.write(DYNAMO_DB, guard);
        ProjectedItem next = aUser().withId("after-guard").build();

        Engines.write(DYNAMO_DB, next);

        awaitVersion(next, 1);
        assertThat(Engines.call(indexer.url(), "GET", "/dead-letters", "")
                        .get("count")
                        .asInt())
                .isZero();
    }

    @Test
    void losesNothingWhileShardsRollOver() throws InterruptedException {
        Written written = new Written(DYNAMO_DB);
        Thread writer = Thread.startVirtualThread(() -> written.write(100, 3));

        for (int rollover = 1; rollover <= 3; rollover++) {
            int goal = 20 * rollover;
            await().until(() -> written.size() >= goal);
            DYNAMO_DB.rollOverShards();
        }
        writer.join();

        written.awaitAllIn(OPEN_SEARCH.url());
        assertThat(indexer.bean(MeterRegistry.class)
                        .get("crm.indexer.gaps")
                        .counter()
                        .count())
                .isZero();
    }

    @Test
    void tellsPrometheusAndHealthHowFarItIs() {
        ProjectedItem user = aUser().withId("measured").build();
        Engines.write(DYNAMO_DB, user);
        awaitVersion(user, 1);

        JsonNode stream = indexer.health("readiness").at("/components/stream");
        assertThat(stream.get("status").asString()).isEqualTo("UP");
        assertThat(stream.at("/details/openShards").asInt()).isEqualTo(1);
        assertThat(stream.at("/details/lagging").asBoolean()).isFalse();
        assertThat(stream.at("/details/lagSeconds").isNumber()).isTrue();
        assertThat(Engines.text(indexer.url(), "/actuator/prometheus"))
                .contains("crm_indexer_lag_seconds{shard=\"shardId-")
                .contains("crm_indexer_records_total")
                .contains("crm_indexer_documents_total{index=\"users\",outcome=\"written\"}")
                .contains("crm_indexer_retries_total")
                .contains("crm_indexer_dead_letters_total")
                .contains("crm_indexer_gaps_total")
                .contains("crm_indexer_bulk_seconds_count")
                .contains("crm_indexer_end_to_end_seconds_count");
    }

    private static void awaitVersion(ProjectedItem item, long version) {
        await().untilAsserted(() ->
                assertThat(Engines.version(OPEN_SEARCH.url(), item)).isEqualTo(version));
    }

    private static long found(String company) {
        return Engines.call(
                        OPEN_SEARCH.url(), "GET", "/" + SearchIndex.USERS.alias() + "/_count?q=company:" + company, "")
                .get("count")
                .asLong();
    }
}
