package dev.eventcrm.test.oracle;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * When two texts count as equal, and which comes first. Right for letters whose fold is one letter, such as é, ü and ñ; texts
 * with ß, æ or ligatures are beyond it.
 */
final class Folding {
    /** The order of texts: by code points, which is not the order of {@link String#compareTo} beyond U+FFFF. */
    static final Comparator<String> BY_CODE_POINT = (one, other) -> {
        int[] left = one.codePoints().toArray();
        int[] right = other.codePoints().toArray();
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            if (left[i] != right[i]) {
                return Integer.compare(left[i], right[i]);
            }
        }
        return Integer.compare(left.length, right.length);
    };

    private Folding() {}

    /** The text without case and accents. */
    static String of(String text) {
        StringBuilder folded = new StringBuilder();
        text.codePoints().map(Character::toLowerCase).forEach(letter -> {
            int base = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
                    .codePointAt(0);
            folded.appendCodePoint(base < 0x80 ? base : letter);
        });
        return folded.toString();
    }

    /** The folded words of a text. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : of(text).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
