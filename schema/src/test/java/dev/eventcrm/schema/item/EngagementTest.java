package dev.eventcrm.schema.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.Engagement.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EngagementTest {
    private static final List<Kind> KINDS = List.copyOf(EnumSet.allOf(Kind.class));
    private static final Instant SENT = Instant.parse("2026-03-01T00:00:00Z");

    @Property(tries = 200)
    void whatIsKeptDoesNotDependOnTheOrderInWhichItIsTold(@ForAll @IntRange(max = 400) int count, @ForAll long seed) {
        Random random = new Random(seed);
        List<Engagement> told = new ArrayList<>(IntStream.range(0, count)
                .mapToObj(_ -> new Engagement(
                        KINDS.get(random.nextInt(KINDS.size())),
                        SENT.plusSeconds(random.nextInt(1 + random.nextInt(3_600))),
                        "l" + random.nextInt(4)))
                .toList());
        List<Engagement> atOnce = Engagement.kept(told);

        Collections.shuffle(told, random);
        List<Engagement> oneByOne = List.of();
        for (Engagement touch : told) {
            List<Engagement> more = new ArrayList<>(oneByOne);
            more.add(touch);
            oneByOne = Engagement.kept(more);
        }

        assertThat(oneByOne).isEqualTo(atOnce).hasSizeLessThanOrEqualTo(2 * Engagement.MOST);
    }

    @Test
    void aPersonIsKeptAfterScannersOfBothKinds() {
        List<Engagement> told = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            told.add(new Engagement(Kind.MACHINE_CLICK, SENT.plusMillis(i), "l" + i));
            told.add(new Engagement(Kind.CLICK, SENT.plusMillis(i), "l" + i));
        }
        Engagement person = new Engagement(Kind.CLICK, SENT.plusSeconds(3_600), "l1");
        told.add(person);

        assertThat(Engagement.kept(told)).contains(person);
    }
}
