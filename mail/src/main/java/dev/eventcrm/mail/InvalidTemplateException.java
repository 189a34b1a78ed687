package dev.eventcrm.mail;

import java.util.List;

/** A text is no template. Each reason goes on after the name of the field, such as "has {{ without }} at line 2, column 7". */
public final class InvalidTemplateException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final List<String> reasons;

    InvalidTemplateException(String reason) {
        this(List.of(reason));
    }

    InvalidTemplateException(List<String> reasons) {
        super(reasons.getFirst());
        this.reasons = List.copyOf(reasons);
    }

    /** All that is wrong, at most some ten; the first is the message. */
    public List<String> reasons() {
        return reasons;
    }
}
