package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.expectAgreement;
import static dev.eventcrm.command.Scene.json;
import static dev.eventcrm.command.Scene.storedEvent;
import static dev.eventcrm.command.Scene.storedRegistration;
import static dev.eventcrm.command.Scene.storedUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrationCommandsTest {
    private final CommandApi api = CommandApi.shared();
    private final Scene scene = new Scene(api);

    @Test
    void registeringTakesASeat() {
        String person = scene.person();
        String event = scene.event(scene.person(), "maxCapacity", 2);

        Reply reply = scene.register(event, person).expect(201);

        assertThat(reply.header("Location")).isEqualTo("/events/" + event + "/registrations/" + person);
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        assertThat(reply.field("status")).isEqualTo("registered");
        assertThat(reply.field("registeredAt")).isNotBlank();
        assertThat(reply.header("Consistency-Token").split(","))
                .containsExactlyInAnyOrder(
                        "event:" + event + ":2",
                        "registration:" + event + "~" + person + ":1",
                        "user:" + person + ":2");
        assertThat(expectAgreement(event).seatsLeft()).isEqualTo(1);
    }

    @Test
    void takesTheBodyOfOlderClients() {
        String person = scene.person();
        String event = scene.event(scene.person());

        api.post("/events/" + event + "/register", json("user_id", person)).expect(201);

        assertThat(storedUser(person).attending()).containsEntry(event, RegistrationStatus.REGISTERED);
    }

    @Test
    void refusesToRegisterTwice() {
        String person = scene.person();
        String event = scene.event(scene.person());
        scene.register(event, person).expect(201);

        assertThat(scene.register(event, person).expectProblem(409).field("detail"))
                .contains("registered");
        assertThat(storedEvent(event).registeredCount()).isEqualTo(1);
    }

    @Test
    void refusesWhenTheEventIsFull() {
        List<String> people = Scene.people(2);
        String event = scene.event(scene.person(), "maxCapacity", 1);
        scene.register(event, people.get(0)).expect(201);

        assertThat(scene.register(event, people.get(1)).expectProblem(409).field("detail"))
                .contains("full");
    }

    @Test
    void refusesWhenTheEventIsNotActive() {
        String person = scene.person();
        String event = scene.event(scene.person(), "status", "draft");

        assertThat(scene.register(event, person).expectProblem(409).field("detail"))
                .contains("draft");
    }

    @Test
    void refusesAPersonWhoDoesNotExist() {
        String event = scene.event(scene.person());

        Reply reply = api.post("/events/" + event + "/register", json("user_id", "nobody"))
                .expectProblem(422);

        assertThat(reply.errorPlaces()).containsExactly("#/user_id");
    }

    @Test
    void refusesAnEventThatDoesNotExist() {
        scene.register("no-event", scene.person()).expectProblem(404);
        scene.cancel("no-event", "nobody").expectProblem(404);
        scene.checkIn("no-event", "nobody").expectProblem(404);
    }

    @Test
    void whoWouldWaitGoesOnTheWaitingList() {
        List<String> people = Scene.people(2);
        String event = scene.event(scene.person(), "maxCapacity", 1);

        scene.registerOrWait(event, people.get(0)).expect(201);
        Reply reply = scene.registerOrWait(event, people.get(1)).expect(201);

        assertThat(storedRegistration(event, people.get(0)).status()).isEqualTo(RegistrationStatus.REGISTERED);
        assertThat(reply.field("status")).isEqualTo("waitlisted");
        assertThat(scene.registerOrWait(event, people.get(1)).expectProblem(409).field("detail"))
                .contains("waiting list");
        assertThat(expectAgreement(event).waitlistedCount()).isEqualTo(1);
    }

    @Test
    void aCancelledSeatGoesToWhoHasWaitedLongest() {
        List<String> people = Scene.people(3);
        String event = scene.event(scene.person(), "maxCapacity", 1);
        people.forEach(person -> scene.registerOrWait(event, person).expect(201));

        Reply reply = scene.cancel(event, people.get(0)).expect(204);

        assertThat(reply.header("Consistency-Token"))
                .contains("user:" + people.get(0) + ":3", "user:" + people.get(1) + ":3");
        assertThat(storedRegistration(event, people.get(0)).status()).isEqualTo(RegistrationStatus.CANCELLED);
        assertThat(storedRegistration(event, people.get(1)).status()).isEqualTo(RegistrationStatus.REGISTERED);
        assertThat(storedRegistration(event, people.get(2)).status()).isEqualTo(RegistrationStatus.WAITLISTED);
        assertThat(expectAgreement(event).registeredCount()).isEqualTo(1);
    }

    @Test
    void givingAPlaceOnTheWaitingListBackPromotesNobody() {
        List<String> people = Scene.people(3);
        String event = scene.event(scene.person(), "maxCapacity", 1);
        people.forEach(person -> scene.registerOrWait(event, person).expect(201));

        scene.cancel(event, people.get(1)).expect(204);

        assertThat(storedRegistration(event, people.get(2)).status()).isEqualTo(RegistrationStatus.WAITLISTED);
        expectAgreement(event);
    }

    @Test
    void refusesToCancelWhatIsNotThere() {
        String person = scene.person();
        String event = scene.event(scene.person());

        scene.cancel(event, person).expectProblem(404);
        scene.register(event, person).expect(201);
        scene.cancel(event, person).expect(204);
        scene.cancel(event, person).expectProblem(404);
    }

    @Test
    void whoComesBackContinuesTheRegistration() {
        String person = scene.person();
        String event = scene.event(scene.person());
        scene.register(event, person).expect(201);
        scene.cancel(event, person).expect(204);

        assertThat(scene.register(event, person).expect(201).header("ETag")).isEqualTo("\"3\"");

        RegistrationItem registration = storedRegistration(event, person);
        assertThat(registration.cancelledAt()).isNull();
        assertThat(registration.status()).isEqualTo(RegistrationStatus.REGISTERED);
        expectAgreement(event);
    }

    @Test
    void checksInOnceHoweverOftenItIsSent() {
        String person = scene.person();
        String event = scene.event(scene.person());
        scene.register(event, person).expect(201);

        assertThat(scene.checkIn(event, person).expect(200).field("status")).isEqualTo("checkedIn");
        Reply again = scene.checkIn(event, person).expect(200);

        assertThat(again.header("ETag")).isEqualTo("\"2\"");
        assertThat(storedEvent(event).itemVersion().version()).isEqualTo(3);
        assertThat(expectAgreement(event).checkedInCount()).isEqualTo(1);
        assertThat(storedEvent(event).registeredCount()).isEqualTo(1);
    }

    @Test
    void refusesToCheckInWithoutASeat() {
        List<String> people = Scene.people(2);
        String event = scene.event(scene.person(), "maxCapacity", 1);
        people.forEach(person -> scene.registerOrWait(event, person).expect(201));
        scene.checkIn(event, people.get(1)).expectProblem(409);

        scene.cancel(event, people.get(1)).expect(204);
        scene.checkIn(event, people.get(1)).expectProblem(409);
        scene.checkIn(event, scene.person()).expectProblem(404);
    }

    @Test
    void raisingTheCapacityMovesThoseWhoWaitUp() {
        List<String> people = Scene.people(30);
        String event = scene.event(scene.person(), "maxCapacity", 1);
        people.forEach(person -> scene.registerOrWait(event, person).expect(201));

        Reply reply = api.put("/events/" + event, json("maxCapacity", 28)).expect(200);

        assertThat(reply.json().path("registeredCount").asInt()).isEqualTo(28);
        assertThat(reply.json().path("waitlistedCount").asInt()).isEqualTo(2);
        assertThat(storedRegistration(event, people.get(27)).status()).isEqualTo(RegistrationStatus.REGISTERED);
        assertThat(storedRegistration(event, people.get(28)).status()).isEqualTo(RegistrationStatus.WAITLISTED);
        expectAgreement(event);

        api.put("/events/" + event, "{\"maxCapacity\":null}").expect(200);
        assertThat(expectAgreement(event).registeredCount()).isEqualTo(30);
    }
}
