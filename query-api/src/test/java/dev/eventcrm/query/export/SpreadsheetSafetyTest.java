package dev.eventcrm.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetSafetyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://evil\")",
                "+SUM(A1)",
                "-cmd|' /C calc'!A0",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1",
                "+1a",
                "-" + "A1"
            })
    void whatBeginsLikeAFormulaIsMarkedAsText(String text) {
        assertThat(SpreadsheetSafety.of(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Alice",
                "O'Neil",
                "+49 (30) 123-456",
                "-1.5",
                "a=b",
                " =1",
                "1234567890",
                "2026-01-01T00:00:00Z"
            })
    void everythingElseStaysAsItIs(String text) {
        assertThat(SpreadsheetSafety.of(text)).isEqualTo(text);
    }
}
