package dev.eventcrm.schema.api;

/** HTTP headers of ours, and those whose meaning both APIs must agree on. */
public final class Headers {
    /** Names what a command changed, and what a query must show: see {@link ConsistencyToken}. */
    public static final String CONSISTENCY_TOKEN = "Consistency-Token";

    /** {@code wait=N}: how many seconds a query may wait for its consistency token (RFC 7240, section 4.3). */
    public static final String PREFER = "Prefer";

    /** Makes a POST repeatable: the same key and body give the same answer for 24 hours. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** {@code true} on an answer that was stored under an idempotency key and is given again. */
    public static final String IDEMPOTENCY_REPLAYED = "Idempotency-Replayed";

    private Headers() {}
}
