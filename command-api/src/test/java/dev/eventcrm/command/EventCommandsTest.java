package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.anEvent;
import static dev.eventcrm.command.Scene.exists;
import static dev.eventcrm.command.Scene.expectAgreement;
import static dev.eventcrm.command.Scene.fields;
import static dev.eventcrm.command.Scene.json;
import static dev.eventcrm.command.Scene.people;
import static dev.eventcrm.command.Scene.storedEvent;
import static dev.eventcrm.command.Scene.storedUser;
import static dev.eventcrm.command.Scene.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.RegistrationStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EventCommandsTest {
    private final CommandApi api = CommandApi.shared();
    private final Scene scene = new Scene(api);

    @Nested
    class RequestsOfOlderClients {
        @Test
        void aWholeEvent() {
            String owner = scene.person();

            JsonNode event =
                    api.post("/events", """
                    {"title":"Tech Conference 2025","slug":"tech-conf-2025","description":"A major tech event.",
                     "startAt":"2025-08-01T09:00:00Z","endAt":"2025-08-01T17:00:00Z","venue":"NYC Convention Center",
                     "maxCapacity":200,"owner":"%s","hosts":["%s"]}""".formatted(owner, owner)).expect(201).json();

            assertThat(event.path("slug").asString()).isEqualTo("tech-conf-2025");
            assertThat(event.path("startAt").asString()).isEqualTo("2025-08-01T09:00:00Z");
            assertThat(event.path("eventId").asString())
                    .isEqualTo(event.path("id").asString());
            assertThat(event.path("registeredCount").asInt()).isZero();
            assertThat(event.path("seatsLeft").asInt()).isEqualTo(200);
            assertThat(event.path("status").asString()).isEqualTo("active");
        }

        @Test
        void anEventWithHostIdsAndAttendees() {
            List<String> people = people(4);

            Reply reply = api.post("/events", """
                    {"slug":"tech-meetup-2024","title":"Tech Meetup 2024","startAt":"2024-06-15T18:00:00Z",
                     "endAt":"2024-06-15T21:00:00Z","venue":"Tech Hub","maxCapacity":100,"owner":"%s",
                     "hostIds":["%s","%s"],"attendeeIds":["%s","%s"]}""".formatted(
                                    people.get(0), people.get(0), people.get(1), people.get(2), people.get(3)))
                    .expect(201);

            String id = reply.field("id");
            assertThat(reply.json().path("registeredCount").asInt()).isEqualTo(2);
            assertThat(expectAgreement(id).seatsLeft()).isEqualTo(98);
            assertThat(storedUser(people.get(1)).hosting()).containsExactly(id);
            assertThat(storedUser(people.get(2)).attending()).containsEntry(id, RegistrationStatus.REGISTERED);
            assertThat(reply.header("Consistency-Token"))
                    .contains(
                            "event:" + id + ":1",
                            "user:" + people.get(3) + ":2",
                            "registration:" + id + "~" + people.get(3) + ":1");
        }

        @Test
        void anEventWithAnIdOfItsOwnADateAndOlderNames() {
            String owner = scene.person();
            String id = unique("my-own-id");

            JsonNode event =
                    api.post("/events", """
                    {"eventId":"%s","title":"T","description":"D","date":"2025-05-01","location":"L","capacity":100,
                     "organizer":"%s","status":"active"}""".formatted(id, owner)).expect(201).json();

            assertThat(event.path("id").asString()).isEqualTo(id);
            assertThat(event.path("startAt").asString()).isEqualTo("2025-05-01T00:00:00Z");
            assertThat(event.path("endAt").asString()).isEqualTo("2025-05-02T00:00:00Z");
            assertThat(event.path("venue").asString()).isEqualTo("L");
            assertThat(event.path("maxCapacity").asInt()).isEqualTo(100);
            assertThat(event.path("owner").asString()).isEqualTo(owner);
        }

        @Test
        void changesAndDeletions() {
            String id = scene.event(scene.person());

            assertThat(api.put("/events/" + id, json("location", "Elsewhere"))
                            .expect(200)
                            .field("venue"))
                    .isEqualTo("Elsewhere");
            api.delete("/events/" + id).expect(204);
            api.put("/events/" + id, json("location", "Elsewhere")).expectProblem(404);
        }
    }

    @Nested
    class Creating {
        @Test
        void makesTheOwnerTheHostOfAnEventWithoutHosts() {
            String owner = scene.person();

            String id = scene.event(owner, "hosts", List.of());

            assertThat(storedUser(owner).hosting()).containsExactly(id);
            assertThat(storedUser(owner).owning()).containsExactly(id);
            assertThat(storedUser(owner).revision().version()).isEqualTo(2);
        }

        @Test
        void derivesASlugFromTheTitle() {
            Reply reply = create(scene.person(), "title", "Été à Paris — 2025!").expect(201);

            assertThat(reply.field("slug")).matches("ete-a-paris-2025-[0-9a-f]{8}");
            assertThat(exists(ItemKey.slugGuard(reply.field("slug")))).isTrue();
        }

        @Test
        void showsTimesInUtc() {
            Reply reply = create(
                            scene.person(),
                            "startAt",
                            "2026-08-01T09:00:00.123456+02:00",
                            "endAt",
                            "2026-08-01T10:00-05:00")
                    .expect(201);

            assertThat(reply.field("startAt")).isEqualTo("2026-08-01T07:00:00.123Z");
            assertThat(reply.field("endAt")).isEqualTo("2026-08-01T15:00:00Z");
        }

        @Test
        void refusesPeopleWhoDoNotExist() {
            String host = scene.person();
            String gone = scene.person();
            api.delete("/users/" + gone).expect(204);

            Reply reply = create("nobody", "hostIds", List.of(host, gone), "attendeeIds", List.of("no-one"))
                    .expectProblem(422);

            assertThat(reply.errorPlaces()).containsExactly("#/owner", "#/hostIds/1", "#/attendeeIds/0");
            assertThat(reply.text()).contains("'no-one'");
        }

        @Test
        void refusesAnIdThatIsTaken() {
            String owner = scene.person();
            String id = scene.event(owner);

            Reply reply = create(owner, "eventId", id).expectProblem(409);

            assertThat(reply.errorPlaces()).containsExactly("#/eventId");
            api.delete("/events/" + id).expect(204);
            assertThat(create(owner, "id", id).expectProblem(409).field("detail"))
                    .contains("deleted");
        }

        @Test
        void refusesASlugThatIsTaken() {
            String owner = scene.person();
            String slug = unique("slug");
            create(owner, "slug", slug).expect(201);

            assertThat(create(owner, "slug", slug).expectProblem(409).errorPlaces())
                    .containsExactly("#/slug");
        }

        @Test
        void refusesMoreAttendeesThanSeats() {
            assertThat(create(scene.person(), "maxCapacity", 1, "attendeeIds", people(2))
                            .expectProblem(409)
                            .errorPlaces())
                    .containsExactly("#/attendeeIds");
        }

        @Test
        void takesTheMostThatItAllows() {
            List<String> attendees = people(35);
            List<String> hosts = people(20);

            Map<String, @Nullable Object> event = anEvent(scene.person());
            event.putAll(fields("attendeeIds", attendees, "hosts", hosts));
            Reply reply = api.post("/events", json(event), "Idempotency-Key", unique("most"))
                    .expect(201);

            assertThat(expectAgreement(reply.field("id")).registeredCount()).isEqualTo(35);
        }

        @Test
        void oneWhoIsOwnerHostAndAttendeeIsWrittenOnce() {
            String person = scene.person();

            String id = scene.event(person, "hosts", List.of(person), "attendeeIds", List.of(person));

            assertThat(storedUser(person).revision().version()).isEqualTo(2);
            assertThat(storedUser(person).owning()).containsExactly(id);
            assertThat(storedUser(person).hosting()).containsExactly(id);
            expectAgreement(id);
        }
    }

    @Nested
    class Changing {
        @Test
        void movesHostingAndOwningWithTheEvent() {
            List<String> people = people(4);
            String id = scene.event(people.get(0), "hosts", List.of(people.get(0), people.get(1)));

            Reply reply = api.put(
                            "/events/" + id,
                            json("owner", people.get(3), "hosts", List.of(people.get(1), people.get(2))))
                    .expect(200);

            assertThat(storedUser(people.get(0)).hosting()).isEmpty();
            assertThat(storedUser(people.get(0)).owning()).isEmpty();
            assertThat(storedUser(people.get(1)).hosting()).containsExactly(id);
            assertThat(storedUser(people.get(1)).revision().version()).isEqualTo(2);
            assertThat(storedUser(people.get(2)).hosting()).containsExactly(id);
            assertThat(storedUser(people.get(3)).owning()).containsExactly(id);
            assertThat(reply.header("Consistency-Token"))
                    .contains("user:" + people.get(0), "user:" + people.get(2), "user:" + people.get(3))
                    .doesNotContain("user:" + people.get(1));
        }

        @Test
        void withoutHostsTheOwnerHosts() {
            List<String> people = people(2);
            String id = scene.event(people.get(0), "hosts", List.of(people.get(1)));

            api.put("/events/" + id, "{\"hosts\":null}").expect(200);

            assertThat(storedUser(people.get(0)).hosting()).containsExactly(id);
            assertThat(storedUser(people.get(1)).hosting()).isEmpty();
        }

        @Test
        void removesDescriptionAndLimitWhenTheyAreNull() {
            String id = scene.event(scene.person(), "description", "D", "maxCapacity", 5);

            JsonNode event = api.put("/events/" + id, "{\"description\":null,\"capacity\":null}")
                    .expect(200)
                    .json();

            assertThat(event.path("description").isNull()).isTrue();
            assertThat(event.path("maxCapacity").isNull()).isTrue();
            assertThat(event.path("seatsLeft").isNull()).isTrue();
        }

        @Test
        void takesBackWhatAnAnswerShowedAndWritesNothing() {
            Reply shown = create(scene.person(), "maxCapacity", 5).expect(201);

            Reply reply = api.put("/events/" + shown.field("id"), shown.text()).expect(200);

            assertThat(reply.text()).isEqualTo(shown.text());
            assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        }

        @Test
        void refusesAnIdOtherThanThePaths() {
            String id = scene.event(scene.person());

            assertThat(api.put("/events/" + id, json("eventId", "another", "id", id))
                            .expectProblem(422)
                            .errorPlaces())
                    .containsExactly("#/eventId");
        }

        @Test
        void checksTheMergedTimes() {
            String id = scene.event(scene.person());

            assertThat(api.put("/events/" + id, json("endAt", "2026-08-01T08:00:00Z"))
                            .expectProblem(422)
                            .errorPlaces())
                    .containsExactly("#/endAt");
            assertThat(api.put("/events/" + id, json("start_at", "2026-08-01T18:00:00Z"))
                            .expectProblem(422)
                            .errorPlaces())
                    .containsExactly("#/start_at");
            assertThat(api.put("/events/" + id, json("date", "2026-09-01"))
                            .expect(200)
                            .field("endAt"))
                    .isEqualTo("2026-09-02T00:00:00Z");
        }

        @Test
        void cannotRemoveWhatEveryEventHas() {
            String id = scene.event(scene.person());

            assertThat(api.put("/events/" + id, "{\"title\":null,\"startAt\":null,\"slug\":null,\"status\":null}")
                            .expectProblem(422)
                            .errorPlaces())
                    .containsExactly("#/slug", "#/title", "#/startAt", "#/status");
            assertThat(api.put("/events/" + id, "{\"organizer\":null}")
                            .expectProblem(422)
                            .errorPlaces())
                    .containsExactly("#/organizer");
        }

        @Test
        void refusesFewerSeatsThanAreTaken() {
            List<String> people = people(2);
            String id = scene.event(people.get(0), "attendeeIds", people);

            assertThat(api.put("/events/" + id, json("capacity", 1))
                            .expectProblem(409)
                            .errorPlaces())
                    .containsExactly("#/capacity");
            api.put("/events/" + id, json("capacity", 2)).expect(200);
        }

        @Test
        void anotherSlugFreesTheOldOne() {
            String owner = scene.person();
            String old = unique("slug");
            String id = scene.event(owner, "slug", old);

            api.put("/events/" + id, json("slug", unique("slug"))).expect(200);

            create(owner, "slug", old).expect(201);
            assertThat(api.put("/events/" + id, json("slug", old))
                            .expectProblem(409)
                            .errorPlaces())
                    .containsExactly("#/slug");
        }

        @Test
        void actsOnlyOnTheVersionThatIfMatchNames() {
            String id = scene.event(scene.person());
            scene.register(id, scene.person()).expect(201);

            api.put("/events/" + id, json("title", "New"), "If-Match", "\"1\"").expectProblem(412);
            api.put("/events/" + id, json("title", "New"), "If-Match", "\"2\"").expect(200);
        }
    }

    @Nested
    class Deleting {
        @Test
        void releasesRegistrationsRolesAndSlug() {
            List<String> people = people(45);
            String owner = scene.person();
            String slug = unique("slug");
            String id = scene.event(
                    owner, "slug", slug, "hosts", people.subList(0, 2), "attendeeIds", people.subList(0, 35));
            people.subList(35, 45).forEach(person -> scene.register(id, person).expect(201));
            scene.checkIn(id, people.get(40)).expect(200);
            scene.cancel(id, people.get(41)).expect(204);

            Reply reply = api.delete("/events/" + id).expect(204);

            assertThat(reply.header("Consistency-Token")).startsWith("event:" + id);
            assertThat(storedEvent(id).details()).isNull();
            assertThat(storedEvent(id).registeredCount()).isZero();
            assertThat(Scene.registrations(id))
                    .hasSize(45)
                    .allMatch(registration -> registration.revision().isDeleted());
            assertThat(people).allSatisfy(person -> {
                assertThat(storedUser(person).attending()).isEmpty();
                assertThat(storedUser(person).hosting()).isEmpty();
            });
            assertThat(storedUser(owner).owning()).isEmpty();
            create(owner, "slug", slug).expect(201);
        }

        @Test
        void isOverWhenNothingIsLeft() {
            String id = scene.event(scene.person());
            api.delete("/events/" + id).expect(204);

            api.delete("/events/" + id).expectProblem(404);
            api.delete("/events/nothing").expectProblem(404);
            scene.register(id, scene.person()).expectProblem(404);
        }

        @Test
        void happensOnlyToTheVersionThatIfMatchNames() {
            String id = scene.event(scene.person());

            api.delete("/events/" + id, "If-Match", "\"7\"").expectProblem(412);
            api.delete("/events/" + id, "If-Match", "\"1\"").expect(204);
        }

        @Test
        void refusesRegistrationsThatRaceIt() {
            List<String> people = people(30);
            String id = scene.event(scene.person());

            List<Reply> replies = Concurrently.each(
                    31, i -> i == 15 ? api.delete("/events/" + id) : scene.register(id, people.get(i % 30)));

            assertThat(replies.get(15).status()).isEqualTo(204);
            assertThat(replies)
                    .filteredOn(reply -> reply.status() != 204)
                    .allMatch(reply -> reply.status() == 201 || reply.status() == 404 || reply.status() == 409);
            assertThat(Scene.registrations(id))
                    .allMatch(registration -> registration.revision().isDeleted());
            assertThat(people).allMatch(person -> storedUser(person).attending().isEmpty());
        }
    }

    private Reply create(String owner, @Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> event = anEvent(owner);
        event.putAll(fields(namesAndValues));
        return api.post("/events", json(event));
    }
}
