package dev.eventcrm.command;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts of all scripts, as people may send them. */
final class Texts {
    private Texts() {}

    /** A text that can be seen, without control characters, halves of characters, and what turns or breaks a line. */
    static Arbitrary<String> upTo(int length) {
        Arbitrary<String> anything = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u00A0', '\uD7FF')
                .withCharRange('\uE000', '\uFFFD')
                .ofMinLength(1)
                .ofMaxLength(length);
        Arbitrary<String> chosen = Arbitraries.of(
                "👩🏽‍🚀", "مرحبا", "e\u0301", " x ", "a\u00A0b", "null", "{}", "\"", "\\", "%00", "😀😀");
        return Arbitraries.oneOf(anything, chosen)
                .map(text -> text.replaceAll("[\\u202A-\\u202E\\u2066-\\u2069\\u2028\\u2029]", ""))
                .filter(text -> !dev.eventcrm.schema.item.Texts.isInvisible(text));
    }
}
