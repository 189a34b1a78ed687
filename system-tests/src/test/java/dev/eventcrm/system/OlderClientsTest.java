package dev.eventcrm.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The requests that clients of the older systems send, to the letter. */
class OlderClientsTest {
    private static final Api API = RunningStack.shared().api();

    @BeforeAll
    static void theNamedPeopleExist() {
        for (String id : List.of("user-id-123", "user-123", "user-456", "user-789", "user-101", "user-id-456")) {
            API.created("/users", Fixtures.with(Fixtures.aUser(), "id", id));
        }
    }

    @Test
    void createAPerson() {
        Answer created = API.created("/users", """
                {"firstName":"Alice","lastName":"Johnson","email":"alice@example.com","phoneNumber":"1234567890",\
                "avatar":"https://example.com/avatar.jpg","gender":"female","jobTitle":"Engineer","company":"TechCorp",\
                "city":"New York","state":"NY"}""");

        assertThat(created.string("email")).isEqualTo("alice@example.com");
    }

    @Test
    void createAnEventWithHosts() {
        Answer created = API.created("/events", """
                {"title":"Tech Conference 2025","slug":"tech-conf-2025","description":"A major tech event.",\
                "startAt":"2025-08-01T09:00:00Z","endAt":"2025-08-01T17:00:00Z","venue":"NYC Convention Center",\
                "maxCapacity":200,"owner":"user-id-123","hosts":["user-id-123"]}""");

        assertThat(created.json().get("hosts").get(0).asString()).isEqualTo("user-id-123");
        assertThat(API.seeing(created).found("/events/slug/tech-conf-2025").string("id"))
                .isEqualTo(created.string("id"));
    }

    @Test
    void createAnEventWithHostIdsAndAttendeeIds() {
        Answer created = API.created("/events", """
                {"slug":"tech-meetup-2024","title":"Tech Meetup 2024","startAt":"2024-06-15T18:00:00Z",\
                "endAt":"2024-06-15T21:00:00Z","venue":"Tech Hub","maxCapacity":100,"owner":"user-123",\
                "hostIds":["user-123","user-456"],"attendeeIds":["user-789","user-101"]}""");

        assertThat(created.json().get("registeredCount").asInt()).isEqualTo(2);
        assertThat(created.json().get("seatsLeft").asInt()).isEqualTo(98);
        JsonNode attending = API.seeing(created)
                .found("/users" + Api.query("registeredFor", created.string("id"), "sort_by", "email"))
                .json();
        assertThat(attending
                        .get("users")
                        .valueStream()
                        .map(user -> user.get("id").asString()))
                .containsExactlyInAnyOrder("user-789", "user-101");
    }

    @Test
    void createAnEventOfAWholeDayUnderTheClientsId() {
        Answer created = API.created("/events", """
                {"eventId":"my-own-id","title":"T","description":"D","date":"2025-05-01","location":"L","capacity":100,\
                "organizer":"user-123","status":"active"}""");

        JsonNode event = API.seeing(created).found("/events/my-own-id").json();
        assertThat(event.get("eventId").asString()).isEqualTo("my-own-id");
        assertThat(event.get("startAt").asString()).isEqualTo("2025-05-01T00:00:00Z");
        assertThat(event.get("endAt").asString()).isEqualTo("2025-05-02T00:00:00Z");
        assertThat(event.get("venue").asString()).isEqualTo("L");
        assertThat(event.get("maxCapacity").asInt()).isEqualTo(100);
        assertThat(event.get("owner").asString()).isEqualTo("user-123");
    }

    @Test
    void registerAPersonAndFilterByParticipation() {
        API.created("/events", Fixtures.with(Fixtures.anEvent("user-id-123"), "id", "event-id-123"));

        Answer registered = API.created("/events/event-id-123/register", """
                {"user_id":"user-id-456"}""");

        JsonNode page = API.seeing(registered)
                .found("/users/filter?company=TechCorp&city=New%20York&events_attended_min=1&events_hosted_min=0"
                        + "&sort_by=-firstName&limit=20")
                .json();
        assertThat(page.get("users").valueStream().map(user -> user.get("id").asString()))
                .contains("user-id-456");
        assertThat(API.seeing(registered)
                        .found("/users/user-id-456")
                        .json()
                        .get("attendedEventCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void listPeopleByCompanyAndJobTitle() {
        Answer created = API.created(
                "/users",
                Fixtures.with(Fixtures.with(Fixtures.aUser(), "company", "Tech Corp"), "jobTitle", "Developer"));

        assertThat(API.seeing(created)
                        .found("/users?company=Tech+Corp&jobTitle=Developer&limit=50")
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void listPeopleByBoundsOnTheirCounts() {
        assertThat(API.found("/users?hostedEventCountMin=5&attendedEventCountMax=10")
                        .json()
                        .has("users"))
                .isTrue();
    }

    @Test
    void listReadChangeAndDeleteEvents() {
        Answer created = API.created("/events", Fixtures.anEvent("user-123"));
        String address = "/events/" + created.string("id");

        assertThat(EventLawsTest.ids(API.seeing(created)
                        .found("/events?status=active&limit=200")
                        .json()))
                .contains(created.string("id"));
        assertThat(API.put(address, "{\"capacity\":250}")
                        .json()
                        .get("maxCapacity")
                        .asInt())
                .isEqualTo(250);
        assertThat(API.delete(address).status()).isEqualTo(204);
    }
}
