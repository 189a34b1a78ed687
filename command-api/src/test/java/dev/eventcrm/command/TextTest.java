package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts are kept so that two that look alike are alike, and addresses so that they can be mailed. */
class TextTest {
    private final CommandApi api = CommandApi.shared();

    @Test
    void aNameIsKeptComposedWithSingleBlanks() {
        Reply created = create("Jose\u0301 \u00A0 Luis", address()).expect(201);

        assertThat(created.field("firstName")).isEqualTo("José Luis");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\u2060\uFEFF", "\u3164"})
    void aNameThatNobodySeesIsNone(String name) {
        Reply refused = create(name, address()).expectProblem(422);

        assertThat(refused.errorPlaces()).containsExactly("#/firstName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\u202Eb", "A\u2066b", "A\u2028b"})
    void aNameThatTurnsOrBreaksTheLineIsRefused(String name) {
        assertThat(create(name, address()).expectProblem(422).field("detail"))
                .contains("U+%04X".formatted((int) name.charAt(1)));
    }

    @ParameterizedTest
    @CsvSource({"josé@example.com, ASCII", "a@localhost, top-level domain", "a@[127.0.0.1], no IP address"})
    void anAddressThatCannotBeMailedIsRefused(String address, String detail) {
        Reply refused = create("Alice", address).expectProblem(422);

        assertThat(refused.errorPlaces()).containsExactly("#/email");
        assertThat(refused.field("detail")).contains(detail);
    }

    @Test
    void twoSpellingsOfADomainAreOneMailbox() {
        String name = Scene.unique("post");
        create("Alice", name + "@bücher.example").expect(201);

        create("Bob", name + "@XN--BCHER-KVA.example").expectProblem(409);
    }

    private static String address() {
        return Scene.unique("alice") + "@example.com";
    }

    private Reply create(String firstName, String email) {
        return api.post("/users", json("firstName", firstName, "lastName", "B", "email", email));
    }
}
