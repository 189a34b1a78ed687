package dev.eventcrm.command.events;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugsTest {
    @ParameterizedTest
    @CsvSource({"Tech Conference 2025,tech-conference-2025", "  Été  à Paris! ,ete-a-paris", "数据,event", "-,event"})
    void keepsWhatIsReadableOfTheTitle(String title, String readable) {
        assertThat(Slugs.derived(title, "e1")).matches(readable + "-[0-9a-f]{8}");
    }

    @Test
    void tellsEventsOfTheSameTitleApart() {
        assertThat(Slugs.derived("T", "e1")).isNotEqualTo(Slugs.derived("T", "e2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ab", "a-b", "2025", "a-1-b"})
    void isWordsAndHyphensBetweenThem(String slug) {
        assertThat(slug).matches(Slugs.PATTERN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "-a", "a-", "a--b", "A", "a b", "ä"})
    void isNothingElse(String slug) {
        assertThat(slug).doesNotMatch(Slugs.PATTERN);
    }

    @Test
    void isJudgedInTheSameStackHoweverLongItIs() {
        assertThat("a-".repeat(100_000) + "a").matches(Slugs.PATTERN);
    }

    @Property(tries = 500)
    void isAlwaysASlug(@ForAll String title, @ForAll String id) {
        assertThat(Slugs.derived(title, id)).matches(Slugs.PATTERN).hasSizeLessThanOrEqualTo(Slugs.LONGEST);
    }
}
