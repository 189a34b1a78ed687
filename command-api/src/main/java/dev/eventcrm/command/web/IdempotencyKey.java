package dev.eventcrm.command.web;

/**
 * The client's wish that a POST happens once, however often it is sent.
 *
 * @param key the value of {@code Idempotency-Key}
 * @param fingerprint a hash of method, path and meaning of the body: the same for the same request
 */
public record IdempotencyKey(String key, String fingerprint) {}
