package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.aPerson;
import static dev.eventcrm.command.Scene.expectAgreement;
import static dev.eventcrm.command.Scene.json;
import static dev.eventcrm.command.Scene.people;
import static dev.eventcrm.command.Scene.storedUser;
import static dev.eventcrm.command.Scene.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.item.RegistrationStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second instance of the service on the same table, behind a network that fails. */
class FaultsTest {
    private static final CommandApi HEALTHY = CommandApi.shared();
    private static final FaultyDynamoDb NETWORK = new FaultyDynamoDb();
    private static CommandApi api = HEALTHY;

    private final Scene scene = new Scene(HEALTHY);

    @BeforeAll
    static void start() {
        api = CommandApi.startPatientThrough(
                NETWORK.url(), "crm.probe.longest-pause=200ms", "crm.probe.longest-pause-away=200ms");
    }

    @AfterEach
    void heal() {
        NETWORK.heal();
    }

    @AfterAll
    static void stop() {
        api.close();
        NETWORK.close();
    }

    @Test
    void aDeadDynamoDbIs503AndHealsByItself() {
        await().untilAsserted(() -> api.get("/actuator/health/readiness").expect(200));
        NETWORK.cut();

        Reply reply = api.post("/users", json(aPerson())).expectProblem(503);

        assertThat(reply.header("Retry-After")).isEqualTo("1");
        await().untilAsserted(() ->
                assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(503));
        api.get("/actuator/health/liveness").expect(200);
        NETWORK.heal();
        await().untilAsserted(() ->
                assertThat(api.post("/users", json(aPerson())).status()).isEqualTo(201));
        await().untilAsserted(() ->
                assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(200));
    }

