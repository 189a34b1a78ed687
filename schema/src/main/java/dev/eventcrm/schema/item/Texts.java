package dev.eventcrm.schema.item;

import java.text.Normalizer;

/** How texts are kept and asked for, so that two that look alike are alike: composed (NFC, UAX 15), with single blanks. */
public final class Texts {
    private static final int ZERO_WIDTH_SPACE = 0x200B;

    private Texts() {}

    /**
     * A text in the form in which texts are kept, with its line ends.
     *
     * @param text any text
     */
    public static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /**
     * A text of one line in the form in which such texts are kept: every run of blanks is one space. Blanks around it stay, and
     * so do control characters.
     *
     * @param text any text
     */
    public static String line(String text) {
        String composed = composed(text);
        StringBuilder line = new StringBuilder(composed.length());
        boolean wasBlank = false;
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            boolean isBlank = Character.getType(c) == Character.SPACE_SEPARATOR || c == ZERO_WIDTH_SPACE;
            if (!isBlank) {
                line.append(c);
            } else if (!wasBlank) {
                line.append(' ');
            }
            wasBlank = isBlank;
        }
        return line.toString();
    }

    /**
     * Whether nothing of a text can be seen: it is made of blanks, format characters and marks without a letter.
     *
     * @param text any text
     */
    public static boolean isInvisible(String text) {
        return text.codePoints().allMatch(Texts::isInvisible);
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK -> true;
            // Letters by their category, and blank: fillers of Hangul, and the blank of Braille.
            default -> c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
        };
    }
}
