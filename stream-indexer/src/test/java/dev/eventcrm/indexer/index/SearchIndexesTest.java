package dev.eventcrm.indexer.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventcrm.indexer.Engines;
import dev.eventcrm.indexer.RunningIndexer;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.table.retry.RetryLoop;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.OpenSearchNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SearchIndexesTest {
    private static final OpenSearchNode OPEN_SEARCH = OpenSearchNode.shared();
    private static final String USERS = SearchIndex.USERS.physicalName();

    private static RunningIndexer indexer;

    @BeforeAll
    static void start() {
        DynamoDbLocal.shared().reset();
        Engines.dropIndexes(OPEN_SEARCH.url());
        indexer =
                RunningIndexer.start(DynamoDbLocal.shared(), OPEN_SEARCH.url()).awaitReady();
    }

    @AfterAll
    static void stop() {
        Engines.dropIndexes(OPEN_SEARCH.url());
        indexer.close();
    }

    @BeforeEach
    void noIndex() {
        Engines.dropIndexes(OPEN_SEARCH.url());
    }

    @Test
    void createsEveryIndexWithBothAliases() throws InterruptedException {
        ensure();

        for (SearchIndex index : SearchIndex.values()) {
            JsonNode live = call("GET", "/" + index.physicalName(), "").get(index.physicalName());
            assertThat(live.at("/mappings/dynamic").asString()).isEqualTo("strict");
            assertThat(live.at("/settings/index/refresh_interval").asString()).isEqualTo("200ms");
            assertThat(live.get("aliases").propertyNames())
                    .containsExactlyInAnyOrder(index.alias(), index.unfilteredAlias());
        }
    }

    @Test
    void hidesTombstonesBehindTheAliasOnly() throws InterruptedException {
        ensure();
        call("PUT", "/" + USERS + "/_doc/living", "{\"id\":\"living\"}");
        call("PUT", "/" + USERS + "/_doc/dead", "{\"id\":\"dead\",\"deletedAt\":\"2026-01-01T00:00:00Z\"}");

        assertThat(Engines.count(OPEN_SEARCH.url(), SearchIndex.USERS.alias())).isEqualTo(1);
        assertThat(Engines.count(OPEN_SEARCH.url(), SearchIndex.USERS.unfilteredAlias()))
                .isEqualTo(2);
    }

    @Test
    void isContentWithWhatItCreated() throws InterruptedException {
        ensure();
        call("PUT", "/" + USERS + "/_doc/kept", "{\"id\":\"kept\"}");

        ensure();

        assertThat(Engines.count(OPEN_SEARCH.url(), SearchIndex.USERS.alias())).isEqualTo(1);
    }

    @Test
    void letsManyStartAtTheSameTime() throws InterruptedException, ExecutionException {
        List<Future<?>> starters = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                starters.add(threads.submit(() -> {
                    ensure();
                    return null;
                }));
            }
        }

        for (Future<?> starter : starters) {
            assertThat(starter.get()).isNull();
        }
    }

    @Test
    void putsBackAnAliasThatIsMissing() throws InterruptedException {
        ensure();
        call("DELETE", "/" + USERS + "/_alias/users", "");

        ensure();

        assertThat(call("GET", "/_alias/users", "")
                        .at("/" + USERS + "/aliases/users/filter")
                        .isObject())
                .isTrue();
    }

    @Test
    void putsBackTheFilterOfAnAlias() throws InterruptedException {
        ensure();
        call("POST", "/_aliases", "{\"actions\":[{\"add\":{\"index\":\"users-v1\",\"alias\":\"users\"}}]}");

        ensure();

        assertThat(call("GET", "/_alias/users", "")
                        .at("/" + USERS + "/aliases/users/filter")
                        .isObject())
                .isTrue();
    }

    @Test
    void refusesAFieldOfAnotherType() {
        createUsersWith(
                "\"gender\": {\n        \"type\": \"keyword\"", "\"gender\": {\n        \"type\": \"wildcard\"");

        assertThatThrownBy(SearchIndexesTest::ensure)
                .isInstanceOf(IndexDriftException.class)
                .hasMessageContaining(USERS)
                .hasMessageContaining("mappings.properties.gender.type is \"wildcard\", should be \"keyword\"")
                .hasMessageContaining("./crm up --fresh");
    }

    @Test
    void refusesAnIndexThatLacksANewField() {
        createUsersWith("\"city\": {", "\"town\": {");

        assertThatThrownBy(SearchIndexesTest::ensure)
                .isInstanceOf(IndexDriftException.class)
                .hasMessageContaining("mappings.properties.city is absent, should be {\"type\":\"keyword\"")
                .hasMessageContaining("mappings.properties.town is {\"type\":\"keyword\"");
    }

    @Test
    void refusesAParameterThatTheFileDoesNotSet() {
        createUsersWith(
                "\"phoneNumber\": {\n        \"type\": \"keyword\"",
                "\"phoneNumber\": {\n        \"type\": \"keyword\", \"ignore_above\": 256");

        assertThatThrownBy(SearchIndexesTest::ensure)
                .isInstanceOf(IndexDriftException.class)
                .hasMessageContaining("mappings.properties.phoneNumber.ignore_above is 256, should be absent");
    }

    @Test
    void refusesAnotherAnalysis() {
        createUsersWith("\"tokenizer\": \"standard\"", "\"tokenizer\": \"whitespace\"");

        assertThatThrownBy(SearchIndexesTest::ensure)
                .isInstanceOf(IndexDriftException.class)
                .hasMessageContaining("settings.index.analysis.analyzer.folded_words.tokenizer is \"whitespace\","
                        + " should be \"standard\"");
    }

    @Test
    void refusesToTakeAnAliasFromAnotherIndex() {
        call("PUT", "/users-v99", "{\"aliases\":{\"users\":{}}}");

        assertThatThrownBy(SearchIndexesTest::ensure)
                .isInstanceOf(IndexDriftException.class)
                .hasMessageContaining("the alias users is on users-v99");
        assertThat(call("GET", "/" + USERS, "").path("status").asInt(0)).isEqualTo(404);
        call("DELETE", "/users-v99", "");
    }

    @Test
    void leavesTheAliasesWithAnOlderGenerationUntilTheScanIsDone() throws InterruptedException {
        call("PUT", "/users-v0", "{\"aliases\":{\"users\":{},\"users-all\":{}}}");

        ensure();
        ensure();
        assertThat(holders("users")).containsExactly("users-v0");
        assertThat(call("GET", "/" + USERS + "/_count", "").get("count").asInt())
                .isZero();

        indexer.bean(SearchIndexes.class).swapAliases();
        assertThat(holders("users")).containsExactly(USERS);
        assertThat(holders("users-all")).containsExactly(USERS);
        assertThat(call("GET", "/_alias/users", "")
                        .at("/" + USERS + "/aliases/users/filter")
                        .isObject())
                .isTrue();
        call("DELETE", "/users-v0", "");
    }

    private static Collection<String> holders(String alias) {
        return call("GET", "/_alias/" + alias, "").propertyNames();
    }

    private static void createUsersWith(String replaced, String replacement) {
        String definition = SearchIndex.USERS.definition();
        assertThat(definition).contains(replaced);
        JsonNode created = call("PUT", "/" + USERS, definition.replace(replaced, replacement));
        assertThat(created.path("acknowledged").asBoolean(false))
                .as(created.toString())
                .isTrue();
    }

    private static void ensure() throws InterruptedException {
        indexer.bean(SearchIndexes.class).ensure(indexer.bean(RetryLoop.class));
    }

    private static JsonNode call(String method, String path, String body) {
        return Engines.call(OPEN_SEARCH.url(), method, path, body);
    }
}
