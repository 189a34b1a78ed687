package dev.eventcrm.indexer.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.Engagement;
import dev.eventcrm.schema.item.Engagement.Kind;
import dev.eventcrm.schema.item.Occurrences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EngagementOccurrencesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static Engagement touch(Kind kind, int second, String link) {
        return new Engagement(kind, NOON.plusSeconds(second), link);
    }

    private static Engagement open(int second) {
        return touch(Kind.OPEN, second, "");
    }

    private static Engagement click(int second, String link) {
        return touch(Kind.CLICK, second, link);
    }

    private static Occurrences moments(int first, int last, int count) {
        return new Occurrences(NOON.plusSeconds(first), NOON.plusSeconds(last), count);
    }

    private static EngagementOccurrences of(Engagement... touches) {
        return EngagementOccurrences.of(List.of(touches));
    }

    @Test
    void isNothingWithoutTouches() {
        assertThat(of()).isEqualTo(new EngagementOccurrences(null, null, null, null));
    }

    @Test
    void countsWhatPeopleDo() {
        EngagementOccurrences engagement = of(open(0), open(60), click(70, "a"));

        assertThat(engagement)
                .isEqualTo(new EngagementOccurrences(
                        moments(0, 60, 2), moments(70, 70, 1), moments(0, 60, 2), moments(70, 70, 1)));
    }

    @Test
    void aPersonWhoFollowsTwoLinksAtOnceStaysAPerson() {
        assertThat(of(click(0, "a"), click(2, "b")).clicks()).isEqualTo(moments(0, 2, 2));
    }

    @Test
    void aPersonWhoClicksOneLinkManyTimesStaysAPerson() {
        assertThat(of(click(0, "a"), click(1, "a"), click(2, "a"), click(3, "a"))
                        .clicks())
                .isEqualTo(moments(0, 3, 4));
    }

    @Test
    void aPersonWhoFollowsManyLinksOverMinutesStaysAPerson() {
        assertThat(of(click(0, "a"), click(20, "b"), click(40, "c"), click(60, "d"))
                        .clicks())
                .isEqualTo(moments(0, 60, 4));
    }

    @Test
    void whoeverFollowsThreeLinksWithinSecondsIsAMachine() {
        EngagementOccurrences engagement = of(open(0), click(1, "a"), click(2, "b"), click(3, "c"));

        assertThat(engagement.opens()).isNull();
        assertThat(engagement.clicks()).isNull();
        assertThat(engagement.rawOpens()).isEqualTo(moments(0, 0, 1));
        assertThat(engagement.rawClicks()).isEqualTo(moments(1, 3, 3));
    }

    @Test
    void whoeverFollowsTheInvisibleLinkIsAMachineHoweverFewLinksThereAre() {
        EngagementOccurrences engagement = of(touch(Kind.TRAP, 1, "t"), open(0), click(2, "a"));

        assertThat(engagement.opens()).isNull();
        assertThat(engagement.clicks()).isNull();
        assertThat(engagement.rawClicks()).isEqualTo(moments(1, 2, 2));
    }

    @Test
    void whoSaysToBeAMachineIsOneAndCastsNoDoubtOnOthers() {
        EngagementOccurrences engagement =
                of(touch(Kind.MACHINE_OPEN, 0, ""), touch(Kind.MACHINE_CLICK, 0, "a"), open(1), click(2, "a"));

        assertThat(engagement.opens()).isEqualTo(moments(1, 1, 1));
        assertThat(engagement.clicks()).isEqualTo(moments(2, 2, 1));
        assertThat(engagement.rawOpens()).isEqualTo(moments(0, 1, 2));
        assertThat(engagement.rawClicks()).isEqualTo(moments(0, 2, 2));
    }

    @Test
    void aPersonWhoComesAfterTheMachineIsCounted() {
        EngagementOccurrences engagement = of(click(0, "a"), click(0, "b"), click(0, "c"), open(600), click(605, "a"));

        assertThat(engagement.opens()).isEqualTo(moments(600, 600, 1));
        assertThat(engagement.clicks()).isEqualTo(moments(605, 605, 1));
    }

    @Property
    void doesNotDependOnTheOrderInWhichTouchesAreTold(@ForAll("touches") List<Engagement> touches, @ForAll long seed) {
        List<Engagement> shuffled = new ArrayList<>(touches);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(EngagementOccurrences.of(shuffled)).isEqualTo(EngagementOccurrences.of(touches));
    }

    @Property
    void peopleAreAmongAnybody(@ForAll("touches") List<Engagement> touches) {
        EngagementOccurrences engagement = EngagementOccurrences.of(touches);

        assertThat(countOf(engagement.opens())).isLessThanOrEqualTo(countOf(engagement.rawOpens()));
        assertThat(countOf(engagement.clicks())).isLessThanOrEqualTo(countOf(engagement.rawClicks()));
        assertThat(countOf(engagement.rawOpens()) + countOf(engagement.rawClicks()))
                .isEqualTo(touches.size());
    }

    private static int countOf(@Nullable Occurrences moments) {
        return moments == null ? 0 : moments.count();
    }

    @Provide
    Arbitrary<List<Engagement>> touches() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.of("a", "b", "c", "d"))
                .as(EngagementOccurrencesTest::touch)
                .list()
                .ofMaxSize(12);
    }
}
