package dev.eventcrm.engine.ses.sns;

/**
 * How one subscriber is.
 *
 * @param webhook its address
 * @param confirmed whether it has confirmed
 * @param pending notifications, copies included, that it has not got yet
 * @param delivered those that it has taken
 * @param rejected those that it refused for good (3xx, and 4xx but 429)
 * @param retries attempts that failed and were or will be repeated
 */
public record SubscriptionState(
        String webhook, boolean confirmed, long pending, long delivered, long rejected, long retries) {}
