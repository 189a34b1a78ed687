package dev.eventcrm.schema.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.Touch.Kind;
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

class TouchTest {
    private static final List<Kind> KINDS = List.copyOf(EnumSet.allOf(Kind.class));
    private static final Instant SENT = Instant.parse("2026-03-01T00:00:00Z");

    @Property(tries = 200)
    void whatIsKeptDoesNotDependOnTheOrderInWhichItIsTold(@ForAll @IntRange(max = 400) int count, @ForAll long seed) {
        Random random = new Random(seed);
        List<Touch> told = new ArrayList<>(IntStream.range(0, count)
                .mapToObj(_ -> new Touch(
                        KINDS.get(random.nextInt(KINDS.size())),
                        SENT.plusSeconds(random.nextInt(1 + random.nextInt(3_600))),
                        "l" + random.nextInt(4)))
                .toList());
        List<Touch> atOnce = Touch.kept(told);

        Collections.shuffle(told, random);
        List<Touch> oneByOne = List.of();
        for (Touch touch : told) {
            List<Touch> more = new ArrayList<>(oneByOne);
            more.add(touch);
            oneByOne = Touch.kept(more);
        }

        assertThat(oneByOne).isEqualTo(atOnce).hasSizeLessThanOrEqualTo(2 * Touch.MOST);
    }

    @Test
    void aPersonIsKeptAfterScannersOfBothKinds() {
        List<Touch> told = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            told.add(new Touch(Kind.MACHINE_CLICK, SENT.plusMillis(i), "l" + i));
            told.add(new Touch(Kind.CLICK, SENT.plusMillis(i), "l" + i));
        }
        Touch person = new Touch(Kind.CLICK, SENT.plusSeconds(3_600), "l1");
        told.add(person);

        assertThat(Touch.kept(told)).contains(person);
    }
}
