package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.anEvent;
import static dev.eventcrm.command.Scene.fields;
import static dev.eventcrm.command.Scene.json;
import static dev.eventcrm.command.Scene.people;
import static dev.eventcrm.command.Scene.storedEvent;
import static dev.eventcrm.command.Scene.storedUser;
import static dev.eventcrm.command.Scene.unique;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventDeletionTest {
    private final CommandApi api = CommandApi.shared();
    private final Scene scene = new Scene(api);

    @Test
    void releasesRegistrationsRolesAndSlug() {
        List<String> people = people(45);
        String owner = scene.person();
        String slug = unique("slug");
        String id =
                scene.event(owner, "slug", slug, "hosts", people.subList(0, 2), "attendeeIds", people.subList(0, 35));
        people.subList(35, 45).forEach(person -> scene.register(id, person).expect(201));
        scene.checkIn(id, people.get(40)).expect(200);
        scene.cancel(id, people.get(41)).expect(204);

        Reply reply = api.delete("/events/" + id).expect(204);

        assertThat(reply.header("Consistency-Token")).startsWith("event:" + id);
        assertThat(storedEvent(id).details()).isNull();
        assertThat(storedEvent(id).registeredCount()).isZero();
        assertThat(Scene.registrations(id))
                .hasSize(45)
                .allMatch(registration -> registration.itemVersion().isDeleted());
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
                .allMatch(registration -> registration.itemVersion().isDeleted());
        assertThat(people).allMatch(person -> storedUser(person).attending().isEmpty());
    }

    private Reply create(String owner, @Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> event = anEvent(owner);
        event.putAll(fields(namesAndValues));
        return api.post("/events", json(event));
    }
}
