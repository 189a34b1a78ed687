package dev.eventcrm.system;

import static dev.eventcrm.system.Fixtures.anEvent;
import static dev.eventcrm.system.Fixtures.unique;
import static dev.eventcrm.system.Fixtures.with;
import static dev.eventcrm.system.Fixtures.without;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every client may rely on when it creates, reads, lists, changes and deletes events. */
class EventLawsTest {
    private static final Api API = RunningStack.shared().api();
    private static final String OWNER = API.created("/users", Fixtures.aUser()).string("id");
    private static final List<String> STATUSES = List.of("draft", "active", "inactive", "cancelled", "completed");

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void createThenReadGivesEqualFields(@ForAll("events") Map<String, Object> event) {
        Answer created = API.created("/events", event);

        JsonNode read =
                API.seeing(created).found("/events/" + created.string("id")).json();

        assertThat(read).isEqualTo(created.json());
        event.forEach((field, value) -> assertThat(read.get(field)).as(field).isEqualTo(json(value)));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void aCreateIs201WithTheWholeEventAndKeepsTheClientsId(@ForAll("events") Map<String, Object> event) {
        String id = unique("own");

        Answer created = API.created("/events", with(event, "eventId", id));

        assertThat(created.headers().firstValue("Location")).contains("/events/" + id);
        assertThat(created.json().get("id").asString()).isEqualTo(id);
        assertThat(created.json().get("eventId").asString()).isEqualTo(id);
        assertThat(created.json().propertyNames())
                .contains("slug", "title", "description", "startAt", "endAt", "venue", "maxCapacity", "owner")
                .contains("hosts", "status", "registeredCount", "seatsLeft", "version", "createdAt", "updatedAt");
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void aMissingRequiredFieldIs422AndNamesTheField(
            @ForAll("events") Map<String, Object> event, @ForAll("requiredFields") String field) {
        Answer answer = API.post("/events", without(event, field));

        assertInvalid(answer, "#/" + field);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void aWrongTypeIs422AndNamesTheField(
            @ForAll("events") Map<String, Object> event, @ForAll("wrongTypes") Map.Entry<String, Object> wrong) {
        Answer answer = API.post("/events", with(event, wrong.getKey(), wrong.getValue()));

        assertInvalid(answer, "#/" + wrong.getKey());
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void aBadDateIs422AndNamesTheField(
            @ForAll("events") Map<String, Object> event,
            @ForAll("dateFields") String field,
            @ForAll("badDates") String date) {
        Answer answer = API.post("/events", with(event, field, date));

        assertInvalid(answer, "#/" + field);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void aCapacityBelowOneIs422AndNamesTheField(
            @ForAll("events") Map<String, Object> event, @ForAll("negativeCapacities") int capacity) {
        Answer answer = API.post("/events", with(event, "maxCapacity", capacity));

        assertInvalid(answer, "#/maxCapacity");
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void aStatusFilterReturnsExactlyTheMatching(@ForAll("statusLists") List<String> statuses) {
        String venue = unique("venue");
        Answer[] created = statuses.stream()
                .map(status -> API.created("/events", with(with(anEvent(OWNER), "venue", venue), "status", status)))
                .toArray(Answer[]::new);

        for (String status : STATUSES) {
            Set<String> expected = new HashSet<>();
            for (Answer answer : created) {
                if (answer.string("status").equals(status)) {
                    expected.add(answer.string("id"));
                }
            }
            JsonNode page = API.seeing(created)
                    .found("/events" + Api.query("venue", venue, "status", status))
                    .json();
            assertThat(ids(page)).isEqualTo(expected);
            assertThat(page.get("total").asInt()).isEqualTo(expected.size());
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void anUpdateChangesWhatItNamesAndNothingElse(
            @ForAll("events") Map<String, Object> before,
            @ForAll("events") Map<String, Object> after,
            @ForAll("fieldSets") Set<String> named) {
        Answer created = API.created("/events", before);
        Map<String, Object> change = new LinkedHashMap<>(after);
        change.keySet().retainAll(named);

        Answer updated = API.put("/events/" + created.string("id"), change);

        assertThat(updated.status()).as(updated.toString()).isEqualTo(200);
        JsonNode read =
                API.seeing(updated).found("/events/" + created.string("id")).json();
        for (String field : created.json().propertyNames()) {
            if (change.containsKey(field)) {
                assertThat(read.get(field)).as(field).isEqualTo(json(change.get(field)));
            } else if (!Set.of("version", "updatedAt", "seatsLeft").contains(field)) {
                assertThat(read.get(field)).as(field).isEqualTo(created.json().get(field));
            }
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void aDeletedEventIsGoneForEveryMethod(@ForAll("events") Map<String, Object> event) {
        String address = "/events/" + API.created("/events", event).string("id");

        Answer deleted = API.delete(address);

        assertThat(deleted.status()).isIn(200, 204);
        assertThat(API.seeing(deleted).get(address).status()).isEqualTo(404);
        assertThat(API.put(address, Map.of("title", "Again")).status()).isEqualTo(404);
        assertThat(API.delete(address).status()).isEqualTo(404);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void anUnknownIdIs404WithADetail(@ForAll("ids") String id) {
        String address = "/events/unknown-" + id;
        for (Answer answer : List.of(API.get(address), API.put(address, Map.of("title", "New")), API.delete(address))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
            assertThat(answer.string("detail")).isNotBlank();
        }
    }

    private static void assertInvalid(Answer answer, String pointer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.string("detail")).isNotBlank();
        assertThat(answer.blamed()).contains(pointer);
    }

    static Set<String> ids(JsonNode page) {
        Set<String> ids = new HashSet<>();
        page.get("events").forEach(event -> ids.add(event.get("id").asString()));
        return ids;
    }

    private static JsonNode json(Object value) {
        return JsonMapper.shared().valueToTree(value);
    }

    @Provide
    Arbitrary<Map<String, Object>> events() {
        return Combinators.combine(
                        Texts.lines(200),
                        Texts.lines(2000),
                        Arbitraries.longs().between(1_000_000_000_000L, 3_000_000_000_000L),
                        Arbitraries.longs().between(1, 100_000_000),
                        Texts.lines(100),
                        Arbitraries.integers().between(1, 100_000),
                        Arbitraries.of(STATUSES))
                .as((title, description, start, duration, venue, capacity, status) -> {
                    Map<String, Object> event = anEvent(OWNER);
                    event.put("title", title);
                    event.put("description", description);
                    event.put("startAt", Instant.ofEpochMilli(start).toString());
                    event.put("endAt", Instant.ofEpochMilli(start + duration).toString());
                    event.put("venue", venue);
                    event.put("maxCapacity", capacity);
                    event.put("status", status);
                    return event;
                });
    }

    @Provide
    Arbitrary<String> requiredFields() {
        return Arbitraries.of("title", "startAt", "endAt", "venue", "owner");
    }

    @Provide
    Arbitrary<Map.Entry<String, Object>> wrongTypes() {
        return Arbitraries.of(
                Map.entry("title", 5),
                Map.entry("title", List.of("T")),
                Map.entry("description", true),
                Map.entry("startAt", 1754038800),
                Map.entry("endAt", Map.of("year", 2025)),
                Map.entry("venue", false),
                Map.entry("maxCapacity", "100"),
                Map.entry("maxCapacity", 1.5),
                Map.entry("owner", 1),
                Map.entry("hosts", "someone"),
                Map.entry("status", 1),
                Map.entry("slug", List.of()));
    }

    @Provide
    Arbitrary<String> dateFields() {
        return Arbitraries.of("startAt", "endAt");
    }

    @Provide
    Arbitrary<String> badDates() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "2025-02-30T10:00:00Z",
                        "2025-08-01T09:00:00",
                        "2025-08-01",
                        "01.08.2025",
                        "2025-13-01T00:00:00Z",
                        "2025-08-01T25:00:00Z",
                        "tomorrow",
                        "1754038800"),
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(20));
    }

    @Provide
    Arbitrary<Integer> negativeCapacities() {
        return Arbitraries.integers().lessOrEqual(0);
    }

    @Provide
    Arbitrary<List<String>> statusLists() {
        return Arbitraries.of(STATUSES).list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<Set<String>> fieldSets() {
        return Arbitraries.of("title", "description", "venue", "maxCapacity", "status", "slug")
                .set()
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(40);
    }
}
