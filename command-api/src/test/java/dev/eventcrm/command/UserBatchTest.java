package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.aPerson;
import static dev.eventcrm.command.Scene.exists;
import static dev.eventcrm.command.Scene.fields;
import static dev.eventcrm.command.Scene.json;
import static dev.eventcrm.command.Scene.storedUser;
import static dev.eventcrm.command.Scene.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.ItemKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UserBatchTest {
    private static final int MOST = 49;
    private static final String KEY = "Idempotency-Key";

    private final CommandApi api = CommandApi.shared();
    private final Scene scene = new Scene(api);

    @Test
    void createsEveryoneInTheirOrder() {
        List<Map<String, @Nullable Object>> people = people(3);

        Reply reply = create(people).expect(200);

        assertThat(statuses(reply)).containsExactly(201, 201, 201);
        List<String> ids = ids(reply);
        assertThat(results(reply))
                .extracting(result -> result.at("/user/email").asString(""))
                .containsExactlyElementsOf(people.stream()
                        .map(person -> (String) person.get("email"))
                        .toList());
        assertThat(results(reply))
                .allMatch(result -> result.at("/user/version").asInt() == 1 && !result.has("problem"));
        assertThat(ids)
                .allSatisfy(
                        id -> assertThat(storedUser(id).itemVersion().version()).isEqualTo(1));
        assertThat(reply.header("Consistency-Token"))
                .isEqualTo(String.join(
                        ",", ids.stream().map(id -> "user:" + id + ":1").toList()));
        assertThat(reply.header("ETag")).isEmpty();
    }

    @Test
    void createsAsManyAsOneTransactionHoldsUnderAKey() {
        Reply reply = create(people(MOST), KEY, unique("key")).expect(200);

        assertThat(statuses(reply)).hasSize(MOST).containsOnly(201);
        assertThat(reply.header("Consistency-Token").split(",")).hasSize(MOST);
    }

    @Test
    void keepsTheAddressesForThem() {
        List<Map<String, @Nullable Object>> people = people(2);
        create(people).expect(200);

        String address = Objects.toString(people.get(1).get("email"));
        assertThat(exists(ItemKey.addressGuard(address))).isTrue();
        Map<String, @Nullable Object> other = aPerson();
        other.put("email", address.toUpperCase(Locale.ROOT));
        api.post("/users", json(other)).expectProblem(409);
    }

    @Test
    void takesTheNamesOfOlderClients() {
        String id = unique("older");

        Reply reply = api.post("/users/batch", """
                {"users": [{"user_id": "%s", "first_name": "Bob", "last_name": "Lee", "email": "%s@example.com"}]}""".formatted(id, id)).expect(200);

        assertThat(ids(reply)).containsExactly(id);
    }

    @Nested
    class OneWhoIsRefused {
        @Test
        void doesNotStopTheOthers() {
            Map<String, @Nullable Object> wrong = aPerson();
            wrong.put("email", "nonsense");
            Map<String, @Nullable Object> takenId = aPerson();
            takenId.put("id", scene.person());
            Map<String, @Nullable Object> good = aPerson();

            Reply reply = create(List.of(wrong, takenId, good)).expect(200);

            assertThat(statuses(reply)).containsExactly(422, 409, 201);
            assertThat(ids(reply))
                    .singleElement()
                    .satisfies(id -> assertThat(storedUser(id).profile()).isNotNull());
            assertThat(reply.header("Consistency-Token"))
                    .isEqualTo("user:" + ids(reply).getFirst() + ":1");
        }

        @Test
        void getsTheProblemOfTheSingleRequestWithPointersIntoTheBatch() {
            Map<String, @Nullable Object> wrong = fields("first_name", 5, "lastName", "X", "emial", "a@example.com");
            Map<String, @Nullable Object> taken = aPerson();
            taken.put("email", storedEmail(scene.person()));

            Reply reply = create(List.of(aPerson(), wrong, taken)).expect(200);

            Reply alone = api.post("/users", json(wrong)).expectProblem(422);
            assertThat(places(results(reply).get(1)))
                    .containsExactlyElementsOf(alone.errorPlaces().stream()
                            .map(place -> place.replace("#/", "#/users/1/"))
                            .toList())
                    .contains("#/users/1/first_name", "#/users/1/emial");
            assertThat(results(reply).get(1).at("/problem/type").asString("")).isEqualTo(alone.field("type"));
            assertThat(results(reply).get(2).at("/problem/status").asInt()).isEqualTo(409);
            assertThat(places(results(reply).get(2))).containsExactly("#/users/2/email");
        }

        @Test
        void mayHaveTheIdOfADeletedPerson() {
            String deleted = scene.person();
            api.delete("/users/" + deleted).expect(204);
            Map<String, @Nullable Object> person = aPerson();
            person.put("id", deleted);

            Reply reply = create(List.of(person)).expect(200);

            assertThat(statuses(reply)).containsExactly(409);
            assertThat(results(reply).getFirst().at("/problem/errors/0/message").asString(""))
                    .contains("was deleted");
        }
    }

    @Nested
    class OfTwoInOneBatch {
        @Test
        void theFirstGetsTheAddress() {
            Map<String, @Nullable Object> second = aPerson();
            Map<String, @Nullable Object> first = aPerson();
            second.put("email", Objects.toString(first.get("email")).toUpperCase(Locale.ROOT));

            Reply reply = create(List.of(first, second)).expect(200);

            assertThat(statuses(reply)).containsExactly(201, 409);
            assertThat(places(results(reply).get(1))).containsExactly("#/users/1/email");
        }

        @Test
        void theFirstGetsTheId() {
            Map<String, @Nullable Object> first = aPerson();
            Map<String, @Nullable Object> second = aPerson();
            String id = unique("twice");
            first.put("id", id);
            second.put("id", id);

            Reply reply = create(List.of(first, second)).expect(200);

            assertThat(statuses(reply)).containsExactly(201, 409);
            assertThat(storedEmail(id)).isEqualTo(first.get("email"));
            // Who is refused takes nothing: the address is free.
            second.remove("id");
            api.post("/users", json(second)).expect(201);
        }

        @Test
        void theSecondGetsWhatAFirstWasRefused() {
            Map<String, @Nullable Object> first = aPerson();
            first.put("id", scene.person());
            Map<String, @Nullable Object> second = aPerson();
            second.put("email", first.get("email"));

            assertThat(statuses(create(List.of(first, second)).expect(200))).containsExactly(409, 201);
        }
    }

    @Nested
    class ABadEnvelope {
        @Test
        void isRefusedAsAWhole() {
            List<Map<String, @Nullable Object>> tooMany = people(MOST + 1);

            assertThat(create(tooMany).expectProblem(422).errorPlaces()).containsExactly("#/users");
            assertThat(exists(ItemKey.addressGuard(
                            Objects.toString(tooMany.getFirst().get("email")))))
                    .isFalse();
            assertThat(create(List.of()).expectProblem(422).errorPlaces()).containsExactly("#/users");
            api.post("/users/batch", "{}").expectProblem(422);
            api.post("/users/batch", "[]").expectProblem(400);
            assertThat(api.post("/users/batch", "{\"users\":[{},3]}")
                            .expectProblem(422)
                            .errorPlaces())
                    .containsExactly("#/users/1");
            assertThat(api.post("/users/batch", "{\"users\":[{},null]}")
                            .expectProblem(422)
                            .errorPlaces())
                    .containsExactly("#/users/1");
            assertThat(api.post("/users/batch", "{\"users\":[" + "null,".repeat(100_000) + "null]}")
                            .expectProblem(422)
                            .errorPlaces())
                    .hasSizeLessThanOrEqualTo(50);
            assertThat(api.post("/users/batch", "{\"users\":[" + "1,".repeat(100_000) + "1]}")
                            .expectProblem(422)
                            .errorPlaces())
                    .hasSizeLessThanOrEqualTo(50);
            assertThat(api.post("/users/batch", json("users", List.of(aPerson()), "people", 1))
                            .expectProblem(422)
                            .errorPlaces())
                    .containsExactly("#/people");
        }
    }

    @Nested
    class UnderAnIdempotencyKey {
        @Test
        void theSameBatchGetsTheSameAnswer() {
            Map<String, @Nullable Object> taken = aPerson();
            taken.put("email", storedEmail(scene.person()));
            List<Map<String, @Nullable Object>> people = List.of(aPerson(), taken, aPerson());
            String key = unique("key");

            Reply first = create(people, KEY, key).expect(200);
            Reply again = create(people, KEY, key).expect(200);

            assertThat(again.text()).isEqualTo(first.text());
            assertThat(again.header("Consistency-Token")).isEqualTo(first.header("Consistency-Token"));
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(create(people(2), KEY, key).expectProblem(422).errorPlaces())
                    .containsExactly(KEY);
        }

        @Test
        void ofManyAtTheSameTimeOneHasTheEffect() {
            List<Map<String, @Nullable Object>> people = people(5);
            String key = unique("key");

            List<Reply> replies = Concurrently.each(8, _ -> create(people, KEY, key));

            assertThat(replies)
                    .extracting(Reply::text)
                    .containsOnly(replies.getFirst().text());
            assertThat(statuses(replies.getFirst())).containsOnly(201);
        }

        @Test
        void anAnswerThatIsTooLargeToKeepIsRefusedBeforeAnythingIsWritten() {
            List<Map<String, @Nullable Object>> people = people(MOST);
            people.forEach(person -> person.put("avatar", "https://example.com/" + "\u6f22".repeat(1900)));

            create(people, KEY, unique("key")).expectProblem(413);

            assertThat(exists(ItemKey.addressGuard(
                            Objects.toString(people.getFirst().get("email")))))
                    .isFalse();
            assertThat(statuses(create(people).expect(200))).containsOnly(201);
        }
    }

    @Nested
    class TwoAtTheSameTime {
        @Test
        void shareOutTheAddressesThatBothWant() {
            List<String> addresses = Stream.generate(() -> unique("shared") + "@example.com")
                    .limit(20)
                    .toList();

            List<Reply> replies = Concurrently.each(
                    4,
                    _ -> create(addresses.stream()
                                    .map(address -> {
                                        Map<String, @Nullable Object> person = aPerson();
                                        person.put("email", address);
                                        return person;
                                    })
                                    .toList())
                            .expect(200));

            for (int i = 0; i < addresses.size(); i++) {
                int number = i;
                assertThat(replies)
                        .filteredOn(reply -> statuses(reply).get(number) == 201)
                        .hasSize(1);
            }
            expectAllThere(replies);
        }

        @Test
        void theOneThatIsNotInTheWayIsCreatedWhoeverElseLoses() {
            String wanted = unique("wanted") + "@example.com";

            List<Reply> replies = Concurrently.each(6, i -> {
                List<Map<String, @Nullable Object>> people = people(10);
                people.get(i).put("email", wanted);
                return create(people).expect(200);
            });

            List<Integer> all =
                    replies.stream().flatMap(reply -> statuses(reply).stream()).toList();
            assertThat(all).filteredOn(status -> status == 409).hasSize(5);
            assertThat(all).filteredOn(status -> status == 201).hasSize(55);
            expectAllThere(replies);
        }
    }

    private static void expectAllThere(List<Reply> replies) {
        for (Reply reply : replies) {
            for (JsonNode result : results(reply)) {
                if (result.path("status").asInt() == 201) {
                    String id = result.at("/user/id").asString();
                    assertThat(storedEmail(id))
                            .isEqualTo(result.at("/user/email").asString());
                }
            }
        }
    }

    private static String storedEmail(String id) {
        return Objects.requireNonNull(storedUser(id).profile()).email();
    }

    private Reply create(List<? extends Map<String, ? extends @Nullable Object>> people, String... headers) {
        return api.post("/users/batch", json("users", people), headers);
    }

    private static List<Map<String, @Nullable Object>> people(int count) {
        return new ArrayList<>(
                IntStream.range(0, count).mapToObj(_ -> aPerson()).toList());
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

    private static List<String> ids(Reply reply) {
        return results(reply).stream()
                .filter(result -> result.has("user"))
                .map(result -> result.at("/user/id").asString())
                .toList();
    }

    private static List<String> places(JsonNode result) {
        return StreamSupport.stream(result.at("/problem/errors").spliterator(), false)
                .map(error -> error.path("pointer").asString(""))
                .toList();
    }
}
