package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.expectAgreement;
import static dev.eventcrm.command.Scene.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoOversellTest {
    private final CommandApi api = CommandApi.shared();
    private final Scene scene = new Scene(api);
    private final List<HttpClient> clients =
            Stream.generate(CommandApi::newClient).limit(5).toList();

    @Test
    void fiveHundredWhoWantFiftySeatsGetFifty() {
        List<String> people = Scene.people(500);
        String event = scene.event(scene.person(), "maxCapacity", 50);

        List<Integer> statuses = Concurrently.each(500, i -> register(event, people.get(i), i));

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(50);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(450);
        assertThat(expectAgreement(event).registeredCount()).isEqualTo(50);
    }

    @Test
    void aSeatThatIsGivenBackIsSoldOnceMore() {
        List<String> people = Scene.people(120);
        String event = scene.event(scene.person(), "maxCapacity", 10);
        people.subList(0, 10).forEach(person -> scene.register(event, person).expect(201));

        List<Integer> statuses = Concurrently.each(
                120, i -> i < 10 ? scene.cancel(event, people.get(i)).status() : register(event, people.get(i), i));

        assertThat(statuses.subList(0, 10)).containsOnly(204);
        assertThat(statuses.subList(10, 120)).isSubsetOf(201, 409);
        int sold = Collections.frequency(statuses.subList(10, 120), 201);
        assertThat(expectAgreement(event).registeredCount()).isEqualTo(sold).isLessThanOrEqualTo(10);
        // How many came after a seat was given back, the race decides; to those who ask now, the rest is sold.
        List<Integer> later = people.subList(0, 10).stream()
                .map(person -> scene.register(event, person).status())
                .toList();
        assertThat(Collections.frequency(later, 201)).isEqualTo(10 - sold);
        assertThat(expectAgreement(event).registeredCount()).isEqualTo(10);
    }

    @Test
    void cancellationsServeTheWaitingListWithoutGapOrRepeat() {
        List<String> people = Scene.people(30);
        String event = scene.event(scene.person(), "maxCapacity", 10);
        people.forEach(person -> scene.registerOrWait(event, person).expect(201));

        Concurrently.each(10, i -> scene.cancel(event, people.get(i)).expect(204));

        assertThat(expectAgreement(event).registeredCount()).isEqualTo(10);
        assertThat(people.subList(10, 20))
                .allMatch(person ->
                        Scene.storedRegistration(event, person).status().holdsSeat());
    }

    private int register(String event, String person, int number) {
        var request = api.request("POST", "/events/" + event + "/register", "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json("userId", person)))
                .build();
        return CommandApi.exchange(clients.get(number % clients.size()), request)
                .status();
    }
}
