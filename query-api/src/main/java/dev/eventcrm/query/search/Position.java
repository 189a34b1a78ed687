package dev.eventcrm.query.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.FieldValue;

/**
 * A place in a sorted result: the values by which the document that stands there is sorted.
 *
 * @param values one for each sort key: a string, a long, or null where a document has no such text
 */
public record Position(List<@Nullable Object> values) implements Cursor.Decoded {
    /** Copies the values. */
    public Position(List<@Nullable Object> values) {
        this.values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** The place of a document that was found there, as OpenSearch names it. */
    static Position of(List<FieldValue> sortValues) {
        List<@Nullable Object> values = new ArrayList<>();
        for (FieldValue value : sortValues) {
            values.add(
                    switch (value._kind()) {
                        case String -> value.stringValue();
                        case Long -> value.longValue();
                        case Null -> null;
                        case Double, Boolean ->
                            throw new IllegalStateException("no field is sorted by " + value._kind());
                    });
        }
        return new Position(values);
    }

    /** The place as OpenSearch continues after it. */
    List<FieldValue> toSearchAfter() {
        List<FieldValue> after = new ArrayList<>();
        for (Object value : values) {
            after.add(
                    switch (value) {
                        case null -> FieldValue.NULL;
                        case Long number -> FieldValue.of(number);
                        default -> FieldValue.of(value.toString());
                    });
        }
        return after;
    }
}