    @Test
    void aHangingDynamoDbIsAnsweredInTime() {
        try (CommandApi impatient = CommandApi.startThrough(NETWORK.url(), "crm.dynamodb.call-timeout=3s")) {
            NETWORK.hang();
            long start = System.nanoTime();

            impatient.post("/users", json(aPerson())).expectProblem(503);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void aLostAnswerIsAskedForAgainWithoutASecondEffect() {
        String person = scene.person();
        String event = scene.event(scene.person(), "maxCapacity", 5);
        NETWORK.loseNextAnswer();

        api.post("/events/" + event + "/register", json("userId", person)).expect(201);

        assertThat(NETWORK.transactions()).isEqualTo(2);
        assertThat(expectAgreement(event).registeredCount()).isEqualTo(1);
    }

    @Test
    void aThrottledTransactionIsTriedAgain() {
        // As often as the SDK tries by itself.
        NETWORK.refuseNext(3, "ThrottlingException", "");

        api.post("/users", json(aPerson())).expect(201);

        assertThat(NETWORK.transactions()).isEqualTo(4);
    }

    @Test
    void aTransactionThatMeetsAnotherIsTriedAgain() {
        NETWORK.refuseNext(
                3,
                "TransactionCanceledException",
                ",\"CancellationReasons\":[{\"Code\":\"None\"},{\"Code\":\"TransactionConflict\"}]");

        api.post("/users", json(aPerson())).expect(201);

        assertThat(NETWORK.transactions()).isEqualTo(4);
    }

    @Test
    void whoeverIsAlwaysInTheWayIsNotWaitedForEndlessly() {
        NETWORK.refuseNext(
                1000,
                "TransactionCanceledException",
                ",\"CancellationReasons\":[{\"Code\":\"TransactionConflict\"},{\"Code\":\"None\"}]");

        Reply reply = api.post("/users", json(aPerson())).expectProblem(503);

        assertThat(reply.header("Retry-After")).isEqualTo("1");
        assertThat(NETWORK.transactions()).isEqualTo(10);
    }

    @Test
    void whatDynamoDbCannotTakeIsAFaultAndShowsNothingOfItself() {
        NETWORK.refuseNext(
                1,
                "TransactionCanceledException",
                ",\"CancellationReasons\":[{\"Code\":\"ValidationError\",\"Message\":\"secret\"},{\"Code\":\"None\"}]");

        assertThat(api.post("/users", json(aPerson())).expectProblem(500).text())
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4})
    void anInterruptedDeletionOfAPersonGoesOnWhenItIsSentAgain(int commits) {
        List<String> people = people(2);
        String leaving = scene.person();
        String owner = scene.person();
        String attended = scene.event(owner, "maxCapacity", 1, "attendeeIds", List.of(leaving));
        scene.registerOrWait(attended, people.get(0)).expect(201);
        String waitedFor = scene.event(owner, "maxCapacity", 1, "attendeeIds", List.of(people.get(1)));
        scene.registerOrWait(waitedFor, leaving).expect(201);
        String hosted = scene.event(owner, "hosts", List.of(leaving));
        String owned = scene.event(leaving, "hosts", List.of(owner));

        NETWORK.cutAfter(commits);
        api.delete("/users/" + leaving, "If-Match", "\"5\"").expectProblem(503);
        NETWORK.heal();
        api.delete("/users/" + leaving, "If-Match", "\"5\"").expect(204);

        assertThat(storedUser(leaving).profile()).isNull();
        assertThat(storedUser(leaving).attending()).isEmpty();
        assertThat(storedUser(leaving).hosting()).isEmpty();
        assertThat(storedUser(leaving).owning()).isEmpty();
        assertThat(storedUser(people.get(0)).attending()).containsEntry(attended, RegistrationStatus.REGISTERED);
        assertThat(storedUser(owner).hosting()).contains(hosted);
        expectAgreement(attended);
        assertThat(expectAgreement(waitedFor).waitlistedCount()).isZero();
        assertThat(HEALTHY.put("/events/" + owned, "{}")
                        .expect(200)
                        .json()
                        .path("owner")
                        .isNull())
                .isTrue();
        api.delete("/users/" + leaving).expectProblem(404);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void anInterruptedDeletionOfAnEventGoesOnWhenItIsSentAgain(int commits) {
        List<String> people = people(50);
        String event = scene.event(scene.person(), "attendeeIds", people.subList(0, 35));
        people.subList(35, 50).forEach(person -> scene.register(event, person).expect(201));

        NETWORK.cutAfter(commits);
        api.delete("/events/" + event).expectProblem(503);
        NETWORK.heal();
        api.delete("/events/" + event).expect(204);

        assertThat(Scene.registrations(event))
                .allMatch(registration -> registration.itemVersion().isDeleted());
        assertThat(people).allMatch(person -> storedUser(person).attending().isEmpty());
        api.delete("/events/" + event).expectProblem(404);
    }

    @Test
    void anInterruptedPromotionGoesOnWithTheNextCommand() {
        List<String> people = people(4);
        String event = scene.event(scene.person(), "maxCapacity", 1);
        people.subList(0, 3)
                .forEach(person -> scene.registerOrWait(event, person).expect(201));
        NETWORK.cutAfter(1);
        api.put("/events/" + event, json("maxCapacity", 3)).expectProblem(503);
        NETWORK.heal();

        HEALTHY.post("/events/" + event + "/register", json("userId", people.get(3)))
                .expectProblem(409);

        assertThat(expectAgreement(event).registeredCount()).isEqualTo(3);
        assertThat(storedUser(people.get(3)).attending()).isEmpty();
    }

    @Test
    void twoInstancesWithLanesOfTheirOwnOversellNothing() {
        List<String> people = people(60);
        String event = scene.event(scene.person(), "maxCapacity", 10);

        List<Integer> statuses = Concurrently.each(60, i -> {
            CommandApi instance = i % 2 == 0 ? api : HEALTHY;
            Reply reply;
            do {
                reply = instance.post("/events/" + event + "/register", json("userId", people.get(i)));
            } while (reply.status() == 503);
            return reply.status();
        });

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(10);
        assertThat(statuses).filteredOn(status -> status != 201).containsOnly(409);
        assertThat(expectAgreement(event).registeredCount()).isEqualTo(10);
    }

    @Test
    void aKeyWorksAcrossInstances() {
        String body = json(aPerson());
        String key = unique("key");

        List<Reply> replies =
                Concurrently.each(10, i -> (i % 2 == 0 ? api : HEALTHY).post("/users", body, "Idempotency-Key", key));

        assertThat(replies)
                .extracting(Reply::text)
                .containsOnly(replies.getFirst().text());
    }
}
