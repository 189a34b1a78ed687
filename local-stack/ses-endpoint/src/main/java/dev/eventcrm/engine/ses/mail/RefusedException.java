package dev.eventcrm.engine.ses.mail;

/** SES would refuse this mail. */
public final class RefusedException extends Exception {
    private final transient Refusal refusal;

    RefusedException(Refusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    static RefusedException badRequest(String message) {
        return new RefusedException(new Refusal(Refusal.Type.BAD_REQUEST, message));
    }

    /** The reason. */
    public Refusal refusal() {
        return refusal;
    }
}
