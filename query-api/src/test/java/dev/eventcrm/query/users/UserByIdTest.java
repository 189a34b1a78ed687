package dev.eventcrm.query.users;

import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.ReadModel;
import dev.eventcrm.schema.document.SearchIndex;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UserByIdTest {
    private static final QueryApi API = QueryApi.shared();

    @BeforeAll
    static void people() {
        ReadModel.shared().reset();
        ReadModel.shared()
                .project(
                        aUser().withId("alice").atVersion(4).hosting("e1").build(),
                        aUser().withId("gone")
                                .deletedAt(Instant.parse("2026-01-02T00:00:00Z"))
                                .build());
    }

    @Test
    void givesAllFieldsInOneOrder() {
        var answer = API.get("/users/alice");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body())
                .isEqualTo(
                        "{\"id\":\"alice\",\"firstName\":\"Alice\",\"lastName\":\"Johnson\",\"email\":\"alice@example.com\","
                                + "\"phoneNumber\":\"1234567890\",\"avatar\":\"https://example.com/avatar.jpg\",\"gender\":\"female\","
                                + "\"jobTitle\":\"Engineer\",\"company\":\"TechCorp\",\"city\":\"New York\",\"state\":\"NY\","
                                + "\"hostedEventCount\":1,\"attendedEventCount\":0,\"mailStatus\":\"subscribed\",\"version\":4,"
                                + "\"createdAt\":\"2026-01-01T00:00:00Z\",\"updatedAt\":\"2026-01-01T00:00:03Z\"}");
    }

    @Test
    void theVersionIsTheEntityTag() {
        assertThat(API.get("/users/alice").header("ETag")).isEqualTo("\"4\"");
    }

    @Test
    void anUnchangedPersonIsNotSentAgain() {
        assertThat(API.get("/users/alice", "If-None-Match", "\"4\"").status()).isEqualTo(304);
        assertThat(API.get("/users/alice", "If-None-Match", "\"3\"").status()).isEqualTo(200);
    }

    @Test
    void aDeletedPersonIsNotFound() {
        assertThat(API.get("/users/gone").status()).isEqualTo(404);
    }

    @Test
    void anUnknownIdIsNotFound() {
        var answer = API.get("/users/nobody");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().get("detail").stringValue()).isEqualTo("There is no person with the id 'nobody'.");
    }

    @Test
    void whatCannotBeAnIdIsNotFound() {
        assertThat(API.get("/users/" + "x".repeat(5_000)).status()).isEqualTo(404);
        assertThat(API.get("/users/%F0%9F%8E%89").status()).isEqualTo(404);
    }

    @Test
    void aPersonIsFetchedBeforeSearchesSeeThem() {
        ReadModel.shared().refreshEvery(SearchIndex.USERS, "-1");
        ReadModel.shared()
                .write(List.of(ReadModel.document(aUser().withId("new").build())), false);

        assertThat(API.get("/users/new").status()).isEqualTo(200);
        assertThat(API.get("/users?id=new").body().get("total").intValue()).isZero();
    }
}
