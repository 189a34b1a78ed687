package dev.eventcrm.query.consistency;

import static dev.eventcrm.test.EventItemBuilder.anEvent;
import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.QueryApi.Reply;
import dev.eventcrm.query.ReadModel;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.item.ProjectedItem;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsistencyTest {
    private static final QueryApi API = QueryApi.shared();
    private static final ReadModel READ_MODEL = ReadModel.shared();
    private static final AtomicInteger NEXT_ID = new AtomicInteger();

    /** Searches see what is written only when a test says so. */
    @BeforeAll
    static void standStill() {
        READ_MODEL.reset();
        READ_MODEL.refreshEvery(SearchIndex.USERS, "-1");
        READ_MODEL.refreshEvery(SearchIndex.EVENTS, "-1");
    }

    /** An id that no other test uses. */
    private final String id = "id-" + NEXT_ID.incrementAndGet();

    private static void write(ProjectedItem item) {
        READ_MODEL.write(List.of(ReadModel.document(item)), false);
    }

    private static long looks() {
        return API.bean(MeterRegistry.class).find("crm.query.search").tag("operation", "versions").timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    /** Sends a request and returns once it was seen to wait. */
    private static CompletableFuture<Reply> waiting(Supplier<Reply> request) {
        long before = looks();
        CompletableFuture<Reply> answer = CompletableFuture.supplyAsync(request);
        await().until(() -> looks() > before + 3);
        assertThat(answer).isNotDone();
        return answer;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users?company=techcorp&id=", "/users/filter?limit=5&id=", "/users?q=ali&id="})
    void aListWaitsUntilSearchesSeeTheDocument(String address) {
        write(aUser().withId(id).build());

        CompletableFuture<Reply> answer =
                waiting(() -> API.get(address + id, "Consistency-Token", "user:" + id + ":1", "Prefer", "wait=20"));
        READ_MODEL.refresh(SearchIndex.USERS);

        assertThat(answer.join().each("users", "id")).containsExactly(id);
        assertThat(answer.join().header("Preference-Applied")).isEqualTo("wait=20");
    }

    @Test
    void aSearchByBodyAndAnExportWaitToo() {
        write(aUser().withId(id).build());

        CompletableFuture<Reply> search = waiting(() -> API.post(
                "/users/search",
                "{\"filter\":{\"eq\":{\"field\":\"id\",\"value\":\"" + id + "\"}}}",
                "Consistency-Token",
                "user:" + id + ":1",
                "Prefer",
                "wait=20"));
        CompletableFuture<Reply> export = waiting(() -> API.get(
                "/users/export?format=ndjson&id=" + id, "Consistency-Token", "user:" + id + ":1", "Prefer", "wait=20"));
        READ_MODEL.refresh(SearchIndex.USERS);

        assertThat(search.join().each("users", "id")).containsExactly(id);
        assertThat(export.join().response().body()).startsWith("{\"id\":\"" + id + "\"");
    }

    @Test
    void anOlderVersionIsNotEnough() {
        write(aUser().withId(id).build());
        READ_MODEL.refresh(SearchIndex.USERS);
        write(aUser().withId(id).atVersion(2).withCompany("Umbrella").build());

        CompletableFuture<Reply> answer = waiting(() -> API.get(
                "/users?company=umbrella&id=" + id, "Consistency-Token", "user:" + id + ":2", "Prefer", "wait=20"));
        READ_MODEL.refresh(SearchIndex.USERS);

        assertThat(answer.join().each("users", "id")).containsExactly(id);
    }

    @Test
    void aDeletionIsWaitedForAsWell() {
        write(aUser().withId(id).build());
        READ_MODEL.refresh(SearchIndex.USERS);
        write(aUser().withId(id)
                .atVersion(2)
                .deletedAt(Instant.parse("2026-01-02T00:00:00Z"))
                .build());

        CompletableFuture<Reply> answer = waiting(
                () -> API.get("/users?id=" + id, "Consistency-Token", "user:" + id + ":2", "Prefer", "wait=20"));
        READ_MODEL.refresh(SearchIndex.USERS);

        assertThat(answer.join().body().get("total").intValue()).isZero();
    }

    @Test
    void documentsOfOtherIndexesAreWaitedForToo() {
        write(anEvent().withId(id).build());

        CompletableFuture<Reply> answer =
                waiting(() -> API.get("/users", "Consistency-Token", "event:" + id + ":1", "Prefer", "wait=20"));
        READ_MODEL.refresh(SearchIndex.EVENTS);

        assertThat(answer.join().status()).isEqualTo(200);
    }

    @Test
    void aFetchByIdWaitsForTheStoredVersionOnly() {
        write(aUser().withId(id).build());

        CompletableFuture<Reply> answer =
                waiting(() -> API.get("/users/" + id, "Consistency-Token", "user:" + id + ":2", "Prefer", "wait=20"));
        write(aUser().withId(id).atVersion(2).build());

        assertThat(answer.join().header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void anEventIsWaitedForByItsSlug() {
        write(anEvent().withId(id).build());

        CompletableFuture<Reply> answer = waiting(() ->
                API.get("/events/slug/slug-" + id, "Consistency-Token", "event:" + id + ":1", "Prefer", "wait=20"));
        READ_MODEL.refresh(SearchIndex.EVENTS);

        assertThat(answer.join().status()).isEqualTo(200);
    }

    @Test
    void inTimeOrNotAtAll() {
        write(aUser().withId(id).build());
        READ_MODEL.refresh(SearchIndex.USERS);

        Reply answer = API.get("/users", "Consistency-Token", "user:" + id + ":2,event:e9:12", "Prefer", "wait=0");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=0");
        assertThat(answer.body().get("detail").stringValue())
                .isEqualTo("After 0 s the read model does not show user:" + id
                        + ":2 (seen at version 1), event:e9:12 (not seen yet).");
    }

    @Test
    void aTimeoutComesWhenPatienceEnds() {
        Instant start = Instant.now();

        Reply answer = API.get("/users/" + id, "Consistency-Token", "user:" + id + ":1", "Prefer", "wait=1");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "user:u1", "user:u1:x", "venue:v1:1", "user:u1:1,,", "user:u 1:1"})
    void aMalformedTokenIsRefused(String token) {
        for (String address : new String[] {"/users", "/users/u1", "/events/slug/s", "/users/u1/registrations"}) {
            Reply answer = API.get(address, "Consistency-Token", token);

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.wrongFields()).containsExactly("Consistency-Token");
        }
    }

    @Test
    void aTokenOfManyDocumentsIsTaken() {
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            token.append(i == 0 ? "" : ",")
                    .append("registration:event-")
                    .append("e".repeat(40))
                    .append(i)
                    .append("~u:1");
        }

        Reply answer = API.get("/users", "Consistency-Token", token.toString(), "Prefer", "wait=0");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body().get("detail").stringValue()).endsWith(" and 495 more.");
    }
}
