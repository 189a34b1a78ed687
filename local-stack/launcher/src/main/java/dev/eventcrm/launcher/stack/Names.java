package dev.eventcrm.launcher.stack;

import java.util.Collection;
import java.util.Comparator;

/** Finds the name that was meant. */
final class Names {
    private Names() {}

    /** "NAME is unknown; did you mean …? Known are …". */
    static String unknown(String name, Collection<String> known) {
        String nearest = known.stream()
                // "indexer" means stream-indexer, although other names are nearer by letters.
                .min(Comparator.<String, Boolean>comparing(candidate -> !candidate.contains(name))
                        .thenComparingInt(candidate -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
        return "%s is unknown; did you mean %s? Known are %s"
                .formatted(
                        name, nearest, String.join(", ", known.stream().sorted().toList()));
    }

    /** The number of letters to insert, delete or replace (Levenshtein). */
    static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[other.length() + 1];
            current[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int replaced = above[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[other.length()];
    }
}
