package dev.eventcrm.http.command;

import dev.eventcrm.http.problem.FieldError;
import dev.eventcrm.http.problem.Pointer;
import java.util.Map;

/**
 * How a body spelt its fields, so that errors found later still point into the body that the client sent.
 *
 * @param root the object that holds the fields: {@code #}, or {@code #/users/3} for an entry of a batch
 * @param givenByCanonical the name in the body by the canonical name
 */
public record ClientFieldNames(Pointer root, Map<String, String> givenByCanonical) {
    /** Copies the names. */
    public ClientFieldNames {
        givenByCanonical = Map.copyOf(givenByCanonical);
    }

    /**
     * The pointer to a field.
     *
     * @param component its canonical name
     */
    public Pointer pointer(String component) {
        return root.child(givenByCanonical.getOrDefault(component, component));
    }

    /**
     * An error found between fields, or by their meaning, as the client shall see it.
     *
     * @param wrong the error
     */
    public FieldError error(CrossFieldRules.Wrong wrong) {
        Pointer pointer = pointer(wrong.component());
        return FieldError.inBody(wrong.index() == null ? pointer : pointer.child(wrong.index()), wrong.message());
    }
}
