package dev.eventcrm.indexer;

import static dev.eventcrm.test.RegistrationItemBuilder.aRegistration;
import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.FaultyProxy;
import dev.eventcrm.test.FaultyProxy.Fault;
import dev.eventcrm.test.FaultyProxy.Request;
import dev.eventcrm.test.OpenSearchNode;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A poison record is set aside, tells why, holds nothing up, and can be tried again. */
class DeadLetterTest {
    private static final DynamoDbLocal DYNAMO_DB = DynamoDbLocal.shared();
    private static final OpenSearchNode OPEN_SEARCH = OpenSearchNode.shared();
    private static final FaultyProxy PROXY = FaultyProxy.before(OPEN_SEARCH.url());

    /** A keyword beyond what Lucene takes, which is 32,766 bytes. */
    private static final String TOO_LONG = "x".repeat(33_000);

    private static RunningIndexer indexer;

    @BeforeAll
    static void start() {
        DYNAMO_DB.reset();
        Engines.dropIndexes(OPEN_SEARCH.url());
        indexer = RunningIndexer.start(DYNAMO_DB, PROXY.url()).awaitReady();
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
    void setsAsideWhatCannotBeReadWhileItsNeighboursProceed() {
        ProjectedItem before = aUser().withId("before").build();
        ProjectedItem after = aUser().withId("after").build();

        Engines.write(DYNAMO_DB, before);
        Engines.write(DYNAMO_DB, withoutFirstName("unreadable"));
        Engines.write(DYNAMO_DB, after);

        awaitVersion(before);
        awaitVersion(after);
        JsonNode letter = awaitLetterOf("unreadable");
        assertThat(letter.get("index").asString()).isEqualTo("users");
        assertThat(letter.get("version").asLong()).isEqualTo(1);
        assertThat(letter.get("reason").asString()).contains("firstName");
        assertThat(letter.get("failedAt").asString()).startsWith("20").endsWith("Z");
    }

    @Test
    void setsAsideWhatOpenSearchRefuses() {
        Engines.write(DYNAMO_DB, aUser().withId("refused").withCompany(TOO_LONG).build());

        JsonNode letter = awaitLetterOf("refused");

        assertThat(letter.get("index").asString()).isEqualTo("users");
        assertThat(letter.get("reason").asString()).contains("company");
    }

    @Test
    void tellsNullForWhatIsNotKnown() {
        Map<String, AttributeValue> item = Map.of(
                CrmTable.PARTITION_KEY,
                AttributeValue.fromS("X#1"),
                CrmTable.SORT_KEY,
                AttributeValue.fromS("Y"),
                "kind",
                AttributeValue.fromS("spaceship"));
        Engines.write(DYNAMO_DB, item);

        JsonNode letter = await().until(
                        () -> letters()
                                .valueStream()
                                .filter(one -> one.get("reason").asString().contains("spaceship"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();

        assertThat(letter.get("index").isNull()).isTrue();
        assertThat(letter.get("documentId").isNull()).isTrue();
        assertThat(letter.get("version").isNull()).isTrue();
    }

    @Test
    void keepsOneLetterHoweverOftenTheRecordComes() {
        Engines.write(DYNAMO_DB, withoutFirstName("twice"));
        awaitLetterOf("twice");
        Map<String, AttributeValue> again = new HashMap<>(withoutFirstName("twice"));
        again.put("city", AttributeValue.fromS("Elsewhere"));

        Engines.write(DYNAMO_DB, again);
        ProjectedItem after = aUser().withId("after-twice").build();
        Engines.write(DYNAMO_DB, after);
        awaitVersion(after);

        assertThat(letters()
                        .valueStream()
                        .filter(one -> one.get("documentId").asString("").equals("twice")))
                .hasSize(1);
    }

    @Test
    void keepsALetterOfARecordThatIsTooLargeToKeep() {
        Map<String, AttributeValue> large = new HashMap<>(withoutFirstName("large"));
        large.put("notes", AttributeValue.fromS("n".repeat(390_000)));
        Engines.write(DYNAMO_DB, large);
        large.put("version", AttributeValue.fromN("2"));
        Engines.write(DYNAMO_DB, large);

        await().until(() -> letters()
                        .valueStream()
                        .filter(one -> one.get("documentId").asString("").equals("large"))
                        .count()
                == 2);
    }

    @Test
    void replaysTheItemOnceItIsRepaired() {
        Engines.write(DYNAMO_DB, withoutFirstName("repaired"));
        String id = awaitLetterOf("repaired").get("id").asString();
        HttpResponse<String> failed = replay(id);
        assertThat(failed.statusCode()).isEqualTo(409);
        assertThat(failed.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JsonMapper.shared().readTree(failed.body()).get("detail").asString())
                .contains("firstName");
        PROXY.planForever(Request::isBulk, new Fault.Answer(503, "{}"));
        ProjectedItem repaired = aUser().withId("repaired").build();
        Engines.write(DYNAMO_DB, repaired);

        HttpResponse<String> unknown = replay(id);
        assertThat(unknown.statusCode()).isEqualTo(503);
        assertThat(unknown.headers().firstValue("Retry-After")).isPresent();
        assertThat(letterOf("repaired")).isPresent();

        PROXY.heal();
        assertThat(replay(id).statusCode()).isEqualTo(200);
        assertThat(Engines.version(OPEN_SEARCH.url(), repaired)).isEqualTo(1);
        assertThat(letterOf("repaired")).isEmpty();
    }

    @Test
    void replaysTheKeptRecordWhenTheItemIsGone() {
        ProjectedItem refused = aRegistration().forEvent("gone").of("u1").build();
        PROXY.plan(
                1,
                request -> request.isBulk() && request.body().contains("\"gone\""),
                new Fault.Rewrite(body -> body.replace("\"eventId\"", "\"party\""), answer -> answer));
        Engines.write(DYNAMO_DB, refused);
        String id = awaitLetterOf("gone~u1").get("id").asString();
        DYNAMO_DB
                .client()
                .deleteItem(delete ->
                        delete.tableName(CrmTable.NAME).key(refused.key().toAttributes()));

        assertThat(replay(id).statusCode()).isEqualTo(200);

        await().until(() -> Engines.version(OPEN_SEARCH.url(), refused) == 2);
        assertThat(letterOf("gone~u1")).isEmpty();
    }

    @Test
    void doesNotKnowALetterThatThereIsNot() {
        HttpResponse<String> answer = replay("none");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(JsonMapper.shared().readTree(answer.body()).get("detail").asString())
                .contains("none");
    }

    private static Map<String, AttributeValue> withoutFirstName(String id) {
        Map<String, AttributeValue> item =
                new HashMap<>(aUser().withId(id).build().toAttributes());
        item.remove("firstName");
        return item;
    }

    private static void awaitVersion(ProjectedItem item) {
        await().until(() -> Engines.version(OPEN_SEARCH.url(), item) == 1);
    }

    private static HttpResponse<String> replay(String id) {
        return Engines.send(indexer.url(), "POST", "/dead-letters/" + id + "/replay", "");
    }

    private static JsonNode awaitLetterOf(String documentId) {
        return await().until(() -> letterOf(documentId), Optional::isPresent).orElseThrow();
    }

    private static Optional<JsonNode> letterOf(String documentId) {
        return letters()
                .valueStream()
                .filter(letter -> letter.get("documentId").asString("").equals(documentId))
                .findFirst();
    }

    private static JsonNode letters() {
        JsonNode listing = Engines.call(indexer.url(), "GET", "/dead-letters", "");
        assertThat(listing.get("count").asInt())
                .isEqualTo(listing.get("deadLetters").size());
        return listing.get("deadLetters");
    }
}
