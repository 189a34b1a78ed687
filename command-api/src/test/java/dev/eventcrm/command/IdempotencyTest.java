package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.aPerson;
import static dev.eventcrm.command.Scene.json;
import static dev.eventcrm.command.Scene.storedEvent;
import static dev.eventcrm.command.Scene.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.test.DynamoDbLocal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class IdempotencyTest {
    private static final String KEY = "Idempotency-Key";

    private final CommandApi api = CommandApi.shared();
    private final Scene scene = new Scene(api);
    private final String key = unique("key");

    @Test
    void theSameRequestGetsTheSameAnswer() {
        String body = json(aPerson());

        Reply first = api.post("/users", body, KEY, key).expect(201);
        Reply second = api.post("/users", body, KEY, key).expect(201);

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Consistency-Token")).isEqualTo(first.header("Consistency-Token"));
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void theSameMeaningInOtherWordsIsTheSameRequest() {
        Map<String, ?> person = aPerson();
        api.post("/users", json(person), KEY, key).expect(201);

        String reworded = json(person).replace("firstName", "first_name").replace(",", " ,\n");
        assertThat(api.post("/users", reworded, KEY, key).expect(201).header("Idempotency-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void anotherRequestIsRefused() {
        api.post("/users", json(aPerson()), KEY, key).expect(201);

        Reply reply = api.post("/users", json(aPerson()), KEY, key).expectProblem(422);

        assertThat(reply.errorPlaces()).containsExactly(KEY);
    }

    @Test
    void aRefusalByTheStateIsKept() {
        String person = scene.person();
        String event = scene.event(scene.person(), "maxCapacity", 1);
        scene.register(event, scene.person()).expect(201);
        String path = "/events/" + event + "/register";
        Reply refused = api.post(path, json("userId", person), KEY, key).expectProblem(409);
        api.put("/events/" + event, json("maxCapacity", 2)).expect(200);

        Reply again = api.post(path, json("userId", person), KEY, key).expectProblem(409);

        assertThat(again.text()).isEqualTo(refused.text());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        api.post(path, json("userId", person), KEY, unique("key")).expect(201);
    }

    @Test
    void aRequestThatWasWrongMayComeAgainMended() {
        var person = aPerson();
        Object address = person.put("email", "nonsense");
        api.post("/users", json(person), KEY, key).expectProblem(422);
        person.put("email", address);

        assertThat(api.post("/users", json(person), KEY, key).expect(201).header("Idempotency-Replayed"))
                .isEmpty();
    }

    @Test
    void ofManyAtTheSameTimeOneHasTheEffectAndAllGetItsAnswer() {
        String body = json(aPerson());

        List<Reply> replies = Concurrently.each(20, _ -> api.post("/users", body, KEY, key));

        assertThat(replies).allMatch(reply -> reply.status() == 201);
        assertThat(replies)
                .extracting(Reply::text)
                .containsOnly(replies.getFirst().text());
        assertThat(replies)
                .filteredOn(reply -> reply.header("Idempotency-Replayed").isEmpty())
                .hasSize(1);
    }

    @Test
    void registersOnceHoweverManyTry() {
        String person = scene.person();
        String event = scene.event(scene.person());

        List<Reply> replies = Concurrently.each(
                10, _ -> api.post("/events/" + event + "/register", json("userId", person), KEY, key));

        assertThat(replies).allMatch(reply -> reply.status() == 201);
        assertThat(storedEvent(event).registeredCount()).isEqualTo(1);
    }

    @Test
    void checksInUnderAKeyToo() {
        String person = scene.person();
        String event = scene.event(scene.person(), "attendeeIds", List.of(person));
        String path = "/events/" + event + "/registrations/" + person + "/check-in";

        api.post(path, "", KEY, key).expect(200);

        assertThat(api.post(path, "", KEY, key).expect(200).header("Idempotency-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void aKeyThatHasExpiredIsNew() {
        api.post("/users", json(aPerson()), KEY, key).expect(201);
        DynamoDbLocal.shared()
                .client()
                .updateItem(request -> request.tableName(CrmTable.NAME)
                        .key(ItemKey.idempotency(key).toAttributes())
                        .updateExpression("SET expiresAt = :past")
                        .expressionAttributeValues(Map.of(":past", AttributeValue.fromN("1000000000"))));

        assertThat(api.post("/users", json(aPerson()), KEY, key).expect(201).header("Idempotency-Replayed"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b"})
    void refusesAKeyThatIsNone(String malformed) {
        assertThat(api.post("/users", json(aPerson()), KEY, malformed)
                        .expectProblem(422)
                        .errorPlaces())
                .containsExactly(KEY);
    }

    @Test
    void refusesAKeyThatIsTooLongOrGivenTwice() {
        api.post("/users", json(aPerson()), KEY, "k".repeat(256)).expectProblem(422);
        api.post("/users", json(aPerson()), KEY, key, KEY, key).expectProblem(422);
        api.post("/users", json(aPerson()), KEY, "k".repeat(250) + key.substring(0, 5))
                .expect(201);
    }
}
