package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.expectAgreement;
import static dev.eventcrm.command.Scene.json;
import static dev.eventcrm.command.Scene.storedEvent;
import static dev.eventcrm.command.Scene.storedRegistration;
import static dev.eventcrm.command.Scene.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.RegistrationStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RegistrationBatchTest {
    private static final int MOST = 49;
    private static final String KEY = "Idempotency-Key";

    private final CommandApi api = CommandApi.shared();
    private final Scene scene = new Scene(api);

    @Test
    void registersEveryoneInOneChangeOfTheEvent() {
        List<String> people = Scene.people(3);
        String event = scene.event(scene.person(), "maxCapacity", 10);

        Reply reply = register(event, people).expect(200);

        assertThat(statuses(reply)).containsExactly(201, 201, 201);
        assertThat(results(reply))
                .extracting(result -> result.at("/registration/userId").asString(""))
                .containsExactlyElementsOf(people);
        assertThat(results(reply))
                .allMatch(
                        result -> result.at("/registration/status").asString("").equals("registered"));
        assertThat(storedEvent(event).itemVersion().version()).isEqualTo(2);
        assertThat(expectAgreement(event).registeredCount()).isEqualTo(3);
        assertThat(reply.header("Consistency-Token"))
                .contains("event:" + event + ":2", "user:" + people.get(2) + ":2")
                .contains("registration:" + event + "~" + people.getFirst() + ":1");
        assertThat(reply.header("ETag")).isEmpty();
    }

    @Test
    void registersAsManyAsOneTransactionHoldsUnderAKey() {
        String event = scene.event(scene.person());

        Reply reply = register(event, Scene.people(MOST), KEY, unique("key")).expect(200);

        assertThat(statuses(reply)).hasSize(MOST).containsOnly(201);
        assertThat(reply.header("Consistency-Token").split(",")).hasSize(2 * MOST + 1);
    }

    @Test
    void namesAllInTheTokenHoweverLongTheIdsAre() {
        String event = ("e".repeat(90) + unique("-") + "x".repeat(20)).substring(0, 100);
        scene.event(scene.person(), "id", event);
        List<String> people = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            String id = ("p".repeat(80) + unique("-") + "x".repeat(20)).substring(0, 100);
            people.add(id);
            var person = Scene.aPerson();
            person.put("id", id);
            api.post("/users", json(person)).expect(201);
        }

        Reply reply = register(event, people).expect(200);

        assertThat(reply.header("Consistency-Token").split(",")).hasSize(2 * MOST + 1);
    }

    @Test
    void carriesTheUtmOfAll() {
        List<String> people = Scene.people(2);
        String event = scene.event(scene.person());

        api.post(path(event), json("userIds", people, "utmSource", "newsletter", "utm_medium", "email"))
                .expect(200);

        assertThat(people)
                .allSatisfy(person -> assertThat(
                                storedRegistration(event, person).utm().source())
                        .isEqualTo("newsletter"));
    }

    @Test
    void refusesTheRestWhenTheSeatsRunOut() {
        List<String> people = Scene.people(5);
        String event = scene.event(scene.person(), "maxCapacity", 3);

        Reply reply = register(event, people).expect(200);

        assertThat(statuses(reply)).containsExactly(201, 201, 201, 409, 409);
        assertThat(results(reply).get(3).at("/problem/detail").asString("")).contains("full");
        assertThat(expectAgreement(event).registeredCount()).isEqualTo(3);
    }

    @Test
    void letsTheRestWaitInTheirOrder() {
        List<String> people = Scene.people(5);
        String event = scene.event(scene.person(), "maxCapacity", 3);

        Reply reply = registerOrWait(event, people).expect(200);

        assertThat(results(reply))
                .extracting(result -> result.at("/registration/status").asString(""))
                .containsExactly("registered", "registered", "registered", "waitlisted", "waitlisted");
        assertThat(expectAgreement(event).waitlistedCount()).isEqualTo(2);
        scene.cancel(event, people.getFirst()).expect(204);
        assertThat(expectAgreement(event).registeredCount()).isEqualTo(3);
    }

    @Test
    void oneWhoIsRefusedDoesNotStopTheOthers() {
        List<String> people = Scene.people(2);
        String event = scene.event(scene.person());
        scene.register(event, people.getFirst()).expect(201);
        String unknown = unique("unknown");

        Reply reply = register(event, List.of(people.getFirst(), unknown, people.get(1)))
                .expect(200);

        assertThat(statuses(reply)).containsExactly(409, 422, 201);
        assertThat(results(reply).get(0).at("/problem/detail").asString(""))
                .contains("registered for this event already");
        assertThat(results(reply).get(1).at("/problem/errors/0/pointer").asString(""))
                .isEqualTo("#/userIds/1");
        assertThat(expectAgreement(event).registeredCount()).isEqualTo(2);
    }

    @Test
    void anAnswerToTooManyWrongIdsIsShort() {
        String event = scene.event(scene.person());

        Reply reply = register(event, Collections.nCopies(5_000, "x".repeat(200)));

        assertThat(reply.expectProblem(422).errorPlaces()).hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void whoIsNamedTwiceIsRegisteredOnce() {
        String person = scene.person();
        String event = scene.event(scene.person());

        assertThat(statuses(register(event, List.of(person, person)).expect(200)))
                .containsExactly(201, 409);
        assertThat(expectAgreement(event).registeredCount()).isEqualTo(1);
    }

    @Test
    void whoCancelledMayComeAgain() {
        String person = scene.person();
        String event = scene.event(scene.person());
        scene.register(event, person).expect(201);
        scene.cancel(event, person).expect(204);

        assertThat(statuses(register(event, List.of(person)).expect(200))).containsExactly(201);
        assertThat(storedRegistration(event, person).status()).isEqualTo(RegistrationStatus.REGISTERED);
    }

    @Test
    void anEventThatIsNotActiveTakesNobody() {
        String event = scene.event(scene.person(), "status", "draft");

        assertThat(statuses(register(event, Scene.people(2)).expect(200))).containsExactly(409, 409);
        assertThat(storedEvent(event).itemVersion().version()).isEqualTo(1);
    }

    @Test
    void anUnknownEventIsNotFound() {
        register(unique("unknown"), Scene.people(1)).expectProblem(404);
    }

    @Test
    void aBadEnvelopeIsRefusedAsAWhole() {
        String event = scene.event(scene.person());

        assertThat(register(event, Scene.people(MOST + 1)).expectProblem(422).errorPlaces())
                .containsExactly("#/userIds");
        assertThat(register(event, List.of()).expectProblem(422).errorPlaces()).containsExactly("#/userIds");
        assertThat(api.post(path(event), "{\"userIds\":[\"a\",\"b c\"]}")
                        .expectProblem(422)
                        .errorPlaces())
                .containsExactly("#/userIds/1");
        assertThat(storedEvent(event).itemVersion().version()).isEqualTo(1);
    }

    @Test
    void theSameBatchUnderAKeyGetsTheSameAnswer() {
        List<String> people = Scene.people(4);
        String event = scene.event(scene.person(), "maxCapacity", 3);
        String key = unique("key");

        Reply first = register(event, people, KEY, key).expect(200);
        Reply again = register(event, people, KEY, key).expect(200);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Consistency-Token")).isEqualTo(first.header("Consistency-Token"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(expectAgreement(event).registeredCount()).isEqualTo(3);
    }

    @Test
    void batchesAtTheSameTimeSellNoSeatTwice() {
        List<String> people = Scene.people(120);
        String event = scene.event(scene.person(), "maxCapacity", 50);

        // Neighbours want to register the same people, too.
        List<Reply> replies = Concurrently.each(
                6, i -> register(event, people.subList(i * 15, i * 15 + 45)).expect(200));

        long registered = replies.stream()
                .flatMap(reply -> statuses(reply).stream())
                .filter(status -> status == 201)
                .count();
        assertThat(registered).isEqualTo(50);
        assertThat(expectAgreement(event).registeredCount()).isEqualTo(50);
        assertThat(replies.stream().flatMap(reply -> results(reply).stream()))
                .filteredOn(result -> result.path("status").asInt() == 201)
                .allSatisfy(result -> assertThat(storedRegistration(
                                        event, result.at("/registration/userId").asString())
                                .status())
                        .isEqualTo(RegistrationStatus.REGISTERED));
    }

    @Test
    void thePeopleOfOneBatchMayRegisterElsewhereAtTheSameTime() {
        List<String> people = Scene.people(20);
        String owner = scene.person();
        List<String> events = List.of(scene.event(owner), scene.event(owner), scene.event(owner));

        List<Reply> replies =
                Concurrently.each(3, i -> register(events.get(i), people).expect(200));

        assertThat(replies).allSatisfy(reply -> assertThat(statuses(reply)).containsOnly(201));
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(expectAgreement(event).registeredCount()).isEqualTo(20));
    }

    private static String path(String event) {
        return "/events/" + event + "/registrations/batch";
    }

    private Reply register(String event, List<String> people, String... headers) {
        return api.post(path(event), json("userIds", people), headers);
    }

    private Reply registerOrWait(String event, List<String> people) {
        return api.post(path(event), json("userIds", people, "waitlist", true));
    }

    private static List<JsonNode> results(Reply reply) {
        return StreamSupport.stream(reply.json().path("results").spliterator(), false)
                .toList();
    }

    private static List<Integer> statuses(Reply reply) {
        return results(reply).stream()
                .map(result -> result.path("status").asInt())
                .toList();
    }
}
