package dev.eventcrm.command;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts of all scripts, as people may send them. */
final class Texts {
    private Texts() {}

    /** A text that is not blank and has neither control characters nor halves of characters. */
    static Arbitrary<String> upTo(int length) {
        Arbitrary<String> anything = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u00A0', '\uD7FF')
                .withCharRange('\uE000', '\uFFFD')
                .ofMinLength(1)
                .ofMaxLength(length);
        Arbitrary<String> chosen = Arbitraries.of(
                "👩🏽‍🚀", "مرحبا", "e\u0301", " x ", "a\u00A0b", "null", "{}", "\"", "\\", "%00", "😀😀");
        return Arbitraries.oneOf(anything, chosen).filter(text -> !text.strip().isEmpty());
    }
}
