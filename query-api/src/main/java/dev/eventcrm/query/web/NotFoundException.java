package dev.eventcrm.query.web;

/** There is nothing under that id: 404. */
public final class NotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Nothing is there.
     *
     * @param detail a sentence that says what was looked for
     */
    public NotFoundException(String detail) {
        super(detail, null, false, false);
    }
}
