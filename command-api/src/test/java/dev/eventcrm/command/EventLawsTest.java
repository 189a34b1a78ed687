package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.fields;
import static dev.eventcrm.command.Scene.json;
import static dev.eventcrm.command.Scene.storedEvent;
import static dev.eventcrm.command.Scene.storedUser;
import static dev.eventcrm.command.Scene.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.api.EventView;
import dev.eventcrm.schema.item.EventStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventLawsTest {
    private static final List<String> PEOPLE = new ArrayList<>();

    private final CommandApi api = CommandApi.shared();

    @BeforeContainer
    static void createPeople() {
        CommandApi.shared();
        PEOPLE.addAll(Scene.people(6));
    }

    @Property(tries = 100)
    void whatIsCreatedIsWhatWasSent(@ForAll("events") Map<String, @Nullable Object> event) {
        Reply reply = api.post("/events", json(event)).expect(201);

        JsonNode stored = stored(reply.field("id"));
        assertThat(reply.json()).isEqualTo(stored);
        expectFields(stored, event);
        expectRoles(reply.field("id"), stored);
    }

    @Property(tries = 100)
    void aChangeChangesWhatItNamesAndNothingElse(
            @ForAll("events") Map<String, @Nullable Object> event,
            @ForAll("changes") Map<String, @Nullable Object> change) {
        Reply created = api.post("/events", json(event)).expect(201);
        Map<String, @Nullable Object> expected = new TreeMap<>(event);
        expected.putAll(change);

        Reply changed = api.put("/events/" + created.field("id"), json(change)).expect(200);

        JsonNode stored = stored(created.field("id"));
        assertThat(changed.json()).isEqualTo(stored);
        expectFields(stored, expected);
        expectRoles(created.field("id"), stored);
        if (!change.containsKey("slug")) {
            assertThat(stored.path("slug")).isEqualTo(created.json().path("slug"));
        }
    }

    @Property(tries = 50)
    void aDateIsAWholeDay(@ForAll @IntRange(min = -20_000, max = 40_000) int day) {
        LocalDate date = LocalDate.ofEpochDay(day);

        Reply reply = api.post(
                        "/events",
                        json("title", "T", "date", date.toString(), "location", "L", "organizer", PEOPLE.getFirst()))
                .expect(201);

        assertThat(reply.field("startAt")).isEqualTo(date + "T00:00:00Z");
        assertThat(reply.field("endAt")).isEqualTo(date.plusDays(1) + "T00:00:00Z");
    }

    @Property(tries = 100)
    void aWrongValueIsRefusedAndNamed(
            @ForAll("events") Map<String, @Nullable Object> event, @ForAll("wrong") Map.Entry<String, Object> wrong) {
        event.put(wrong.getKey(), wrong.getValue());

        assertThat(api.post("/events", json(event)).expectProblem(422).errorPlaces())
                .containsExactly("#/" + wrong.getKey());
    }

    @Property(tries = 50)
    void aMissingFieldIsRefusedAndNamed(
            @ForAll("events") Map<String, @Nullable Object> event, @ForAll("required") String field) {
        event.remove(field);

        assertThat(api.post("/events", json(event)).expectProblem(422).errorPlaces())
                .containsExactly("#/" + field);
    }

    private static void expectFields(JsonNode stored, Map<String, @Nullable Object> sent) {
        sent.forEach((field, value) -> {
            JsonNode actual = stored.path(field);
            switch (value) {
                case null -> assertThat(actual.isNull()).as(field).isTrue();
                case String text ->
                    assertThat(actual.asString())
                            .as(field)
                            .isEqualTo(
                                    field.equals("description")
                                            ? dev.eventcrm.schema.item.Texts.composed(text.strip())
                                            : dev.eventcrm.schema.item.Texts.line(text.strip()));
                case Integer number -> assertThat(actual.asInt()).as(field).isEqualTo(number);
                case List<?> list ->
                    assertThat(actual.valueStream().map(JsonNode::asString).toList())
                            .as(field)
                            .isEqualTo(list);
                default -> throw new IllegalArgumentException(field);
            }
        });
    }

    /** People host and own what the event says, and nothing else of it. */
    private static void expectRoles(String id, JsonNode stored) {
        List<String> hosts =
                stored.path("hosts").valueStream().map(JsonNode::asString).toList();
        for (String person : PEOPLE) {
            assertThat(storedUser(person).hosting().contains(id)).isEqualTo(hosts.contains(person));
            assertThat(storedUser(person).owning().contains(id))
                    .isEqualTo(stored.path("owner").asString("").equals(person));
        }
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> events() {
        return Combinators.combine(Texts.upTo(30), Texts.upTo(30), times(), people(), optional())
                .as((title, venue, times, owner, optional) -> {
                    Map<String, @Nullable Object> event = fields("title", title, "venue", venue, "owner", owner);
                    event.putAll(times);
                    event.putAll(optional);
                    return event;
                });
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> changes() {
        Arbitrary<Map<String, @Nullable Object>> required = Combinators.combine(Texts.upTo(30), people(), times())
                .as((text, owner, times) -> {
                    Map<String, @Nullable Object> all = fields("title", text, "venue", text, "owner", owner);
                    all.putAll(times);
                    return all;
                });
        return Combinators.combine(required, optional(), Arbitraries.integers().between(0, 7))
                .as((all, optional, chosen) -> {
                    Map<String, @Nullable Object> change = new TreeMap<>(optional);
                    if ((chosen & 1) != 0) {
                        change.put("title", all.get("title"));
                    }
                    if ((chosen & 2) != 0) {
                        change.put("owner", all.get("owner"));
                    }
                    if ((chosen & 4) != 0) {
                        change.put("startAt", all.get("startAt"));
                        change.put("endAt", all.get("endAt"));
                    }
                    return change;
                });
    }

    private Arbitrary<Map<String, @Nullable Object>> optional() {
        Arbitrary<Optional<String>> description = Texts.upTo(50).optional(0.7);
        Arbitrary<Optional<Integer>> capacity =
                Arbitraries.integers().between(1, 1_000_000).optional(0.7);
        Arbitrary<List<String>> hosts = people().set().ofMinSize(1).ofMaxSize(4).map(List::copyOf);
        Arbitrary<String> status = Arbitraries.of(
                Arrays.stream(EventStatus.values()).map(EventStatus::apiName).toList());
        return Combinators.combine(
                        description,
                        capacity,
                        hosts,
                        status,
                        Arbitraries.integers().between(0, 31))
                .as((text, seats, hosting, standing, chosen) -> {
                    Map<String, @Nullable Object> all = fields(
                            "description",
                            text.orElse(null),
                            "maxCapacity",
                            seats.orElse(null),
                            "hosts",
                            hosting,
                            "status",
                            standing);
                    all.put("slug", unique("law"));
                    List<String> names = List.copyOf(all.keySet());
                    for (int i = 0; i < names.size(); i++) {
                        if ((chosen & (1 << i)) == 0) {
                            all.remove(names.get(i));
                        }
                    }
                    return all;
                });
    }

    private Arbitrary<Map<String, @Nullable Object>> times() {
        return Combinators.combine(
                        Arbitraries.longs().between(-60_000_000_000L, 200_000_000_000L),
                        Arbitraries.longs().between(1, 1_000_000_000))
                .as((start, length) -> fields(
                        "startAt", Instant.ofEpochMilli(start).toString(),
                        "endAt", Instant.ofEpochMilli(start + length).toString()));
    }

    @Provide
    Arbitrary<String> people() {
        return Arbitraries.of(PEOPLE);
    }

    @Provide
    Arbitrary<String> required() {
        return Arbitraries.of("title", "venue", "owner", "startAt", "endAt");
    }

    @Provide
    Arbitrary<Map.Entry<String, Object>> wrong() {
        return Arbitraries.oneOf(
                Arbitraries.of("title", "venue", "owner", "slug", "description", "status")
                        .flatMap(field ->
                                Arbitraries.of(7, true, List.of("a"), Map.of()).map(value -> Map.entry(field, value))),
                Arbitraries.of("startAt", "endAt")
                        .flatMap(field -> Arbitraries.<Object>of(
                                        "2025-13-01T00:00:00Z", "2025-08-01T09:00:00", "tomorrow", 7)
                                .map(value -> Map.entry(field, value))),
                Arbitraries.integers().lessOrEqual(0).map(number -> Map.entry("maxCapacity", (Object) number)),
                Arbitraries.<Object>of("100", 1.5, true, List.of()).map(value -> Map.entry("maxCapacity", value)),
                Arbitraries.<Object>of("a", 7, Map.of()).map(value -> Map.entry("hosts", value)));
    }

    private static JsonNode stored(String id) {
        return JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(EventView.of(storedEvent(id))));
    }
}
