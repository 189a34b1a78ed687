package dev.eventcrm.schema.mail;

/** A text is no template. The message goes on after the name of the field, such as "has a broken placeholder". */
public final class InvalidTemplateException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidTemplateException(String message) {
        super(message);
    }
}
