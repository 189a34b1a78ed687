package dev.eventcrm.http.command;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/** Lets constraints on the type argument of a {@link Patch} hold for its value, if it has one. */
final class PatchValueExtractor implements ValueExtractor<Patch<@ExtractedValue ?>> {
    @Override
    public void extractValues(Patch<?> field, ValueReceiver receiver) {
        if (field instanceof Patch.Value<?>(var value)) {
            receiver.value(null, value);
        }
    }
}
