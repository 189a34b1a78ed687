package dev.eventcrm.command.flow;

import dev.eventcrm.command.store.Write;
import dev.eventcrm.http.command.CommandResponse;
import dev.eventcrm.http.command.IdempotencyKey;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ItemKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An answer as it is kept under an idempotency key. Its body is sealed with what only the request itself gives: a deleted
 * person's data cannot be read from it, and whoever sends the request again can.
 *
 * @param fingerprint which request it answers
 * @param status the HTTP status
 * @param headers the headers
 * @param sealedBody the body; absent when the answer has none
 */
record IdempotencyRecord(
        String fingerprint,
        int status,
        Map<String, String> headers,
        @Nullable String sealedBody) {
    /** How long an answer is kept. */
    static final Duration LIFE = Duration.ofHours(24);

    /**
     * The largest body that is kept, in bytes: encrypted and in Base64, with the headers beside it, it stays below the 400 KB
     * of an item.
     */
    private static final int LARGEST_BODY = 280_000;

    private static final String FINGERPRINT = "requestHash";
    private static final String STATUS = "status";
    private static final String HEADERS = "headers";
    private static final String BODY = "body";

    /** The answer that is kept in an item, unless it has expired: time to live purges late. */
    static @Nullable IdempotencyRecord read(@Nullable Map<String, AttributeValue> item, Instant now) {
        if (item == null || Long.parseLong(value(item, CrmTable.EXPIRES_AT).n()) <= now.getEpochSecond()) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        value(item, HEADERS).m().forEach((name, value) -> headers.put(name, value.s()));
        AttributeValue body = item.get(BODY);
        return new IdempotencyRecord(
                value(item, FINGERPRINT).s(),
                Integer.parseInt(value(item, STATUS).n()),
                headers,
                body == null ? null : body.s());
    }

    /** Whether an answer is small enough to be kept. */
    static boolean fits(CommandResponse answer) {
        return answer.body() == null || answer.body().getBytes(StandardCharsets.UTF_8).length <= LARGEST_BODY;
    }

    /** Whether it answers the request that came under the key. */
    boolean answers(IdempotencyKey key) {
        return fingerprint.equals(key.fingerprint());
    }

    /** The answer, for the request that it answers. */
    CommandResponse open(IdempotencyKey key) {
        return new CommandResponse(status, headers, sealedBody == null ? null : AesGcm.open(sealedBody, key.secret()));
    }

    /** What keeps an answer for the request that came under the key. */
    static Write keep(IdempotencyKey key, CommandResponse answer, Instant now) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        attributes.put(FINGERPRINT, AttributeValue.fromS(key.fingerprint()));
        attributes.put(STATUS, number(answer.status()));
        Map<String, AttributeValue> headers = new HashMap<>();
        answer.headers().forEach((name, value) -> headers.put(name, AttributeValue.fromS(value)));
        attributes.put(HEADERS, AttributeValue.fromM(headers));
        if (answer.body() != null) {
            attributes.put(BODY, AttributeValue.fromS(AesGcm.seal(answer.body(), key.secret())));
        }
        attributes.put(CrmTable.EXPIRES_AT, number(now.plus(LIFE).getEpochSecond()));
        return new Write.Keep(ItemKey.idempotency(key.key()), attributes, now);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static AttributeValue value(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }
}
