package dev.eventcrm.command.web;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/** Lets constraints on the type argument of a {@link Field} hold for its value, if it has one. */
final class FieldValueExtractor implements ValueExtractor<Field<@ExtractedValue ?>> {
    @Override
    public void extractValues(Field<?> field, ValueReceiver receiver) {
        if (field instanceof Field.Value<?>(var value)) {
            receiver.value(null, value);
        }
    }
}
