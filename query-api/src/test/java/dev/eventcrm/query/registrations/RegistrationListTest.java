package dev.eventcrm.query.registrations;

import static dev.eventcrm.test.EventItemBuilder.anEvent;
import static dev.eventcrm.test.RegistrationItemBuilder.aRegistration;
import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.QueryApi.Reply;
import dev.eventcrm.query.ReadModel;
import dev.eventcrm.schema.item.RegistrationStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationListTest {
    private static final QueryApi API = QueryApi.shared();
    private static final Instant LATER = Instant.parse("2026-03-01T00:00:00Z");

    @BeforeAll
    static void registrations() {
        ReadModel.shared().reset();
        ReadModel.shared()
                .project(
                        aUser().withId("alice").build(),
                        aUser().withId("bob").build(),
                        aUser().withId("gone").deletedAt(LATER).build(),
                        anEvent().withId("e1").build(),
                        anEvent().withId("e2").build(),
                        aRegistration().forEvent("e1").of("alice").build(),
                        aRegistration()
                                .forEvent("e2")
                                .of("alice")
                                .withStatus(RegistrationStatus.WAITLISTED)
                                .build(),
                        aRegistration()
                                .forEvent("e1")
                                .of("bob")
                                .withStatus(RegistrationStatus.CHECKED_IN)
                                .build(),
                        aRegistration()
                                .forEvent("e2")
                                .of("bob")
                                .withStatus(RegistrationStatus.CANCELLED)
                                .build(),
                        aRegistration()
                                .forEvent("e1")
                                .of("gone")
                                .deletedAt(LATER)
                                .build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /users/alice/registrations                     | e1~alice e2~alice
            /users/bob/registrations                       | e1~bob
            /users/bob/registrations?status=cancelled      | e2~bob
            /users/bob/registrations?status=cancelled&status=checkedIn | e1~bob e2~bob
            /users/alice/registrations?eventId=e2          | e2~alice
            /users/alice/registrations?sort_by=-event_id   | e2~alice e1~alice
            /users/alice/registrations?sortBy=registeredAt | e1~alice e2~alice
            /users/alice/registrations?waitlistedFrom=2026-01-01 | e2~alice
            /events/e1/registrations                       | e1~alice e1~bob
            /events/e2/registrations                       | e2~alice
            /events/e1/registrations?userId=bob            | e1~bob
            """)
    void listsWhatStands(String address, String ids) {
        Reply answer = API.get(address);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.each("registrations", "id")).isEqualTo(List.of(ids.split(" ")));
        assertThat(answer.body().get("total").intValue()).isEqualTo(ids.split(" ").length);
    }

    @Test
    void pagesLeadAcrossMissingTimes() {
        Reply first = API.get("/users/alice/registrations?sortBy=-registeredAt&limit=1");
        Reply second = API.get("/users/alice/registrations?sortBy=-registeredAt&limit=1&nextToken="
                + first.body().get("nextToken").stringValue());

        assertThat(second.each("registrations", "id")).containsExactly("e2~alice");
        assertThat(second.body().get("hasMore").booleanValue()).isFalse();
    }

    @Test
    void aCursorOfOnePersonIsOfNoUseForAnother() {
        String token = API.get("/users/alice/registrations?limit=1")
                .body()
                .get("nextToken")
                .stringValue();

        assertThat(API.get("/users/bob/registrations?limit=1&nextToken=" + token)
                        .wrongFields())
                .containsExactly("nextToken");
    }

    @ParameterizedTest
    @CsvSource({
        "/users/nobody/registrations",
        "/users/gone/registrations",
        "/events/nothing/registrations",
        "/events/%20/registrations"
    })
    void thoseOfNobodyAreNotFound(String address) {
        assertThat(API.get(address).status()).isEqualTo(404);
    }

    @Test
    void anUnknownStatusIsRefused() {
        assertThat(API.get("/users/alice/registrations?status=waiting")
                        .body()
                        .get("detail")
                        .stringValue())
                .isEqualTo("status must be one of registered, waitlisted, checkedIn, cancelled, not 'waiting'.");
    }
}
