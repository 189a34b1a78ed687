package dev.eventcrm.launcher.sample;

import java.util.List;
import java.util.Random;

/** Random choices that can be repeated: each person or event has its own series, independent of those before it. */
final class SeededRandom {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final Random random = new Random(0);

    SeededRandom(long seed) {
        this.seed = seed;
    }

    /** The source that the throws come from, for those that need one. */
    Random random() {
        return random;
    }

    /** Starts the series of throws of one thing, such as the person with this number. */
    void startFor(String kind, long number) {
        random.setSeed(mixed(seed + GOLDEN_GAMMA * (mixed(kind.hashCode()) + number)));
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators"). */
    private static long mixed(long value) {
        long first = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T anyOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> T anyOf(Popular<T> choices) {
        return choices.at(random.nextDouble());
    }
}
