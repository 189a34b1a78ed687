package dev.eventcrm.query.consistency;

import static dev.eventcrm.test.EventItemBuilder.anEvent;
import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.QueryApi.Answer;
import dev.eventcrm.query.ReadModel;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.item.ProjectedItem;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsistencyTest {
    private static final QueryApi API = QueryApi.shared();
    private static final ReadModel READ_MODEL = ReadModel.shared();

    @BeforeAll
    static void indexes() {
        READ_MODEL.reset();
    }

    /** Searches see what is written only when a test says so. */
    @BeforeEach
    void standStill() {
        READ_MODEL.reset(SearchIndex.USERS, SearchIndex.EVENTS);
        READ_MODEL.refreshEvery(SearchIndex.USERS, "-1");
        READ_MODEL.refreshEvery(SearchIndex.EVENTS, "-1");
    }

    private static void write(ProjectedItem item) {
        READ_MODEL.write(List.of(ReadModel.document(item)), false);
    }

    private static long looks() {
        return API.bean(MeterRegistry.class).find("crm.query.search").tag("operation", "versions").timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    /** Sends a request and returns once it was seen to wait. */
    private static CompletableFuture<Answer> waiting(Supplier<Answer> request) {
        long before = looks();
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(request);
        await().atMost(Duration.ofSeconds(10)).until(() -> looks() > before + 3);
        assertThat(answer).isNotDone();
        return answer;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users?company=techcorp", "/users/filter?limit=5", "/users?q=ali"})
    void aListWaitsUntilSearchesSeeTheDocument(String address) {
        write(aUser().withId("u1").build());

        CompletableFuture<Answer> answer =
                waiting(() -> API.get(address, "Consistency-Token", "user:u1:1", "Prefer", "wait=20"));
        READ_MODEL.refresh(SearchIndex.USERS);

        assertThat(answer.join().each("users", "id")).containsExactly("u1");
        assertThat(answer.join().header("Preference-Applied")).isEqualTo("wait=20");
    }

    @Test
    void aSearchByBodyAndAnExportWaitToo() {
        write(aUser().withId("u1").build());

        CompletableFuture<Answer> search =
                waiting(() -> API.post("/users/search", "{}", "Consistency-Token", "user:u1:1", "Prefer", "wait=20"));
        CompletableFuture<Answer> export = waiting(
                () -> API.get("/users/export?format=ndjson", "Consistency-Token", "user:u1:1", "Prefer", "wait=20"));
        READ_MODEL.refresh(SearchIndex.USERS);

        assertThat(search.join().each("users", "id")).containsExactly("u1");
        assertThat(export.join().response().body()).startsWith("{\"id\":\"u1\"");
    }

    @Test
    void anOlderVersionIsNotEnough() {
        write(aUser().withId("u1").build());
        READ_MODEL.refresh(SearchIndex.USERS);
        write(aUser().withId("u1").atVersion(2).withCompany("Umbrella").build());

        CompletableFuture<Answer> answer = waiting(
                () -> API.get("/users?company=umbrella", "Consistency-Token", "user:u1:2", "Prefer", "wait=20"));
        READ_MODEL.refresh(SearchIndex.USERS);

        assertThat(answer.join().each("users", "id")).containsExactly("u1");
    }

    @Test
    void aDeletionIsWaitedForAsWell() {
        write(aUser().withId("u1").build());
        READ_MODEL.refresh(SearchIndex.USERS);
        write(aUser().withId("u1")
                .atVersion(2)
                .deletedAt(Instant.parse("2026-01-02T00:00:00Z"))
                .build());

        CompletableFuture<Answer> answer =
                waiting(() -> API.get("/users", "Consistency-Token", "user:u1:2", "Prefer", "wait=20"));
        READ_MODEL.refresh(SearchIndex.USERS);

        assertThat(answer.join().body().get("total").intValue()).isZero();
    }

    @Test
    void documentsOfOtherIndexesAreWaitedForToo() {
        write(anEvent().withId("e1").build());

        CompletableFuture<Answer> answer =
                waiting(() -> API.get("/users", "Consistency-Token", "event:e1:1", "Prefer", "wait=20"));
        READ_MODEL.refresh(SearchIndex.EVENTS);

        assertThat(answer.join().status()).isEqualTo(200);
    }

    @Test
    void aFetchByIdWaitsForTheStoredVersionOnly() {
        write(aUser().withId("u1").build());

        CompletableFuture<Answer> answer =
                waiting(() -> API.get("/users/u1", "Consistency-Token", "user:u1:2", "Prefer", "wait=20"));
        write(aUser().withId("u1").atVersion(2).build());

        assertThat(answer.join().header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void anEventIsWaitedForByItsSlug() {
        write(anEvent().withId("e1").build());

        CompletableFuture<Answer> answer =
                waiting(() -> API.get("/events/slug/slug-e1", "Consistency-Token", "event:e1:1", "Prefer", "wait=20"));
        READ_MODEL.refresh(SearchIndex.EVENTS);

        assertThat(answer.join().status()).isEqualTo(200);
    }

    @Test
    void inTimeOrNotAtAll() {
        write(aUser().withId("u1").build());
        READ_MODEL.refresh(SearchIndex.USERS);

        Answer answer = API.get("/users", "Consistency-Token", "user:u1:2,event:e9:12", "Prefer", "wait=0");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=0");
        assertThat(answer.body().get("detail").stringValue())
                .isEqualTo(
                        "After 0 s the read model does not show user:u1:2 (seen at version 1), event:e9:12 (not seen yet).");
    }

    @Test
    void aTimeoutComesWhenPatienceEnds() {
        Instant start = Instant.now();

        Answer answer = API.get("/users/u1", "Consistency-Token", "user:u1:1", "Prefer", "wait=1");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "user:u1", "user:u1:x", "venue:v1:1", "user:u1:1,,", "user:u 1:1"})
    void aMalformedTokenIsRefused(String token) {
        for (String address : new String[] {"/users", "/users/u1", "/events/slug/s", "/users/u1/registrations"}) {
            Answer answer = API.get(address, "Consistency-Token", token);

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

        Answer answer = API.get("/users", "Consistency-Token", token.toString(), "Prefer", "wait=0");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body().get("detail").stringValue()).endsWith(" and 495 more.");
    }
}
