package dev.eventcrm.schema.item;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Typed reading and writing of an item's attributes. An absent value is an absent attribute: DynamoDB refuses empty sets,
 * and {@code NULL} attributes would be a second way to say the same.
 */
final class Attributes {
    private final Map<String, AttributeValue> values;

    private Attributes(Map<String, AttributeValue> values) {
        this.values = values;
    }

    static Attributes of(Map<String, AttributeValue> values) {
        return new Attributes(values);
    }

    static Attributes writer(ItemKey key) {
        return new Attributes(new LinkedHashMap<>(key.toAttributes()));
    }

    Map<String, AttributeValue> toMap() {
        return values;
    }

    Attributes put(String name, @Nullable String value) {
        if (value != null) {
            values.put(name, AttributeValue.fromS(value));
        }
        return this;
    }

    Attributes put(String name, @Nullable Number value) {
        if (value != null) {
            values.put(name, AttributeValue.fromN(value.toString()));
        }
        return this;
    }

    Attributes put(String name, @Nullable Instant value) {
        return put(name, value == null ? null : value.toString());
    }

    Attributes putSet(String name, Set<String> value) {
        if (!value.isEmpty()) {
            values.put(name, AttributeValue.fromSs(List.copyOf(value)));
        }
        return this;
    }

    Attributes putList(String name, List<String> value) {
        if (!value.isEmpty()) {
            values.put(
                    name,
                    AttributeValue.fromL(
                            value.stream().map(AttributeValue::fromS).toList()));
        }
        return this;
    }

    <V> Attributes putMap(String name, Map<String, V> value, Function<V, String> text) {
        if (!value.isEmpty()) {
            Map<String, AttributeValue> entries = new TreeMap<>();
            value.forEach((key, entry) -> entries.put(key, AttributeValue.fromS(text.apply(entry))));
            values.put(name, AttributeValue.fromM(entries));
        }
        return this;
    }

    String text(String name) {
        return required(name, "a string", optionalText(name));
    }

    @Nullable
    String optionalText(String name) {
        AttributeValue value = values.get(name);
        if (value == null) {
            return null;
        }
        return required(name, "a string", value.s());
    }

    long number(String name) {
        return required(name, "a whole number", optionalNumber(name));
    }

    @Nullable
    Long optionalNumber(String name) {
        AttributeValue value = values.get(name);
        if (value == null) {
            return null;
        }
        try {
            return Long.valueOf(required(name, "a whole number", value.n()));
        } catch (NumberFormatException e) {
            throw new CorruptItemException(name, "a whole number", e);
        }
    }

    Instant instant(String name) {
        return required(name, "an instant", optionalInstant(name));
    }

    @Nullable
    Instant optionalInstant(String name) {
        String value = optionalText(name);
        if (value == null) {
            return null;
        }
        try {
            return Instant.parse(value);
        } catch (DateTimeException e) {
            throw new CorruptItemException(name, "an instant", e);
        }
    }

    Set<String> set(String name) {
        AttributeValue value = values.get(name);
        if (value == null) {
            return new TreeSet<>();
        }
        if (!value.hasSs()) {
            throw new CorruptItemException(name, "a set of strings");
        }
        return new TreeSet<>(value.ss());
    }

    List<String> list(String name) {
        AttributeValue value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (!value.hasL()) {
            throw new CorruptItemException(name, "a list of strings");
        }
        List<String> entries = new ArrayList<>();
        for (AttributeValue entry : value.l()) {
            entries.add(required(name, "a list of strings", entry.s()));
        }
        return entries;
    }

    <V> List<V> parsedList(String name, Function<String, V> parse) {
        return list(name).stream().map(text -> parsed(name, text, parse)).toList();
    }

    <V> Map<String, V> map(String name, Function<String, V> parse) {
        AttributeValue value = values.get(name);
        Map<String, V> entries = new TreeMap<>();
        if (value == null) {
            return entries;
        }
        if (!value.hasM()) {
            throw new CorruptItemException(name, "a map of strings");
        }
        value.m()
                .forEach((key, entry) ->
                        entries.put(key, parsed(name, required(name, "a map of strings", entry.s()), parse)));
        return entries;
    }

    <V> V parsed(String name, Function<String, V> parse) {
        return parsed(name, text(name), parse);
    }

    private static <V> V parsed(String name, String text, Function<String, V> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new CorruptItemException(name, "a known value: " + text, e);
        }
    }

    private static <T> T required(String name, String expected, @Nullable T value) {
        if (value == null) {
            throw new CorruptItemException(name, expected);
        }
        return value;
    }
}
