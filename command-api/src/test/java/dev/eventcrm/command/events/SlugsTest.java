package dev.eventcrm.command.events;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Property(tries = 500)
    void isAlwaysASlug(@ForAll String title, @ForAll String id) {
        assertThat(Slugs.derived(title, id)).matches(Slugs.PATTERN).hasSizeLessThanOrEqualTo(Slugs.LONGEST);
    }
}
