package dev.eventcrm.engine.ses.faults;

/** What goes wrong with one call. */
public enum Fault {
    /** Nothing. */
    NONE,
    /** Too many requests. */
    THROTTLE,
    /** An error of the service; the mail is not accepted. */
    FAIL,
    /** An error of the service after it has accepted the mail. */
    FAIL_ACCEPTED,
    /** No answer; the mail is not accepted. */
    CUT,
    /** No answer after the mail was accepted. */
    DROP_ANSWER;

    /**
     * Draws the fault of a call.
     *
     * @param roll evenly spread, at least 0 and below 1
     */
    static Fault of(Faults faults, double roll) {
        double left = roll;
        if ((left -= faults.throttleShare()) < 0) {
            return THROTTLE;
        }
        if ((left -= faults.failShare()) < 0) {
            return FAIL;
        }
        if ((left -= faults.failAcceptedShare()) < 0) {
            return FAIL_ACCEPTED;
        }
        if ((left -= faults.cutShare()) < 0) {
            return CUT;
        }
        if (left - faults.dropAnswerShare() < 0) {
            return DROP_ANSWER;
        }
        return NONE;
    }
}
