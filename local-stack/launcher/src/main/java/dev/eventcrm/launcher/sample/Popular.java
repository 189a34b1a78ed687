package dev.eventcrm.launcher.sample;

import java.util.Arrays;
import java.util.List;

/**
 * Choices of which the first are taken far more often than the last: the one of rank r with a weight of r^-exponent
 * (Zipf's law).
 */
final class Popular<T> {
    private final List<T> choices;
    private final double[] sums;

    Popular(List<T> choices, double exponent) {
        this.choices = List.copyOf(choices);
        sums = new double[choices.size()];
        double sum = 0;
        for (int rank = 1; rank <= sums.length; rank++) {
            sum += Math.pow(rank, -exponent);
            sums[rank - 1] = sum;
        }
    }

    /** The choice at a point of the whole weight, from 0 to below 1. */
    T at(double point) {
        int found = Arrays.binarySearch(sums, point * sums[sums.length - 1]);
        int index = found >= 0 ? found + 1 : -found - 1;
        return choices.get(Math.min(index, sums.length - 1));
    }
}
