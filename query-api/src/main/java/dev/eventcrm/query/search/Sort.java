package dev.eventcrm.query.search;

import dev.eventcrm.http.problem.Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The order of a result. Missing values come last in either direction, and the id decides between equals, so that no two
 * documents ever stand at one place.
 *
 * @param keys what to sort by, the first one first
 */
public record Sort(List<Key> keys) {
    /** The most fields that a client may sort by. */
    public static final int MOST_KEYS = 5;

    /**
     * A field to sort by.
     *
     * @param field a sortable field
     * @param descending whether the largest comes first
     */
    public record Key(SearchField field, boolean descending) {}

    /** Adds the id as the last key, unless it is there. */
    public Sort {
        List<Key> all = new ArrayList<>(keys);
        if (all.stream().noneMatch(key -> key.field().name().equals(SearchField.ID.name()))) {
            all.add(new Key(SearchField.ID, false));
        }
        keys = List.copyOf(all);
    }

    /**
     * The order that an index is listed in when nobody asks for another.
     *
     * @param table the index's fields
     */
    public static Sort byDefault(FieldTable table) {
        return read(List.of(table.defaultSort()), table, message -> {
            throw new IllegalArgumentException("default sort order " + message);
        });
    }

    /**
     * Reads a sort order.
     *
     * @param given field names, also several in one text, separated by commas; a dash before those that descend
     * @param table the fields there are
     * @param reject takes what is wrong with it, in words that follow the parameter's name
     */
    public static Sort read(List<String> given, FieldTable table, Consumer<String> reject) {
        List<Key> keys = new ArrayList<>();
        for (String text : given) {
            for (String name : text.split(",", -1)) {
                key(name.strip(), table, reject).ifPresent(keys::add);
            }
        }
        if (keys.size() > MOST_KEYS) {
            reject.accept("must not name more than " + MOST_KEYS + " fields");
        } else if (keys.stream().map(Key::field).distinct().count() < keys.size()) {
            reject.accept("must not name a field twice");
        }
        return new Sort(keys);
    }

    private static Optional<Key> key(String given, FieldTable table, Consumer<String> reject) {
        boolean descending = given.startsWith("-");
        String name = descending ? given.substring(1).strip() : given;
        if (name.isEmpty()) {
            reject.accept("must be field names separated by commas, such as -createdAt,lastName");
            return Optional.empty();
        }
        Optional<SearchField> field = table.find(name);
        if (field.isEmpty()) {
            reject.accept("names " + Errors.quoted(name) + ", which "
                    + Errors.unknown(name, table.namesOf(SearchField::isSortable)));
        }
        return field.map(found -> new Key(found, descending));
    }
}
