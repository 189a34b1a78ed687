package dev.eventcrm.schema.item;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    @Test
    void composedAndDecomposedAreOneText() {
        assertThat(Texts.line("Jose\u0301")).isEqualTo("José");
    }

    @Test
    void runsOfBlanksAreOneSpace() {
        assertThat(Texts.line("New \u00A0\u3000 York")).isEqualTo("New York");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200B", "\u200B\u2060\uFEFF", "\u00AD", "\u3164", "\u200E\u202E", "\u0301"})
    void whatNobodySeesIsNoText(String text) {
        assertThat(Texts.isInvisible(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "名", "\u200Ba", "🙂", "म\u200Dक"})
    void whatSomebodySeesIsOne(String text) {
        assertThat(Texts.isInvisible(text)).isFalse();
    }

    @Property
    void theFormInWhichTextsAreKeptStays(@ForAll String text) {
        assertThat(Texts.line(Texts.line(text))).isEqualTo(Texts.line(text));
        assertThat(Texts.composed(Texts.composed(text))).isEqualTo(Texts.composed(text));
    }
}
