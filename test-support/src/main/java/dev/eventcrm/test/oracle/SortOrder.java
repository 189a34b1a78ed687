package dev.eventcrm.test.oracle;

import dev.eventcrm.schema.document.UserDocument;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The order of an answer: missing values last in either direction, the id between equals.
 *
 * @param keys what to sort by, the first one first
 */
public record SortOrder(List<Key> keys) {
    /** The order of an answer when none is asked for. */
    public static final SortOrder BY_DEFAULT =
            new SortOrder(List.of(new Key("lastName", false), new Key("firstName", false)));

    /**
     * A field to sort by.
     *
     * @param field the field's name
     * @param descending whether the largest comes first
     */
    public record Key(String field, boolean descending) {
        private int compare(UserDocument one, UserDocument other) {
            Object left = PersonFields.comparable(one, field);
            Object right = PersonFields.comparable(other, field);
            if (left == null || right == null) {
                return Boolean.compare(left == null, right == null);
            }
            int ascending = PersonFields.compare(left, right);
            return descending ? -ascending : ascending;
        }
    }

    /** Copies the keys. */
    public SortOrder {
        keys = List.copyOf(keys);
    }

    /** Which of two people comes first. */
    public Comparator<UserDocument> comparator() {
        Comparator<UserDocument> order = (_, _) -> 0;
        for (Key key : keys) {
            order = order.thenComparing(key::compare);
        }
        return order.thenComparing(UserDocument::id, Folding.BY_CODE_POINT);
    }

    /** The order as the parameter {@code sortBy}, such as {@code -firstName,lastName}. */
    public String toParameter() {
        return keys.stream()
                .map(key -> (key.descending() ? "-" : "") + key.field())
                .collect(Collectors.joining(","));
    }
}
