package dev.eventcrm.test.oracle;

import dev.eventcrm.schema.document.UserDocument;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A filter as {@code POST /users/search} takes it, which knows by itself whom it finds. */
public sealed interface FilterTree {
    /**
     * Whether the filter finds that person.
     *
     * @param person a living person
     */
    boolean matches(UserDocument person);

    /** The filter as a JSON value: maps, lists, strings and numbers. */
    Map<String, Object> toJson();

    /** All of them. */
    record And(List<FilterTree> filters) implements FilterTree {
        @Override
        public boolean matches(UserDocument person) {
            return filters.stream().allMatch(filter -> filter.matches(person));
        }

        @Override
        public Map<String, Object> toJson() {
            return Map.of("and", filters.stream().map(FilterTree::toJson).toList());
        }
    }

    /** One of them at least. */
    record Or(List<FilterTree> filters) implements FilterTree {
        @Override
        public boolean matches(UserDocument person) {
            return filters.stream().anyMatch(filter -> filter.matches(person));
        }

        @Override
        public Map<String, Object> toJson() {
            return Map.of("or", filters.stream().map(FilterTree::toJson).toList());
        }
    }

    /** Everybody else. */
    record Not(FilterTree filter) implements FilterTree {
        @Override
        public boolean matches(UserDocument person) {
            return !filter.matches(person);
        }

        @Override
        public Map<String, Object> toJson() {
            return Map.of("not", filter.toJson());
        }
    }

    /** Has that value. */
    record Eq(String field, Object value) implements FilterTree {
        @Override
        public boolean matches(UserDocument person) {
            return PersonFields.comparable(field, value).equals(PersonFields.comparable(person, field));
        }

        @Override
        public Map<String, Object> toJson() {
            return Map.of("eq", Map.of("field", field, "value", json(value)));
        }
    }

    /** Has one of those values. */
    record In(String field, List<Object> values) implements FilterTree {
        @Override
        public boolean matches(UserDocument person) {
            return values.stream().anyMatch(value -> new Eq(field, value).matches(person));
        }

        @Override
        public Map<String, Object> toJson() {
            return Map.of(
                    "in",
                    Map.of(
                            "field",
                            field,
                            "values",
                            values.stream().map(FilterTree::json).toList()));
        }
    }

    /**
     * Lies within bounds.
     *
     * @param field a count or a time
     * @param from where it begins, or null
     * @param fromIncluded whether it begins there or after that
     * @param to where it ends, or null
     * @param toIncluded whether it ends there or before that
     */
    record Range(
            String field,
            @Nullable Object from,
            boolean fromIncluded,
            @Nullable Object to,
            boolean toIncluded) implements FilterTree {
        @Override
        public boolean matches(UserDocument person) {
            Object value = PersonFields.comparable(person, field);
            if (value == null) {
                return false;
            }
            int start = from == null ? 1 : PersonFields.compare(value, from);
            int end = to == null ? -1 : PersonFields.compare(value, to);
            return (start > 0 || (fromIncluded && start == 0)) && (end < 0 || (toIncluded && end == 0));
        }

        @Override
        public Map<String, Object> toJson() {
            Map<String, Object> range = new LinkedHashMap<>();
            range.put("field", field);
            if (from != null) {
                range.put(fromIncluded ? "gte" : "gt", json(from));
            }
            if (to != null) {
                range.put(toIncluded ? "lte" : "lt", json(to));
            }
            return Map.of("range", range);
        }
    }

    /** Has any value. */
    record Exists(String field) implements FilterTree {
        @Override
        public boolean matches(UserDocument person) {
            return PersonFields.original(person, field) != null;
        }

        @Override
        public Map<String, Object> toJson() {
            return Map.of("exists", Map.of("field", field));
        }
    }

    /** Begins like that. */
    record Prefix(String field, String start) implements FilterTree {
        @Override
        public boolean matches(UserDocument person) {
            Object value = PersonFields.comparable(person, field);
            return value != null
                    && value.toString()
                            .startsWith(PersonFields.comparable(field, start).toString());
        }

        @Override
        public Map<String, Object> toJson() {
            return Map.of("prefix", Map.of("field", field, "value", start));
        }
    }

    /** Is that to an event. */
    record Participation(String event, String role) implements FilterTree {
        @Override
        public boolean matches(UserDocument person) {
            return PersonFields.takesPart(person, event, role);
        }

        @Override
        public Map<String, Object> toJson() {
            return Map.of("participation", Map.of("event", event, "as", role));
        }
    }

    private static Object json(Object value) {
        return value instanceof Instant instant ? instant.toString() : value;
    }
}
