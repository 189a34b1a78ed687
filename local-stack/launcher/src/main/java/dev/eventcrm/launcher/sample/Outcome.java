package dev.eventcrm.launcher.sample;

/** What became of one request. */
sealed interface Outcome {
    /** It did what it should. */
    record Done() implements Outcome {}

    /** It had been done before, or conflicts with what is there (409). */
    record AlreadyThere() implements Outcome {}

    /**
     * It was refused, or there was no answer.
     *
     * @param detail one line for users
     */
    record Failed(String detail) implements Outcome {}
}
