package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.aPerson;
import static dev.eventcrm.command.Scene.exists;
import static dev.eventcrm.command.Scene.expectAgreement;
import static dev.eventcrm.command.Scene.fields;
import static dev.eventcrm.command.Scene.json;
import static dev.eventcrm.command.Scene.people;
import static dev.eventcrm.command.Scene.storedEvent;
import static dev.eventcrm.command.Scene.storedRegistration;
import static dev.eventcrm.command.Scene.storedUser;
import static dev.eventcrm.command.Scene.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.RegistrationStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UserDeletionTest {
    private final CommandApi api = CommandApi.shared();
    private final Scene scene = new Scene(api);

    @Test
    void leavesNoPersonalData() {
        String address = unique("heidi") + "@example.com";
        String id = create("email", address, "phoneNumber", "12345").expect(201).field("id");

        Reply reply = api.delete("/users/" + id).expect(204);

        assertThat(reply.header("Consistency-Token")).isEqualTo("user:" + id + ":2");
        assertThat(storedUser(id).profile()).isNull();
        assertThat(storedUser(id).toAttributes().keySet())
                .containsExactlyInAnyOrder("PK", "SK", "kind", "id", "version", "createdAt", "updatedAt", "deletedAt");
        assertThat(exists(ItemKey.addressGuard(address))).isFalse();
        create("email", address).expect(201);
    }

    @Test
    void isOverWhenNothingIsLeft() {
        String id = scene.person();
        api.delete("/users/" + id).expect(204);

        api.delete("/users/" + id).expectProblem(404);
        change(id, "city", "Oslo").expectProblem(404);
        api.delete("/users/nobody").expectProblem(404);
    }

    @Test
    void happensOnlyToTheVersionThatIfMatchNames() {
        String id = scene.person();
        change(id, "city", "Oslo").expect(200);

        api.delete("/users/" + id, "If-Match", "\"1\"").expectProblem(412);
        api.delete("/users/" + id, "If-Match", "\"2\"").expect(204);
    }

    @Test
    void givesTheSeatToWhoWaits() {
        List<String> people = people(3);
        String event = scene.event(scene.person(), "maxCapacity", 1);
        people.forEach(person -> scene.registerOrWait(event, person).expect(201));

        Reply reply = api.delete("/users/" + people.get(0)).expect(204);

        assertThat(reply.header("Consistency-Token")).contains("registration:" + event + "~" + people.get(1) + ":2");
        assertThat(storedRegistration(event, people.get(0)).itemVersion().isDeleted())
                .isTrue();
        assertThat(storedRegistration(event, people.get(1)).status()).isEqualTo(RegistrationStatus.REGISTERED);
        assertThat(storedRegistration(event, people.get(2)).status()).isEqualTo(RegistrationStatus.WAITLISTED);
        assertThat(expectAgreement(event).registeredCount()).isEqualTo(1);
        assertThat(storedUser(people.get(0)).attending()).isEmpty();
    }

    @Test
    void takesTheLastHostsPlaceByTheOwner() {
        String owner = scene.person();
        String host = scene.person();
        String event = scene.event(owner, "hosts", List.of(host));

        api.delete("/users/" + host).expect(204);

        assertThat(Objects.requireNonNull(storedEvent(event).details()).hosts()).containsExactly(owner);
        assertThat(storedUser(owner).hosting()).containsExactly(event);
        assertThat(storedUser(host).hosting()).isEmpty();
    }

    @Test
    void leavesAnEventWithoutItsOwner() {
        String owner = scene.person();
        String host = scene.person();
        String event = scene.event(owner, "hosts", List.of(owner, host));

        api.delete("/users/" + owner).expect(204);

        var details = Objects.requireNonNull(storedEvent(event).details());
        assertThat(details.owner()).isNull();
        assertThat(details.hosts()).containsExactly(host);
        assertThat(storedUser(owner).owning()).isEmpty();
        Reply shown = api.put("/events/" + event, "{}").expect(200);
        api.put("/events/" + event, shown.text()).expect(200);
        assertThat(api.put("/events/" + event, json("owner", host)).expect(200).field("owner"))
                .isEqualTo(host);
    }

    @Test
    void givesADeletedPersonNoSeat() {
        List<String> people = people(3);
        String event = scene.event(scene.person(), "maxCapacity", 1);
        people.forEach(person -> scene.registerOrWait(event, person).expect(201));
        api.delete("/users/" + people.get(1)).expect(204);

        scene.cancel(event, people.get(0)).expect(204);

        assertThat(storedRegistration(event, people.get(2)).status()).isEqualTo(RegistrationStatus.REGISTERED);
        expectAgreement(event);
    }

    private Reply create(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> person = aPerson();
        person.putAll(fields(namesAndValues));
        return api.post("/users", json(person));
    }

    private Reply change(String id, @Nullable Object... namesAndValues) {
        return api.put("/users/" + id, json(namesAndValues));
    }
}
