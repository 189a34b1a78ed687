package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.aPerson;
import static dev.eventcrm.command.Scene.anEvent;
import static dev.eventcrm.command.Scene.fields;
import static dev.eventcrm.command.Scene.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadFieldTest {
    private final CommandApi api = CommandApi.shared();
    private final Scene scene = new Scene(api);

    @Test
    void namesEveryUnknownFieldAndTheNearestKnown() {
        Reply reply = api.post("/users", json("frstName", "A", "quite/another", 1, "e_mail", "x"))
                .expectProblem(422);

        assertThat(reply.errorPlaces()).contains("#/frstName", "#/quite~1another", "#/e_mail");
        assertThat(reply.text()).contains("did you mean 'firstName'?", "did you mean 'email'?");
    }

    @Test
    void refusesWhatOnlyAnswersHaveWhenCreating() {
        assertThat(createUser("version", 1).expectProblem(422).errorPlaces()).containsExactly("#/version");
    }

    @Test
    void refusesAFieldInTwoSpellings() {
        assertThat(createUser("first_name", "Bob").expectProblem(422).errorPlaces())
                .containsExactly("#/first_name");
        assertThat(createEvent("location", "L").expectProblem(422).text()).contains("'location'");
    }

    @Test
    void refusesAPlethoraOfUnknownFieldsBriefly() {
        Map<String, @Nullable Object> body = fields();
        IntStream.range(0, 20_000).forEach(i -> body.put("unknown" + i, i));

        assertThat(api.post("/users", json(body)).expectProblem(422).errorPlaces())
                .hasSizeLessThan(100);
    }

    @Test
    void namesEveryMissingField() {
        assertThat(api.post("/users", "{}").expectProblem(422).errorPlaces())
                .containsExactly("#/firstName", "#/lastName", "#/email");
        assertThat(api.post("/events", "{\"title\":\"  \"}").expectProblem(422).errorPlaces())
                .containsExactly("#/title", "#/venue", "#/owner", "#/startAt", "#/endAt");
        assertThat(api.post("/events/e/register", "{\"userId\":null}")
                        .expectProblem(422)
                        .errorPlaces())
                .containsExactly("#/userId");
    }

    @Test
    void namesEveryFieldOfAWrongType() {
        Reply reply = api.post("/events", """
                        {"title":5,"startAt":1754038800,"endAt":true,"location":{},"maxCapacity":"5","owner":["a"],
                         "hosts":"a","attendeeIds":["a",7,null,""],"status":1}""").expectProblem(422);

        assertThat(reply.errorPlaces())
                .containsExactlyInAnyOrder(
                        "#/title",
                        "#/startAt",
                        "#/endAt",
                        "#/location",
                        "#/maxCapacity",
                        "#/owner",
                        "#/hosts",
                        "#/attendeeIds/1",
                        "#/attendeeIds/2",
                        "#/attendeeIds/3",
                        "#/status");
        assertThat(reply.text()).contains("must be a whole number", "must be a string", "must be a list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter", "Export", "search", "batch", "registrations"})
    void aNewIdOrSlugIsNoWordOfAnAddress(String word) {
        var person = aPerson();
        person.put("id", word);

        assertThat(api.post("/users", json(person)).expectProblem(422).errorPlaces())
                .containsExactly("#/id");
        assertThat(createEvent("id", word).expectProblem(422).errorPlaces()).containsExactly("#/id");
        assertThat(createEvent("slug", word.toLowerCase(Locale.ROOT))
                        .expectProblem(422)
                        .errorPlaces())
                .containsExactly("#/slug");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "5.5", "5.0", "1e3", "99999999999", "\"5\"", "true", "[]"})
    void refusesACapacityThatIsNoNumberOfSeats(String capacity) {
        String body = json(anEvent("o")).replaceFirst("}$", ",\"capacity\":" + capacity + "}");

        assertThat(api.post("/events", body).expectProblem(422).errorPlaces()).containsExactly("#/capacity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-08-01T09:00:00",
                "2026-08-01",
                "yesterday",
                "2026-02-30T09:00:00Z",
                "+12026-08-01T09:00:00Z",
                "-2026-08-01T09:00:00Z",
                "0000-01-01T00:00:00Z",
                "1754038800"
            })
    void refusesATimeThatIsNoInstant(String time) {
        assertThat(createEvent("startAt", time).expectProblem(422).errorPlaces())
                .containsExactly("#/startAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "01.08.2026", "2026-08-01T09:00:00Z", "9999-12-31"})
    void refusesADateThatIsNone(String date) {
        Map<String, @Nullable Object> event = anEvent("o");
        event.remove("startAt");
        event.remove("endAt");
        event.put("date", date);

        assertThat(api.post("/events", json(event)).expectProblem(422).errorPlaces())
                .contains("#/date");
    }

    @Test
    void refusesAnEndThatIsNotAfterTheStart() {
        assertThat(createEvent("endAt", "2026-08-01T09:00:00Z")
                        .expectProblem(422)
                        .errorPlaces())
                .containsExactly("#/endAt");
        assertThat(createEvent("date", "2026-08-01").expectProblem(422).errorPlaces())
                .containsExactly("#/date");
    }

    @ParameterizedTest
    @CsvSource({"firstName,100", "email,254", "phoneNumber,50", "avatar,2000", "company,100"})
    void refusesTextsThatAreTooLong(String field, int most) {
        Reply reply = createUser(field, "a".repeat(10_000)).expectProblem(422);

        assertThat(reply.errorPlaces()).contains("#/" + field).allMatch(("#/" + field)::equals);
        assertThat(reply.text()).contains("at most " + most).hasSizeLessThan(1000);
    }

    @Test
    void countsCharactersNotTheirHalves() {
        createUser("company", "😀".repeat(100)).expect(201);
        createUser("company", "😀".repeat(101)).expectProblem(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "a\\u0007b", "\\u001Fa", "a\\nb", "a\\tb", "a\\u007Fb", "a\\u0085b"})
    void refusesControlCharacters(String escaped) {
        String body = json(aPerson()).replaceFirst("}$", ",\"company\":\"" + escaped.replace("\\", "\\\\") + "\"}");

        assertThat(api.post("/users", body).expectProblem(422).errorPlaces()).containsExactly("#/company");
    }

    @Test
    void keepsLinesAndTabsOfADescription() {
        String description = "One\n\tTwo\r\nThree";

        String id = scene.event(scene.person(), "description", description + "\n\n");

        assertThat(api.put("/events/" + id, "{}").field("description")).isEqualTo(description);
        assertThat(createEvent("description", "a\u0007b").expectProblem(422).errorPlaces())
                .containsExactly("#/description");
        assertThat(createEvent("description", "a".repeat(20_001))
                        .expectProblem(422)
                        .errorPlaces())
                .containsExactly("#/description");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👩🏽‍🚀 Zoë",
                "مرحبا",
                "שָׁלוֹם",
                "é",
                "Ångström\u200Dabc",
                "数据",
                "O’Brien & <Söhne> \"x\" ${y} {z}"
            })
    void keepsAnyOtherText(String text) {
        assertThat(createUser("company", text).expect(201).field("company")).isEqualTo(text);
    }

    @Test
    void stripsBlanksAround() {
        assertThat(createUser("company", " \u2003Tech Corp \n").expect(201).field("company"))
                .isEqualTo("Tech Corp");
    }

    @Test
    void refusesHalfACharacter() {
        String body = json(aPerson()).replaceFirst("}$", ",\"company\":\"a\\\\ud800b\"}");

        assertThat(api.post("/users", body).expectProblem(422).errorPlaces()).containsExactly("#/company");
        api.post("/users", "{\"\\ud800\":1}").expectProblem(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a@", "@b.c", "a@b@c.d", "a b@c.d", "a@b..c", "a@.b", ".a@b.c"})
    void refusesAnAddressThatIsNone(String address) {
        assertThat(createUser("email", address).expectProblem(422).errorPlaces())
                .containsExactly("#/email");
    }

    @Test
    void refusesAnAddressWithoutATopLevelDomain() {
        assertThat(createUser("email", Scene.unique("me") + "@localhost")
                        .expectProblem(422)
                        .errorPlaces())
                .containsExactly("#/email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://example.com/a.jpg", "javascript:alert(1)", "/a.jpg", "https://", "https://exa mple.com"})
    void refusesAnAvatarThatIsNoWebAddress(String avatar) {
        assertThat(createUser("avatar", avatar).expectProblem(422).errorPlaces())
                .containsExactly("#/avatar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/b", "ü", ".", "..", "a~b", "a#b"})
    void refusesAnIdThatIsNone(String id) {
        assertThat(createUser("id", id).expectProblem(422).errorPlaces()).containsExactly("#/id");
        assertThat(createEvent("owner", id).expectProblem(422).errorPlaces()).containsExactly("#/owner");
        assertThat(createEvent("hosts", List.of("a", id)).expectProblem(422).errorPlaces())
                .containsExactly("#/hosts/1");
    }

    @Test
    void refusesAnIdThatIsTooLong() {
        assertThat(createUser("id", "a".repeat(101)).expectProblem(422).errorPlaces())
                .containsExactly("#/id");
        api.delete("/users/" + "a".repeat(101)).expectProblem(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tech", "-a", "a--b", "a-", "a_b", "ü"})
    void refusesASlugThatIsNone(String slug) {
        assertThat(createEvent("slug", slug).expectProblem(422).errorPlaces()).containsExactly("#/slug");
    }

    @Test
    void refusesAnUnknownStatusAndNamesTheKnown() {
        assertThat(createEvent("status", "open").expectProblem(422).text()).contains("draft, active, inactive");
    }

    @Test
    void refusesTooManyHostsAndRepeatedOnes() {
        assertThat(createEvent("hosts", Collections.nCopies(2, "a"))
                        .expectProblem(422)
                        .errorPlaces())
                .containsExactly("#/hosts");
        assertThat(createEvent(
                                "hosts",
                                IntStream.range(0, 21).mapToObj(i -> "u" + i).toList())
                        .expectProblem(422)
                        .text())
                .contains("at most 20");
        assertThat(createEvent(
                                "attendeeIds",
                                IntStream.range(0, 36).mapToObj(i -> "u" + i).toList())
                        .expectProblem(422)
                        .text())
                .contains("at most 35");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title|\"a\\u0007b\"|#/title",
                "capacity|0|#/capacity",
                "hosts|[\"a\",\"a b\"]|#/hosts/1",
                "hosts|[\"a\",\"a\"]|#/hosts",
                "host_ids|\"a\"|#/host_ids",
                "slug|\"A\"|#/slug",
                "startAt|\"2026-08-01\"|#/startAt",
                "date|\"2026\"|#/date",
                "organizer|\"a b\"|#/organizer",
                "status|\"open\"|#/status",
                "titel|\"x\"|#/titel"
            })
    void refusesTheSameWhenChangingAnEvent(String field, String value, String place) {
        assertThat(api.put("/events/some-event", "{\"" + field + "\":" + value + "}")
                        .expectProblem(422)
                        .errorPlaces())
                .containsExactly(place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email|\"a\"|#/email",
                "avatar|\"a\"|#/avatar",
                "first_name|5|#/first_name",
                "company|\"a\\u0007b\"|#/company",
                "phoneNumber|\"123456789012345678901234567890123456789012345678901\"|#/phoneNumber"
            })
    void refusesTheSameWhenChangingAPerson(String field, String value, String place) {
        assertThat(api.put("/users/somebody", "{\"" + field + "\":" + value + "}")
                        .expectProblem(422)
                        .errorPlaces())
                .containsExactly(place);
    }

    @Test
    void refusesAttendeesOfAnEventThatExists() {
        String event = scene.event(scene.person());

        assertThat(api.put("/events/" + event, json("attendeeIds", List.of()))
                        .expectProblem(422)
                        .errorPlaces())
                .containsExactly("#/attendeeIds");
    }

    private Reply createUser(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> person = aPerson();
        person.putAll(fields(namesAndValues));
        return api.post("/users", json(person));
    }

    private Reply createEvent(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> event = anEvent("somebody");
        event.putAll(fields(namesAndValues));
        return api.post("/events", json(event));
    }
}
