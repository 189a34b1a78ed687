package dev.eventcrm.table.retry;

/** Why something failed, in words for a log. */
public final class Reason {
    private Reason() {}

    /**
     * The failure's name and message: some say no more than a number, some nothing at all.
     *
     * @param failure what was thrown
     */
    public static String of(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        return failure.getMessage() == null ? name : name + ": " + failure.getMessage();
    }
}
