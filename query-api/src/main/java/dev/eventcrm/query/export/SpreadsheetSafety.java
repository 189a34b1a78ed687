package dev.eventcrm.query.export;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from running what somebody typed into a form. A cell that begins like a formula gets an apostrophe
 * before it, which spreadsheets take as "this is text"
 * (<a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV injection</a>). Numbers with a sign, and with
 * them international telephone numbers, stay as they are: without a letter there is nothing to run.
 */
final class SpreadsheetSafety {
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);
    private static final Pattern SIGNED_NUMBER = Pattern.compile("^[+-][0-9 ().-]*$");

    private SpreadsheetSafety() {}

    /**
     * The text of a cell that means no more than it says.
     *
     * @param text any text
     */
    static String of(String text) {
        return FORMULA.matcher(text).matches() && !SIGNED_NUMBER.matcher(text).matches() ? "'" + text : text;
    }
}
