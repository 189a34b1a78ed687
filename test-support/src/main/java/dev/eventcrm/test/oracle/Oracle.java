package dev.eventcrm.test.oracle;

import dev.eventcrm.schema.document.UserDocument;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Answers searches for people by looking at each of them. */
public final class Oracle {
    private Oracle() {}

    /**
     * Whom a search finds, in order, on all pages together.
     *
     * @param people all living people
     * @param filter which of them, such as {@code tree::matches}
     * @param sort in which order
     */
    public static List<UserDocument> find(
            Collection<UserDocument> people, Predicate<UserDocument> filter, SortOrder sort) {
        return people.stream().filter(filter).sorted(sort.comparator()).toList();
    }

    /**
     * How often each value of a field occurs.
     *
     * @param values the most frequent first; of equally frequent ones, the first when folded
     * @param otherCount people whose value is none of these
     * @param missingCount people without a value
     */
    public record Facet(List<Count> values, long otherCount, long missingCount) {}

    /**
     * A value and how often it occurs in any spelling.
     *
     * @param value its most common spelling; of equally common ones, the first
     * @param count how many people have it
     */
    public record Count(String value, long count) {}

    /**
     * The facet of a field.
     *
     * @param found whom the search finds
     * @param field the field's name
     * @param size how many values at most
     */
    public static Facet facet(Collection<UserDocument> found, String field, int size) {
        Map<String, Map<String, Long>> spellings = new HashMap<>();
        long missing = 0;
        for (UserDocument person : found) {
            Object value = PersonFields.original(person, field);
            if (value == null) {
                missing++;
                continue;
            }
            spellings
                    .computeIfAbsent(Folding.of(value.toString()), _ -> new TreeMap<>(Folding.BY_CODE_POINT))
                    .merge(value.toString(), 1L, Long::sum);
        }
        record Folded(String key, Count count) {}
        List<Folded> all = spellings.entrySet().stream()
                .map(entry -> new Folded(entry.getKey(), count(entry.getValue())))
                .sorted(Comparator.comparingLong(
                                (Folded folded) -> -folded.count().count())
                        .thenComparing(Folded::key, Folding.BY_CODE_POINT))
                .toList();
        return new Facet(
                all.stream().limit(size).map(Folded::count).toList(),
                all.stream()
                        .skip(size)
                        .mapToLong(folded -> folded.count().count())
                        .sum(),
                missing);
    }

    private static Count count(Map<String, Long> spellings) {
        long count = 0;
        String mostCommon = "";
        long most = 0;
        for (Map.Entry<String, Long> spelling : spellings.entrySet()) {
            count += spelling.getValue();
            if (spelling.getValue() > most) {
                most = spelling.getValue();
                mostCommon = spelling.getKey();
            }
        }
        return new Count(mostCommon, count);
    }
}
