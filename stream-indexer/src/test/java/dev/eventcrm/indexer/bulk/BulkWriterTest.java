package dev.eventcrm.indexer.bulk;

import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.indexer.Engines;
import dev.eventcrm.indexer.RunningIndexer;
import dev.eventcrm.indexer.bulk.BulkItemResult.AlreadyThere;
import dev.eventcrm.indexer.bulk.BulkItemResult.Refused;
import dev.eventcrm.indexer.bulk.BulkItemResult.Written;
import dev.eventcrm.indexer.projection.Projection;
import dev.eventcrm.schema.document.SearchDocument;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.FaultyProxy;
import dev.eventcrm.test.FaultyProxy.Fault;
import dev.eventcrm.test.FaultyProxy.Request;
import dev.eventcrm.test.OpenSearchNode;
import dev.eventcrm.test.TestAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The settle rules, held against the real OpenSearch behind a network that misbehaves. */
class BulkWriterTest {
    private static final Projection PROJECTION = new Projection(TestAddresses.HASHES);
    private static final OpenSearchNode OPEN_SEARCH = OpenSearchNode.shared();
    private static final FaultyProxy PROXY = FaultyProxy.before(OPEN_SEARCH.url());

    /** A keyword beyond what Lucene takes, which is 32,766 bytes. */
    private static final String TOO_LONG = "x".repeat(33_000);

    private static RunningIndexer indexer;

    @BeforeAll
    static void start() {
        DynamoDbLocal.shared().reset();
        Engines.dropIndexes(OPEN_SEARCH.url());
        indexer = RunningIndexer.start(DynamoDbLocal.shared(), PROXY.url(), "--crm.bulk.max-operations=10")
                .awaitReady();
    }

    @AfterAll
    static void stop() {
        indexer.close();
        PROXY.close();
    }

    @AfterEach
    void heal() {
        PROXY.heal();
    }

    @Test
    void writesEachDocumentWithItsVersion() throws InterruptedException {
        SearchDocument document = aDocument(7);

        assertThat(write(document)).containsExactly(new Written());
        assertThat(storedVersion(document)).isEqualTo(7);
    }

