package dev.eventcrm.system;

import static dev.eventcrm.system.Fixtures.aUser;
import static dev.eventcrm.system.Fixtures.anEvent;
import static dev.eventcrm.system.Fixtures.unique;
import static dev.eventcrm.system.Fixtures.with;
import static dev.eventcrm.system.Fixtures.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.CrmTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every client may rely on when it creates, reads, changes and deletes people. */
class UserLawsTest {
    private static final RunningStack STACK = RunningStack.shared();
    private static final Api API = STACK.api();

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void createThenReadGivesEqualFields(@ForAll("users") Map<String, Object> user) {
        Answer created = API.created("/users", user);

        JsonNode read =
                API.seeing(created).found("/users/" + created.string("id")).json();

        assertThat(read).isEqualTo(created.json());
        user.forEach((field, value) -> assertThat(read.get(field)).as(field).isEqualTo(json(value)));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void keepsTheClientsId(@ForAll("users") Map<String, Object> user) {
        String id = unique("own");

        assertThat(API.created("/users", with(user, "id", id)).string("id")).isEqualTo(id);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void aMissingRequiredFieldIs422AndNamesTheField(
            @ForAll("users") Map<String, Object> user, @ForAll("requiredFields") String field) {
        Answer answer = API.post("/users", without(user, field));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.blamed()).containsExactly("#/" + field);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void anUpdateChangesWhatItNamesAndNothingElse(
            @ForAll("users") Map<String, Object> before,
            @ForAll("users") Map<String, Object> after,
            @ForAll("fieldSets") Set<String> named) {
        Answer created = API.created("/users", before);
        Map<String, Object> change = new LinkedHashMap<>(after);
        change.keySet().retainAll(named);

        Answer updated = API.put("/users/" + created.string("id"), change);

        assertThat(updated.status()).as(updated.toString()).isEqualTo(200);
        JsonNode read =
                API.seeing(updated).found("/users/" + created.string("id")).json();
        for (String field : created.json().propertyNames()) {
            if (change.containsKey(field)) {
                assertThat(read.get(field)).as(field).isEqualTo(json(change.get(field)));
            } else if (!Set.of("version", "updatedAt").contains(field)) {
                assertThat(read.get(field)).as(field).isEqualTo(created.json().get(field));
            }
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void aDeletedPersonIsGoneForEveryMethod(@ForAll("users") Map<String, Object> user) {
        String address = "/users/" + API.created("/users", user).string("id");

        Answer deleted = API.delete(address);

        assertThat(deleted.status()).isIn(200, 204);
        assertThat(API.seeing(deleted).get(address).status()).isEqualTo(404);
        assertThat(API.put(address, Map.of("city", "Rome")).status()).isEqualTo(404);
        assertThat(API.delete(address).status()).isEqualTo(404);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void anUnknownIdIs404WithADetail(@ForAll("ids") String id) {
        String address = "/users/unknown-" + id;
        for (Answer answer : List.of(API.get(address), API.put(address, Map.of("city", "Rome")), API.delete(address))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
            assertThat(answer.string("detail")).isNotBlank();
        }
    }

    @Example
    void aDeletedPersonLeavesNoPersonalDataAndReleasesTheSeat() {
        String owner = API.created("/users", aUser()).string("id");
        String event =
                API.created("/events", with(anEvent(owner), "maxCapacity", 1)).string("id");
        String mark = unique("Mark");
        Map<String, Object> person = new LinkedHashMap<>(aUser());
        person.replaceAll((field, value) -> field.equals("avatar") ? "https://example.com/" + mark : mark + value);
        String id = API.created("/users", person).string("id");
        API.created("/events/" + event + "/register", Map.of("userId", id));

        Answer deleted = API.delete("/users/" + id);

        assertThat(STACK.table().scanPaginator(scan -> scan.tableName(CrmTable.NAME)).items().stream()
                        .filter(item ->
                                item.toString().toLowerCase(Locale.ROOT).contains(mark.toLowerCase(Locale.ROOT))))
                .isEmpty();
        assertThat(API.seeing(deleted)
                        .found("/events/" + event)
                        .json()
                        .get("seatsLeft")
                        .asInt())
                .isEqualTo(1);
        assertThat(API.seeing(deleted)
                        .found("/users/filter" + Api.query("q", mark))
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Example
    void aFreedAddressCanBeTakenAgain() {
        Map<String, Object> user = aUser();
        API.delete("/users/" + API.created("/users", user).string("id"));

        assertThat(API.post("/users", user).status()).isEqualTo(201);
    }

    private static JsonNode json(Object value) {
        return JsonMapper.shared().valueToTree(value);
    }

    @Provide
    Arbitrary<Map<String, Object>> users() {
        return Combinators.combine(
                        Texts.lines(100),
                        Texts.lines(100),
                        Texts.lines(100),
                        Texts.lines(100),
                        Texts.lines(100),
                        Arbitraries.of("female", "male", "non-binary"))
                .as((firstName, lastName, company, jobTitle, city, gender) -> {
                    Map<String, Object> user = aUser();
                    user.put("firstName", firstName);
                    user.put("lastName", lastName);
                    user.put("company", company);
                    user.put("jobTitle", jobTitle);
                    user.put("city", city);
                    user.put("gender", gender);
                    return user;
                });
    }

    @Provide
    Arbitrary<String> requiredFields() {
        return Arbitraries.of("firstName", "lastName", "email");
    }

    @Provide
    Arbitrary<Set<String>> fieldSets() {
        return Arbitraries.of("firstName", "lastName", "email", "company", "jobTitle", "city", "gender")
                .set()
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(40);
    }
}
