package dev.eventcrm.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventcrm.schema.item.SharedSecret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingKeyTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String OTHER_SECRET = "fedcba9876543210fedcba9876543210";
    private static final TrackingKey KEY = TrackingKey.of(SECRET, List.of(), true);
    private static final TrackingKey OTHER = TrackingKey.of(OTHER_SECRET, List.of(), true);

    @Property
    void aTokenReadsBackAsItWasSigned(@ForAll("tokens") TrackingToken token) {
        assertThat(KEY.read(KEY.sign(token))).contains(token);
    }

    @Property
    void aTokenOfAnotherKeyIsNone(@ForAll("tokens") TrackingToken token) {
        assertThat(KEY.read(OTHER.sign(token))).isEmpty();
    }

    @Property
    void aTokenOfAnEarlierSecretIsStillRead(@ForAll("tokens") TrackingToken token) {
        TrackingKey rotated = TrackingKey.of(OTHER_SECRET, List.of(SECRET), false);

        assertThat(rotated.read(KEY.sign(token))).contains(token);
        assertThat(rotated.sign(token)).isEqualTo(OTHER.sign(token));
    }

    @Property
    void aTokenOfAMailThatNamesNoKeyIsStillRead(@ForAll("tokens") TrackingToken token) {
        Assume.that(!(token instanceof TrackingToken.Visit));
        String signed = KEY.sign(token);
        String unnamed = signed.substring(signed.indexOf('.') + 1);

        assertThat(KEY.read(unnamed)).contains(token);
        assertThat(TrackingKey.of(OTHER_SECRET, List.of(SECRET), false).read(unnamed))
                .contains(token);
        assertThat(OTHER.read(unnamed)).isEmpty();
    }

    @Test
    void aVisitTellsNothingOfTheMail() {
        String emailId = "c1_0123456789abcdef0123456789abcdef";
        String text = KEY.sign(new TrackingToken.Visit(emailId));
        String decoded = new String(
                Base64.getUrlDecoder().decode(text.substring(text.indexOf('.') + 1)), StandardCharsets.ISO_8859_1);

        assertThat(decoded).doesNotContain("c1_", "0123456789abcdef");
        assertThat(KEY.sign(new TrackingToken.Visit("c2_0123456789abcdef0123456789abcdef"))
                        .substring(0, 21))
                .isNotEqualTo(text.substring(0, 21));
    }

    @Test
    void anEarlierSecretThatEverybodyKnowsIsRefused() {
        assertThatThrownBy(() -> TrackingKey.of(SECRET, List.of(SharedSecret.PUBLIC), false))
                .hasMessageContaining("CRM_TRACKING_EARLIERSECRETS");
    }

    @Property(tries = 200)
    void aTokenThatWasChangedAnywhereIsNone(@ForAll("tokens") TrackingToken token, @ForAll int place) {
        String text = KEY.sign(token);
        int at = Math.floorMod(place, text.length());
        String changed = text.substring(0, at) + (text.charAt(at) == 'A' ? 'B' : 'A') + text.substring(at + 1);

        assertThat(KEY.read(changed)).isEmpty();
    }

    @Property
    void aTokenNeedsNoEscapingInAnAddress(@ForAll("tokens") TrackingToken token) {
        assertThat(KEY.sign(token)).matches("[A-Za-z0-9_.-]+");
    }

    @Test
    void whateverComesIsReadWithoutFailing() {
        for (String text : List.of("", ".", "a.b", "..", "%%%.AAAA", "c")) {
            assertThat(KEY.read(text)).as(text).isEmpty();
        }
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatThrownBy(() -> TrackingKey.of("secret", List.of(), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32");
    }

    @Test
    void theSecretThatEverybodyKnowsIsForDevelopment() {
        assertThatCode(() -> TrackingKey.of(SharedSecret.PUBLIC, List.of(), true))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> TrackingKey.of(SharedSecret.PUBLIC, List.of(), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("CRM_TRACKING_SECRET", "openssl rand");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker-compose.yml", ".env.example"})
    void theSecretThatEverybodyKnowsIsTheOneOfTheFiles(String file) throws IOException {
        Path root = Path.of(Objects.requireNonNull(System.getProperty("crm.root")));

        assertThat(root.resolve(file)).content().contains(SharedSecret.PUBLIC);
    }

    @Provide
    Arbitrary<TrackingToken> tokens() {
        Arbitrary<String> ids =
                Arbitraries.strings().alpha().numeric().withChars("-_").ofMaxLength(70);
        return Arbitraries.oneOf(
                ids.map(TrackingToken.Open::new),
                ids.map(TrackingToken.Trap::new),
                ids.map(TrackingToken.Unsubscribe::new),
                ids.map(TrackingToken.Visit::new),
                ids.map(id -> new TrackingToken.Click(id, "https://example.com/ü?a=" + id + "#x")),
                ids.map(id -> new TrackingToken.Click(id, "https://example.com/ü?a=" + id + "#x", true)));
    }
}
