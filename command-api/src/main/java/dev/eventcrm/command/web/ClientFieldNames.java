package dev.eventcrm.command.web;

import dev.eventcrm.schema.api.FieldError;
import java.util.Map;

/**
 * How a body spelt its fields, so that errors found later still point into the body that the client sent.
 *
 * @param root the pointer to the object that holds the fields: {@code #}, or {@code #/users/3} for an entry of a batch
 * @param givenByCanonical the name in the body by the canonical name
 */
public record ClientFieldNames(String root, Map<String, String> givenByCanonical) {
    /** Copies the names. */
    public ClientFieldNames {
        givenByCanonical = Map.copyOf(givenByCanonical);
    }

    /**
     * The pointer to a field.
     *
     * @param component its canonical name
     */
    public String pointer(String component) {
        return JsonPointer.child(root, givenByCanonical.getOrDefault(component, component));
    }

    /**
     * An error found between fields, or by their meaning, as the client shall see it.
     *
     * @param wrong the error
     */
    public FieldError error(CrossFieldRules.Wrong wrong) {
        String pointer = pointer(wrong.component());
        return FieldError.inBody(
                wrong.index() == null
                        ? pointer
                        : JsonPointer.child(pointer, wrong.index().toString()),
                wrong.message());
    }
}
