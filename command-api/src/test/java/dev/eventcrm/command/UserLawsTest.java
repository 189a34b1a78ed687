package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.json;
import static dev.eventcrm.command.Scene.storedUser;
import static dev.eventcrm.command.Scene.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.api.UserView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class UserLawsTest {
    private static final List<String> REQUIRED = List.of("firstName", "lastName", "email");
    private static final List<String> OPTIONAL =
            List.of("gender", "jobTitle", "company", "city", "state", "phoneNumber");
    private static final List<String> FIELDS = List.of(
            "firstName",
            "lastName",
            "email",
            "gender",
            "jobTitle",
            "company",
            "city",
            "state",
            "phoneNumber",
            "avatar");

    private final CommandApi api = CommandApi.shared();

    @Property(tries = 100)
    void whatIsCreatedIsWhatWasSent(@ForAll("people") Map<String, String> person) {
        Reply reply = api.post("/users", json(person)).expect(201);

        JsonNode stored = stored(reply.field("id"));
        assertThat(reply.json()).isEqualTo(stored);
        for (String field : FIELDS) {
            assertThat(text(stored, field)).as(field).isEqualTo(stripped(person.get(field)));
        }
    }

    @Property(tries = 100)
    void aChangeChangesWhatItNamesAndNothingElse(
            @ForAll("people") Map<String, String> person, @ForAll("changes") Map<String, Optional<String>> change) {
        Reply created = api.post("/users", json(person)).expect(201);
        Map<String, @Nullable String> expected = new TreeMap<>();
        FIELDS.forEach(field -> expected.put(field, text(created.json(), field)));
        change.forEach((field, value) -> expected.put(field, stripped(value.orElse(null))));

        Reply changed = api.put("/users/" + created.field("id"), json(change)).expect(200);

        JsonNode stored = stored(created.field("id"));
        assertThat(changed.json()).isEqualTo(stored);
        expected.forEach(
                (field, value) -> assertThat(text(stored, field)).as(field).isEqualTo(value));
        assertThat(stored.path("createdAt")).isEqualTo(created.json().path("createdAt"));
    }

    @Property(tries = 100)
    void aWrongTypeIsRefusedAndNamed(
            @ForAll("people") Map<String, String> person,
            @ForAll("fields") String field,
            @ForAll("noTexts") Object wrong) {
        Map<String, @Nullable Object> body = new TreeMap<>(person);
        body.put(field, wrong);

        assertThat(api.post("/users", json(body)).expectProblem(422).errorPlaces())
                .containsExactly("#/" + field);
    }

    @Property(tries = 50)
    void aMissingFieldIsRefusedAndNamed(
            @ForAll("people") Map<String, String> person, @ForAll("required") String field) {
        person.remove(field);

        assertThat(api.post("/users", json(person)).expectProblem(422).errorPlaces())
                .containsExactly("#/" + field);
    }

    @Property(tries = 50)
    void anUnknownIdIsNotFound(@ForAll("ids") String id) {
        api.put("/users/unknown-" + id, "{}").expectProblem(404);
        api.delete("/users/unknown-" + id).expectProblem(404);
    }

    @Provide
    Arbitrary<Map<String, String>> people() {
        return Arbitraries.maps(Arbitraries.of(OPTIONAL), Texts.upTo(20))
                .ofMaxSize(OPTIONAL.size())
                .flatMap(optional -> Texts.upTo(20).list().ofSize(2).map(names -> {
                    Map<String, String> person = new TreeMap<>(optional);
                    person.put("firstName", names.get(0));
                    person.put("lastName", names.get(1));
                    person.put("email", unique("law") + "@example.com");
                    return person;
                }));
    }

    @Provide
    Arbitrary<Map<String, Optional<String>>> changes() {
        return Arbitraries.maps(Arbitraries.of(OPTIONAL), Texts.upTo(20).optional(0.7));
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of(FIELDS);
    }

    @Provide
    Arbitrary<String> required() {
        return Arbitraries.of(REQUIRED);
    }

    @Provide
    Arbitrary<Object> noTexts() {
        return Arbitraries.of(7, 7.5, true, false, List.of(), List.of("a"), Map.of(), Map.of("a", 1));
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars("._-")
                .ofMaxLength(80);
    }

    private static JsonNode stored(String id) {
        return JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(UserView.of(storedUser(id))));
    }

    private static @Nullable String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isNull() ? null : value.asString();
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : dev.eventcrm.schema.item.Texts.line(text.strip());
    }
}
