package dev.eventcrm.schema.item;

/** An item whose attributes cannot be read as what its {@code kind} promises. */
public final class CorruptItemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CorruptItemException(String attribute, String expected) {
        super("attribute " + attribute + " is not " + expected);
    }

    CorruptItemException(String attribute, String expected, Throwable cause) {
        super("attribute " + attribute + " is not " + expected, cause);
    }
}
