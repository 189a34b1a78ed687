package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.aPerson;
import static dev.eventcrm.command.Scene.anEvent;
import static dev.eventcrm.command.Scene.json;
import static dev.eventcrm.command.Scene.unique;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UniquenessTest {
    private final CommandApi api = CommandApi.shared();
    private final Scene scene = new Scene(api);

    @Test
    void ofFiftyWhoWantAnAddressOneGetsIt() {
        String address = unique("wanted") + "@example.com";
        List<String> people = Stream.generate(scene::person).limit(10).toList();

        List<Integer> statuses = Concurrently.each(
                50,
                i -> i < 10
                        ? changeAddress(people.get(i), address)
                        : create(i % 2 == 0 ? address : address.toUpperCase(Locale.ROOT)));

        assertThat(statuses).filteredOn(status -> status < 300).hasSize(1);
        assertThat(statuses).filteredOn(status -> status >= 300).containsOnly(409);
    }

    @Test
    void whoChangesToAnAddressTwiceAtOnceIsNotInTheirOwnWay() {
        String person = scene.person();
        String address = unique("mine") + "@example.com";

        assertThat(Concurrently.each(8, _ -> changeAddress(person, address))).containsOnly(200);
    }

    @Test
    void anAddressThatWandersAlwaysBelongsToOne() {
        String address = unique("wandering") + "@example.com";
        String holder = api.post("/users", json("firstName", "A", "lastName", "B", "email", address))
                .expect(201)
                .field("id");

        List<Integer> statuses = Concurrently.each(
                20, i -> i == 0 ? api.delete("/users/" + holder).status() : create(address));

        assertThat(statuses.getFirst()).isEqualTo(204);
        assertThat(statuses.subList(1, 20))
                .isSubsetOf(201, 409)
                .satisfies(others ->
                        assertThat(others).filteredOn(status -> status == 201).hasSizeLessThanOrEqualTo(1));
        long taken = statuses.stream().filter(status -> status == 201).count();
        assertThat(create(address)).isEqualTo(taken == 1 ? 409 : 201);
    }

    @Test
    void ofFiftyWhoWantASlugOneGetsIt() {
        String slug = unique("wanted");
        String owner = scene.person();
        List<String> events = Stream.generate(() -> scene.event(owner)).limit(5).toList();
        List<String> owners = Scene.people(45);

        List<Integer> statuses = Concurrently.each(
                50,
                i -> i < 5
                        ? api.put("/events/" + events.get(i), json("slug", slug))
                                .status()
                        : createEvent(owners.get(i - 5), slug));

        assertThat(statuses).filteredOn(status -> status < 300).hasSize(1);
        assertThat(statuses).filteredOn(status -> status >= 300).containsOnly(409);
    }

    @Test
    void ofManyWhoWantAnIdOneGetsIt() {
        String id = unique("wanted-id");

        List<Integer> statuses = Concurrently.each(20, _ -> {
            var person = aPerson();
            person.put("id", id);
            return api.post("/users", json(person)).status();
        });

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status != 201).containsOnly(409);
    }

    private int create(String address) {
        var person = aPerson();
        person.put("email", address);
        return api.post("/users", json(person)).status();
    }

    private int changeAddress(String person, String address) {
        return api.put("/users/" + person, json("email", address)).status();
    }

    private int createEvent(String owner, String slug) {
        var event = anEvent(owner);
        event.put("slug", slug);
        return api.post("/events", json(event)).status();
    }
}
