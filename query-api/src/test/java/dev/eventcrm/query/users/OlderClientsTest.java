package dev.eventcrm.query.users;

import static dev.eventcrm.test.EventItemBuilder.anEvent;
import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.ReadModel;
import dev.eventcrm.schema.item.EventStatus;
import dev.eventcrm.schema.item.RegistrationStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The requests that clients of older systems send, letter by letter. */
class OlderClientsTest {
    private static final QueryApi API = QueryApi.shared();

    @BeforeAll
    static void people() {
        ReadModel.shared().reset();
        ReadModel.shared()
                .project(
                        aUser().withId("alice")
                                .named("Alice", "Johnson")
                                .attending("e1", RegistrationStatus.REGISTERED)
                                .build(),
                        aUser().withId("bob")
                                .named("Bob", "Johnson")
                                .attending("e1", RegistrationStatus.CHECKED_IN)
                                .build(),
                        aUser().withId("carol")
                                .withCompany("Tech Corp")
                                .withJobTitle("Developer")
                                .build(),
                        aUser().withId("host")
                                .withCompany("Umbrella")
                                .hosting("e1")
                                .hosting("e2")
                                .hosting("e3")
                                .hosting("e4")
                                .hosting("e5")
                                .build(),
                        anEvent().withId("e1").build(),
                        anEvent().withId("e2").withStatus(EventStatus.DRAFT).build());
    }

    @Test
    void filterInSnakeCase() {
        var answer = API.get("/users/filter?company=TechCorp&city=New%20York&events_attended_min=1&events_hosted_min=0"
                + "&sort_by=-firstName&limit=20");

        assertThat(answer.each("users", "id")).containsExactly("bob", "alice");
    }

    @Test
    void spacesAsPlusSigns() {
        assertThat(API.get("/users?company=Tech+Corp&jobTitle=Developer&limit=50")
                        .each("users", "id"))
                .containsExactly("carol");
    }

    @Test
    void countsUnderTheirOlderNames() {
        assertThat(API.get("/users?hostedEventCountMin=5&attendedEventCountMax=10")
                        .each("users", "id"))
                .containsExactly("host");
    }

    @Test
    void eventsByStatus() {
        assertThat(API.get("/events?status=active").each("events", "id")).containsExactly("e1");
    }

    @Test
    void anEventTellsItsIdTwice() {
        var event = API.get("/events/e1").body();

        assertThat(event.get("id").stringValue()).isEqualTo("e1");
        assertThat(event.get("eventId").stringValue()).isEqualTo("e1");
        assertThat(event.get("seatsLeft").intValue()).isEqualTo(200);
    }
}
