package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.aPerson;
import static dev.eventcrm.command.Scene.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {
    private final CommandApi api = CommandApi.shared();

    @Test
    void countsAndTimesCommandsByNameAndOutcome() {
        api.post("/users", json(aPerson())).expect(201);
        api.delete("/users/nobody").expectProblem(404);

        String metrics = api.get("/actuator/prometheus").expect(200).text();

        assertThat(metrics)
                .containsPattern("crm_commands_seconds_count\\{command=\"createUser\",outcome=\"201\"} [1-9]")
                .containsPattern("crm_commands_seconds_sum\\{command=\"deleteUser\",outcome=\"404\"} [0-9]");
    }

    @Test
    void countsWhatGotInTheWayOfTransactions() {
        Scene scene = new Scene(api);
        String person = scene.person();

        Concurrently.each(
                10, i -> api.put("/users/" + person, json("city", "city" + i)).expect(200));

        assertThat(api.get("/actuator/prometheus").expect(200).text())
                .containsPattern("crm_transactions_contended_total\\{cause=\"condition\"} [1-9]");
    }

    @Test
    void showsNothingElseOfItself() {
        api.get("/actuator/env").expectProblem(404);
        api.get("/actuator/heapdump").expectProblem(404);
    }
}
