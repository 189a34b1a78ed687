package dev.eventcrm.query.events;

import static dev.eventcrm.test.EventItemBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.QueryApi.Reply;
import dev.eventcrm.query.ReadModel;
import dev.eventcrm.schema.item.EventStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventListTest {
    private static final QueryApi API = QueryApi.shared();

    @BeforeAll
    static void events() {
        ReadModel.shared().reset();
        ReadModel.shared()
                .project(
                        anEvent()
                                .withId("conference")
                                .titled("Tech Conference")
                                .startingAt(Instant.parse("2026-08-01T09:00:00Z"))
                                .ownedBy("alice")
                                .hostedBy("alice", "bob")
                                .withCapacity(100)
                                .counting(100, 3, 0)
                                .build(),
                        anEvent()
                                .withId("meetup")
                                .titled("Café Meetup")
                                .startingAt(Instant.parse("2026-08-02T18:00:00Z"))
                                .ownedBy("bob")
                                .hostedBy("bob")
                                .withCapacity(null)
                                .counting(7, 0, 0)
                                .build(),
                        anEvent()
                                .withId("party")
                                .titled("Summer Party")
                                .startingAt(Instant.parse("2026-08-03T00:00:00Z"))
                                .withStatus(EventStatus.DRAFT)
                                .ownedBy(null)
                                .hostedBy("carol")
                                .withCapacity(10)
                                .build(),
                        anEvent()
                                .withId("gone")
                                .deletedAt(Instant.parse("2026-01-02T00:00:00Z"))
                                .build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit=50                                | conference meetup party
            status=active                           | conference meetup
            status=active&status=draft              | conference meetup party
            status=completed                        |
            owner=bob                               | meetup
            organizer=bob                           | meetup
            host=bob                                | conference meetup
            host=carol&host=alice                   | conference party
            venue=nyc+convention+center             | conference meetup party
            location=elsewhere                      |
            q=cafe+meet                             | meetup
            q=convention+te                         | conference
            title=cafe+MEETUP                       | meetup
            slug=slug-party                         | party
            hasSeatsLeft=true                       | meetup party
            has_seats_left=false                    | conference
            seatsLeftMin=1                          | party
            maxCapacityMax=50                       | party
            capacity=100                            | conference
            registeredCountMin=7                    | conference meetup
            date=2026-08-02                         | meetup
            startAt=2026-08-01T09:00:00Z            | conference
            startAt=2026-08-01&startAt=2026-08-03   | conference party
            startFrom=2026-08-02                    | meetup party
            startTo=2026-08-02                      | conference meetup
            startFrom=2026-08-02&startTo=2026-08-02 | meetup
            startFrom=2026-08-02T18:00:00.001Z      | party
            startTo=2026-08-02T20:00:00%2B02:00     | conference meetup
            sortBy=-startAt                         | party meetup conference
            sortBy=-date                            | party meetup conference
            sort=maxCapacity                        | party conference meetup
            sortBy=-maxCapacity                     | conference party meetup
            """)
    void listsWhoFitsInOrder(String query, String ids) {
        Reply answer = API.get("/events?" + query);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.each("events", "id")).isEqualTo(ids == null ? List.of() : List.of(ids.split(" ")));
    }

    @Test
    void pagesLeadAcrossMissingNumbers() {
        Reply first = API.get("/events?sortBy=-maxCapacity&limit=2");
        Reply second = API.get("/events?sortBy=-maxCapacity&limit=1&nextToken="
                + first.body().get("nextToken").stringValue());

        assertThat(second.each("events", "id")).containsExactly("meetup");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            status=open            | status       | must be one of draft, active, inactive, cancelled, completed, not 'open'
            hasSeatsLeft=yes       | hasSeatsLeft | must be true or false, not 'yes'
            stauts=active          | stauts       | is unknown; did you mean 'status'?
            start_from=2026-08-02&start_to=2026-08-01 | start_from | must not be after startTo
            description=x          | description  | is unknown
            """)
    void namesTheParameterAndWhatWouldBeRight(String query, String parameter, String message) {
        Reply answer = API.get("/events?" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.wrongFields()).containsExactly(parameter);
        assertThat(answer.body().get("detail").stringValue()).startsWith(parameter + " " + message);
    }

    @Test
    void anEventIsFoundByItsSlug() {
        Reply answer = API.get("/events/slug/slug-meetup");

        assertThat(answer.body().get("id").stringValue()).isEqualTo("meetup");
        assertThat(answer.body().get("maxCapacity").isNull()).isTrue();
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void anUnknownSlugIsNotFound() {
        assertThat(API.get("/events/slug/nothing").status()).isEqualTo(404);
        assertThat(API.get("/events/slug/" + "x".repeat(1_000)).status()).isEqualTo(404);
    }

    @Test
    void aDeletedEventIsNotFound() {
        assertThat(API.get("/events/gone").status()).isEqualTo(404);
        assertThat(API.get("/events/nothing").status()).isEqualTo(404);
    }
}
