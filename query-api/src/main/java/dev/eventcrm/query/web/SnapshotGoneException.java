package dev.eventcrm.query.web;

/** What was held as it was at one moment is held no longer: 410. */
public final class SnapshotGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * It is gone.
     *
     * @param detail a sentence that says what is, and what to do
     * @param cause how that showed
     */
    public SnapshotGoneException(String detail, Throwable cause) {
        super(detail, cause);
    }
}
