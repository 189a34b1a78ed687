package dev.eventcrm.system;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Text as people type it, in many scripts. */
final class Texts {
    private Texts() {}

    /** One line of up to that many characters, with letters of several scripts, marks and emoji, in the form in which texts are kept; neither end is blank. */
    static Arbitrary<String> lines(int maxLength) {
        Arbitrary<String> pieces = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8)),
                Tuple.of(1, Arbitraries.of(" ", "  ", "-", "'", "\"", "\\", "<b>", "{{x}}", "%20", "&", ",")),
                Tuple.of(
                        2,
                        Arbitraries.of(
                                "é", "ü", "ñ", "Ł", "ß", "e\u0301", "שלום", "مرحبا", "東京", "Ω", "🎉", "👩‍💻", "🇳🇱",
                                "𝒳")));
        return pieces.list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(parts -> dev.eventcrm.schema.item.Texts.line(
                        String.join("", parts).strip()))
                .filter(text -> !text.isEmpty() && text.length() <= maxLength);
    }
}
