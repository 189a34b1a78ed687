package dev.eventcrm.system;

import static dev.eventcrm.system.Fixtures.aUser;
import static dev.eventcrm.system.Fixtures.anEvent;
import static dev.eventcrm.system.Fixtures.unique;
import static dev.eventcrm.system.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.api.Headers;
import java.net.http.HttpRequest.BodyPublishers;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gets an error that names the field and says what would be right, and nothing is half-written. */
class BadInputTest {
    private static final Api API = RunningStack.shared().api();
    private static final String OWNER = API.created("/users", aUser()).string("id");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"firstName\":",
                "{\"firstName\":\"A\"} x",
                "[]",
                "\"text\"",
                "",
                "{'a':1}",
                "{\"a\":1,\"a\":2}"
            })
    void brokenJsonIs400(String body) {
        assertProblem(API.with("Content-Type", "application/json").post("/users", body), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/events", "/users/search"})
    void aWrongMediaTypeIs415(String path) {
        assertProblem(API.with("Content-Type", "text/plain").post(path, "{}"), 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/events", "/users/search"})
    void aBodyOfTenMegabytesIs413(String path) {
        String body = "{\"firstName\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}";

        assertProblem(API.post(path, body), 413);
    }

    @Test
    void anUnknownFieldIs422WithTheNearestKnownName() {
        Answer answer = API.post("/users", with(aUser(), "compny", "TechCorp"));

        assertBlames(answer, "#/compny");
        assertThat(answer.text()).contains("company");
    }

    @ParameterizedTest
    @CsvSource({
        "/users?compny=TechCorp, compny, company",
        "/users/filter?events_atended_min=1, events_atended_min, eventsAttendedMin",
        "/events?statuss=active, statuss, status",
        "/users/export?citty=Rome, citty, city"
    })
    void anUnknownParameterIs422WithTheNearestKnownName(String path, String parameter, String nearest) {
        Answer answer = API.get(path);

        assertBlames(answer, parameter);
        assertThat(answer.text()).contains(nearest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"firstName", "lastName", "company", "jobTitle", "city", "phoneNumber", "email"})
    void aStringOfTenThousandCharactersIs422(String field) {
        assertBlames(API.post("/users", with(aUser(), field, "x".repeat(10_000))), "#/" + field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Al\u0000ice", "Al\u0007ice", "Al\nice", "Al\u001bice", "Al\u0085ice"})
    void controlCharactersAre422(String firstName) {
        assertBlames(API.post("/users", with(aUser(), "firstName", firstName)), "#/firstName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"👩‍💻 Ada 🎉", "שלום עולם", "مرحبا", "e\u0301", "𝒳𝒴", "O'Brien; DROP TABLE", "<script>"})
    void textOfEveryScriptIsKeptComposedAndFoundHoweverItIsSpelt(String company) {
        String marked = company + " " + unique("c");
        Answer created = API.created("/users", with(aUser(), "company", marked));

        Answer found = API.seeing(created).found("/users" + Api.query("company", marked));

        assertThat(found.json().get("total").asInt()).isEqualTo(1);
        assertThat(found.json().at("/users/0/company").asString())
                .isEqualTo(Normalizer.normalize(marked, Normalizer.Form.NFC));
    }

    @Test
    void anEndBeforeTheStartIs422() {
        Answer answer = API.post("/events", with(anEvent(OWNER), "endAt", "2085-08-01T08:59:59Z"));

        assertBlames(answer, "#/endAt");
    }

    @Test
    void aDateWithoutZoneIs422WhereAnInstantIsNeeded() {
        assertBlames(API.post("/events", with(anEvent(OWNER), "startAt", "2085-08-01T09:00:00")), "#/startAt");
    }

    @Test
    void anUnknownPersonInABodyIs422AndNothingIsWritten() {
        String id = unique("event");
        Map<String, Object> event = with(with(anEvent(OWNER), "id", id), "hosts", List.of(OWNER, "nobody"));

        assertBlames(API.post("/events", event), "#/hosts/1");

        assertThat(API.get("/events/" + id).status()).isEqualTo(404);
        assertThat(API.post("/events", with(event, "hosts", List.of(OWNER))).status())
                .as("neither id nor slug was taken")
                .isEqualTo(201);
    }

    @Test
    void aDamagedOrForeignCursorIs422() {
        String company = unique("Cursor");
        Answer[] created = new Answer[3];
        for (int i = 0; i < created.length; i++) {
            created[i] = API.created("/users", with(aUser(), "company", company));
        }
        String first = "/users" + Api.query("company", company, "limit", "1");
        String token = API.seeing(created).found(first).string("nextToken");

        assertBlames(API.get(first + "&nextToken=" + token.substring(1)), "nextToken");
        assertBlames(API.get(first + "&nextToken=" + "A".repeat(token.length())), "nextToken");
        assertBlames(API.get("/users" + Api.query("company", "Other", "nextToken", token)), "nextToken");
        assertBlames(API.get("/events" + Api.query("nextToken", token)), "nextToken");
        assertThat(API.get(first + "&nextToken=" + token).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "100000", "ten", "1.5", ""})
    void aLimitOutOfBoundsIs422(String limit) {
        for (String path : List.of("/users", "/users/filter", "/events")) {
            assertBlames(API.get(path + "?limit=" + limit), "limit");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "eventsAttendedMin=5&eventsAttendedMax=4, eventsAttendedMin",
        "hostedEventCountMin=2&hostedEventCountMax=1, hostedEventCountMin"
    })
    void aMinimumAboveTheMaximumIs422(String query, String blamed) {
        Answer answer = API.get("/users?" + query);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.text()).contains(blamed);
    }

    @Test
    void aFilterTreeOfFiftyLevelsIs422() {
        String tree = "{\"not\":".repeat(50) + "{\"exists\":{\"field\":\"company\"}}" + "}".repeat(50);

        Answer answer = API.post("/users/search", "{\"filter\":" + tree + "}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.text()).contains("deep");
    }

    @Test
    void theSameIdempotencyKeyWithAnotherBodyIs422() {
        Api repeating = API.with(Headers.IDEMPOTENCY_KEY, unique("key"));
        Map<String, Object> user = aUser();
        Answer first = repeating.created("/users", user);

        Answer again = repeating.post("/users", user);
        Answer other = repeating.post("/users", with(user, "city", "Rome"));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertProblem(other, 422);
    }

    @Test
    void aStaleIfMatchIs412AndChangesNothing() {
        Answer created = API.created("/users", aUser());
        String address = "/users/" + created.string("id");
        Answer updated = API.put(address, Map.of("city", "Rome"));

        Answer stale = API.with("If-Match", created.headers().firstValue("ETag").orElseThrow())
                .put(address, Map.of("city", "Oslo"));

        assertProblem(stale, 412);
        assertThat(API.seeing(updated).found(address).string("city")).isEqualTo("Rome");
    }

    @ParameterizedTest
    @CsvSource({"GET, /nothing, 404", "POST, /nothing, 404", "PATCH, /users, 405", "GET, /users/none/registrations, 404"
    })
    void everyErrorHasADetail(String method, String path, int status) {
        assertProblem(API.send(method, path, BodyPublishers.noBody()), status);
    }

    @Test
    void allErrorsOfABodyAreToldAtOnce() {
        Map<String, Object> user = new HashMap<>(Map.of("firstName", "", "lastName", 5, "avatar", "no address"));

        Answer answer = API.post("/users", user);

        assertThat(answer.blamed()).containsExactlyInAnyOrder("#/firstName", "#/lastName", "#/avatar", "#/email");
    }

    private static void assertBlames(Answer answer, String field) {
        assertProblem(answer, 422);
        assertThat(answer.blamed()).contains(field);
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.string("detail")).isNotBlank();
        assertThat(answer.string("type")).isNotBlank();
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
    }
}
