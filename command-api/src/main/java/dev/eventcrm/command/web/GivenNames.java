package dev.eventcrm.command.web;

import java.util.Map;

/**
 * How a body spelt its fields, so that errors found later still point into the body that the client sent.
 *
 * @param givenByCanonical the name in the body by the canonical name
 */
public record GivenNames(Map<String, String> givenByCanonical) {
    /** Copies the names. */
    public GivenNames {
        givenByCanonical = Map.copyOf(givenByCanonical);
    }

    /**
     * The pointer to a field.
     *
     * @param component its canonical name
     */
    public String pointer(String component) {
        return JsonPointer.child(JsonPointer.ROOT, givenByCanonical.getOrDefault(component, component));
    }

    /**
     * The pointer to an entry of a list.
     *
     * @param component the canonical name of the list
     * @param index the index of the entry, from 0
     */
    public String pointer(String component, int index) {
        return JsonPointer.child(pointer(component), Integer.toString(index));
    }
}