    @Test
    void takesAConflictForDone() throws InterruptedException {
        SearchDocument document = aDocument(7);
        write(document);

        assertThat(write(document)).containsExactly(new AlreadyThere());
        assertThat(write(aDocument(document.id(), 6))).containsExactly(new AlreadyThere());
        assertThat(storedVersion(document)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void sendsAgainWhatWasAnsweredWithAPassingError(int status) throws InterruptedException {
        PROXY.plan(3, Request::isBulk, new Fault.Answer(status, "{\"error\":\"later\"}"));

        assertThat(write(aDocument(1), aDocument(1))).containsExactly(new Written(), new Written());
        assertThat(PROXY.faultsLeft()).isZero();
    }

    @Test
    void sendsAgainWhatTimedOutAfterItWasApplied() throws InterruptedException {
        // Of its own: what the others send on a busy machine may take that long, and is then sent again.
        try (RunningIndexer impatient =
                RunningIndexer.start(DynamoDbLocal.shared(), PROXY.url(), "--crm.opensearch.response-timeout=3s")) {
            impatient.awaitReady();
            PROXY.plan(1, Request::isBulk, new Fault.HangAfterApplying());

            assertThat(impatient.bean(BulkWriter.class).write(List.of(aDocument(1))))
                    .containsExactly(new AlreadyThere());
        }
    }

    @Test
    void sendsAgainWhenTheConnectionBreaks() throws InterruptedException {
        PROXY.plan(2, Request::isBulk, new Fault.Break());
        PROXY.plan(1, Request::isBulk, new Fault.BreakAfterApplying());

        assertThat(write(aDocument(1))).containsExactly(new AlreadyThere());
        assertThat(PROXY.faultsLeft()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Bad gateway</html>", "{\"took\":1,\"errors\":false,\"items\":[]}", "{\"took\":"})
    void sendsAgainWhenTheAnswerMakesNoSense(String answer) throws InterruptedException {
        PROXY.plan(1, Request::isBulk, new Fault.Answer(200, answer));

        assertThat(write(aDocument(1))).containsExactly(new Written());
    }

    @Test
    void sendsAgainOnlyWhatIsNotSettled() throws InterruptedException {
        List<String> bodies = new ArrayList<>();
        PROXY.plan(1, Request::isBulk, new Fault.Rewrite(BulkWriterTest::withoutSecond, BulkWriterTest::secondIsBusy));
        PROXY.plan(
                1,
                Request::isBulk,
                new Fault.Rewrite(
                        body -> {
                            bodies.add(body);
                            return body;
                        },
                        answer -> answer));
        List<SearchDocument> documents = List.of(aDocument(1), aDocument(1), aDocument(1));

        assertThat(writer().write(documents)).containsExactly(new Written(), new Written(), new Written());

        assertThat(bodies)
                .singleElement()
                .satisfies(body -> assertThat(body)
                        .contains(documents.get(1).id())
                        .doesNotContain(documents.get(0).id())
                        .doesNotContain(documents.get(2).id()));
    }

    @Test
    void refusesADocumentThatTheIndexDoesNotTakeAndWritesItsNeighbours() throws InterruptedException {
        SearchDocument poison = PROJECTION.documentOf(
                aUser().withId(anId()).withCompany(TOO_LONG).build());

        List<BulkItemResult> settlements = write(aDocument(1), poison, aDocument(1));

        assertThat(settlements.get(0)).isInstanceOf(Written.class);
        assertThat(settlements.get(1))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.reason()).contains("company").contains("immense term"));
        assertThat(settlements.get(2)).isInstanceOf(Written.class);
    }

    @Test
    void refusesADocumentWithAFieldThatTheMappingDoesNotKnow() throws InterruptedException {
        PROXY.plan(
                1,
                Request::isBulk,
                new Fault.Rewrite(body -> body.replace("\"firstName\"", "\"nickname\""), answer -> answer));

        assertThat(write(aDocument(1)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains("strict_dynamic_mapping_exception")
                                .contains("nickname"));
    }

    @Test
    void findsTheOneThatMakesARequestTooLarge() throws InterruptedException {
        SearchDocument large = PROJECTION.documentOf(
                aUser().withId(anId()).withCompany("y".repeat(2_000)).build());
        PROXY.planForever(
                request -> request.isBulk() && request.body().contains("yyyyy"),
                new Fault.Answer(413, "{\"error\":\"too large\"}"));

        List<BulkItemResult> settlements = write(aDocument(1), aDocument(1), large, aDocument(1), aDocument(1));

        assertThat(settlements).filteredOn(Written.class::isInstance).hasSize(4);
        assertThat(settlements.get(2)).isInstanceOf(Refused.class);
    }

    @Test
    void waitsRatherThanRefuseWhenItMayNotWrite() throws InterruptedException {
        PROXY.plan(3, Request::isBulk, new Fault.Answer(403, "{\"error\":\"no permissions\"}"));

        assertThat(write(aDocument(1))).containsExactly(new Written());
    }

    @Test
    void waitsRatherThanRefuseWhenTheIndexIsBlocked() throws InterruptedException {
        setBlocked(true);
        Thread unblock = Thread.startVirtualThread(() -> {
            int seen = PROXY.requests();
            Awaitility.await().until(() -> PROXY.requests() > seen + 2);
            setBlocked(false);
        });

        assertThat(write(aDocument(1))).containsExactly(new Written());
        unblock.join();
    }

    @Test
    void createsAnIndexThatIsGoneAndGoesOn() throws InterruptedException {
        Engines.dropIndexes(OPEN_SEARCH.url());
        SearchDocument document = aDocument(1);

        assertThat(write(document)).containsExactly(new Written());
        assertThat(storedVersion(document)).isEqualTo(1);
        assertThat(Engines.count(OPEN_SEARCH.url(), SearchIndex.USERS.alias())).isEqualTo(1);
    }

    @Test
    void boundsARequestByItsNumberOfDocuments() throws InterruptedException {
        List<Integer> sizes = new ArrayList<>();
        PROXY.plan(
                3,
                Request::isBulk,
                new Fault.Rewrite(
                        body -> {
                            sizes.add((int) body.lines().count() / 2);
                            return body;
                        },
                        answer -> answer));

        List<BulkItemResult> settlements = writer().write(
                        IntStream.range(0, 25).mapToObj(_ -> aDocument(1)).toList());

        assertThat(settlements).hasSize(25).containsOnly(new Written());
        assertThat(sizes).containsExactly(10, 10, 5);
    }

    private static String withoutSecond(String body) {
        List<String> lines = new ArrayList<>(body.lines().toList());
        lines.remove(3);
        lines.remove(2);
        return String.join("\n", lines) + "\n";
    }

    private static String secondIsBusy(String answer) {
        ObjectNode response = (ObjectNode) JsonMapper.shared().readTree(answer);
        ArrayNode items = (ArrayNode) response.get("items");
        JsonNode busy = JsonMapper.shared()
                .readTree("{\"index\":{\"_index\":\"users-v1\",\"_id\":\"x\",\"status\":429,"
                        + "\"error\":{\"type\":\"es_rejected_execution_exception\",\"reason\":\"queue is full\"}}}");
        items.insert(1, busy);
        return response.put("errors", true).toString();
    }

    private static void setBlocked(boolean isBlocked) {
        Engines.call(
                OPEN_SEARCH.url(),
                "PUT",
                "/" + SearchIndex.USERS.physicalName() + "/_settings",
                "{\"index.blocks.write\":" + isBlocked + "}");
    }

    private static BulkWriter writer() {
        return indexer.bean(BulkWriter.class);
    }

    private static List<BulkItemResult> write(SearchDocument... documents) throws InterruptedException {
        return writer().write(List.of(documents));
    }

    private static long storedVersion(SearchDocument document) {
        return Engines.document(OPEN_SEARCH.url(), SearchIndex.USERS, document.id())
                .orElseThrow()
                .get("_version")
                .asLong();
    }

    private static SearchDocument aDocument(long version) {
        return aDocument(anId(), version);
    }

    private static SearchDocument aDocument(String id, long version) {
        return PROJECTION.documentOf(aUser().withId(id).atVersion(version).build());
    }

    private static String anId() {
        return UUID.randomUUID().toString();
    }
}
