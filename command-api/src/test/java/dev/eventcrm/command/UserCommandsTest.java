package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.aPerson;
import static dev.eventcrm.command.Scene.exists;
import static dev.eventcrm.command.Scene.fields;
import static dev.eventcrm.command.Scene.json;
import static dev.eventcrm.command.Scene.storedUser;
import static dev.eventcrm.command.Scene.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.UserItem;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UserCommandsTest {
    private final CommandApi api = CommandApi.shared();
    private final Scene scene = new Scene(api);

    @Nested
    class Creating {
        @Test
        void keepsWhatTheClientSent() {
            Reply reply = api.post("/users", """
                    {"firstName":"Alice","lastName":"Johnson","email":"alice@example.com","phoneNumber":"1234567890",
                     "avatar":"https://example.com/avatar.jpg","gender":"female","jobTitle":"Engineer","company":"TechCorp",
                     "city":"New York","state":"NY"}""").expect(201);

            assertThat(reply.header("Location")).isEqualTo("/users/" + reply.field("id"));
            assertThat(reply.header("ETag")).isEqualTo("\"1\"");
            assertThat(reply.header("Consistency-Token")).isEqualTo("user:" + reply.field("id") + ":1");
            assertThat(reply.json().toString())
                    .contains("\"jobTitle\":\"Engineer\"", "\"state\":\"NY\"", "\"hostedEventCount\":0");
            UserItem stored = storedUser(reply.field("id"));
            assertThat(Objects.requireNonNull(stored.profile()).company()).isEqualTo("TechCorp");
            assertThat(exists(ItemKey.addressGuard("ALICE@example.com"))).isTrue();
        }

        @Test
        void keepsTheClientsId() {
            String id = unique("own-id");

            assertThat(create("id", id).expect(201).field("id")).isEqualTo(id);
            assertThat(storedUser(id).itemVersion().version()).isEqualTo(1);
        }

        @Test
        void takesTheNamesOfOlderClients() {
            String id = unique("older");
            Reply reply = api.post(
                            "/users",
                            json(
                                    "user_id",
                                    id,
                                    "first_name",
                                    "Bob",
                                    "last_name",
                                    "Lee",
                                    "email",
                                    id + "@example.com",
                                    "job_title",
                                    "Chef",
                                    "phone_number",
                                    "1"))
                    .expect(201);

            assertThat(reply.field("id")).isEqualTo(id);
            assertThat(reply.field("jobTitle")).isEqualTo("Chef");
        }

        @Test
        void refusesAnIdThatIsTaken() {
            String id = scene.person();

            Reply reply = create("id", id).expectProblem(409);

            assertThat(reply.field("detail")).contains("exists already");
            assertThat(reply.errorPlaces()).containsExactly("#/id");
        }

        @Test
        void neverUsesTheIdOfADeletedPersonAgain() {
            String id = scene.person();
            api.delete("/users/" + id).expect(204);

            assertThat(create("id", id).expectProblem(409).field("detail")).contains("deleted");
        }

        @Test
        void refusesAnAddressThatIsTakenInAnySpelling() {
            String address = unique("carol") + "@example.com";
            create("email", address).expect(201);

            Reply reply = create("email", address.toUpperCase(Locale.ROOT)).expectProblem(409);

            assertThat(reply.errorPlaces()).containsExactly("#/email");
        }

        @Test
        void leavesNothingBehindWhenItIsRefused() {
            String address = unique("dave") + "@example.com";
            create("email", address).expect(201);
            String id = unique("refused");

            create("id", id, "email", address).expectProblem(409);

            assertThat(exists(ItemKey.user(id))).isFalse();
        }
    }

    @Nested
    class Changing {
        @Test
        void changesWhatItNamesAndNothingElse() {
            String id = create("jobTitle", "Engineer", "city", "New York")
                    .expect(201)
                    .field("id");

            Reply reply = change(id, "jobTitle", "Architect").expect(200);

            assertThat(reply.field("jobTitle")).isEqualTo("Architect");
            assertThat(reply.field("city")).isEqualTo("New York");
            assertThat(reply.header("ETag")).isEqualTo("\"2\"");
            assertThat(reply.header("Consistency-Token")).isEqualTo("user:" + id + ":2");
        }

        @Test
        void removesWhatIsNullOrBlank() {
            String id = create("jobTitle", "Engineer", "city", "New York")
                    .expect(201)
                    .field("id");

            Reply reply = change(id, "jobTitle", null, "city", "  ").expect(200);

            assertThat(reply.json().path("jobTitle").isNull()).isTrue();
            assertThat(reply.json().path("city").isNull()).isTrue();
        }

        @Test
        void cannotRemoveWhatEveryPersonHas() {
            Reply reply =
                    change(scene.person(), "firstName", null, "email", " ").expectProblem(422);

            assertThat(reply.errorPlaces()).containsExactly("#/firstName", "#/email");
        }

        @Test
        void writesNothingWhenNothingChanges() {
            String id = create("city", "Oslo").expect(201).field("id");

            assertThat(change(id, "city", "Oslo").expect(200).header("ETag")).isEqualTo("\"1\"");
            assertThat(api.put("/users/" + id, "{}").expect(200).header("ETag")).isEqualTo("\"1\"");
            assertThat(storedUser(id).itemVersion().version()).isEqualTo(1);
        }

        @Test
        void takesBackWhatAnAnswerShowed() {
            Reply shown = create("city", "Oslo").expect(201);

            Reply reply = api.put("/users/" + shown.field("id"), shown.text().replace("Oslo", "Bergen"))
                    .expect(200);

            assertThat(reply.field("city")).isEqualTo("Bergen");
        }

        @Test
        void refusesAnIdOtherThanThePaths() {
            assertThat(change(scene.person(), "id", "another")
                            .expectProblem(422)
                            .errorPlaces())
                    .containsExactly("#/id");
        }

        @Test
        void refusesAnUnknownPerson() {
            change("nobody", "city", "Oslo").expectProblem(404);
        }

        @Test
        void anotherAddressFreesTheOldOne() {
            String old = unique("erin") + "@example.com";
            String id = create("email", old).expect(201).field("id");

            change(id, "email", unique("erin") + "@example.com").expect(200);

            create("email", old).expect(201);
        }

        @Test
        void anotherCaseOfTheAddressKeepsIt() {
            String address = unique("frank") + "@example.com";
            String id = create("email", address).expect(201).field("id");

            assertThat(change(id, "email", "F" + address.substring(1))
                            .expect(200)
                            .field("email"))
                    .startsWith("Frank");
            create("email", address).expectProblem(409);
        }

        @Test
        void refusesTheAddressOfAnotherPerson() {
            String address = unique("grace") + "@example.com";
            create("email", address).expect(201);

            assertThat(change(scene.person(), "email", address)
                            .expectProblem(409)
                            .errorPlaces())
                    .containsExactly("#/email");
        }

        @Test
        void actsOnlyOnTheVersionThatIfMatchNames() {
            String path = "/users/" + scene.person();
            api.put(path, json("city", "Oslo"), "If-Match", "\"1\"").expect(200);

            Reply stale =
                    api.put(path, json("city", "Bergen"), "If-Match", "\"1\"").expectProblem(412);

            assertThat(stale.field("detail")).contains("\"2\"");
            api.put(path, json("city", "Bergen"), "If-Match", "W/\"2\"").expectProblem(412);
            api.put(path, json("city", "Bergen"), "If-Match", "\"1\", \"2\"").expect(200);
            api.put(path, json("city", "Turku"), "If-Match", "*").expect(200);
            assertThat(api.put(path, json("city", "Turku"), "If-Match", "2")
                            .expectProblem(422)
                            .errorPlaces())
                    .containsExactly("If-Match");
        }
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
