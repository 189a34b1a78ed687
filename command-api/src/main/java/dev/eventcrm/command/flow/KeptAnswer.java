package dev.eventcrm.command.flow;

import dev.eventcrm.command.store.Write;
import dev.eventcrm.command.web.Answer;
import dev.eventcrm.command.web.IdempotencyKey;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ItemKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An answer as it is kept under an idempotency key.
 *
 * @param fingerprint which request it answers
 * @param answer the answer
 * @param expiresAt epoch seconds after which it counts no more
 */
record KeptAnswer(String fingerprint, Answer answer, long expiresAt) {
    /** How long an answer is kept. */
    static final Duration LIFE = Duration.ofHours(24);

    private static final String FINGERPRINT = "requestHash";
    private static final String STATUS = "status";
    private static final String HEADERS = "headers";
    private static final String BODY = "body";

    static KeptAnswer of(IdempotencyKey key, Answer answer, Instant now) {
        return new KeptAnswer(key.fingerprint(), answer, now.plus(LIFE).getEpochSecond());
    }

    /** The answer that is kept in an item, unless it has expired: time to live purges late. */
    static @Nullable KeptAnswer read(@Nullable Map<String, AttributeValue> item, Instant now) {
        if (item == null) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        value(item, HEADERS).m().forEach((name, value) -> headers.put(name, value.s()));
        AttributeValue body = item.get(BODY);
        KeptAnswer kept = new KeptAnswer(
                value(item, FINGERPRINT).s(),
                new Answer(Integer.parseInt(value(item, STATUS).n()), headers, body == null ? null : body.s()),
                Long.parseLong(value(item, CrmTable.EXPIRES_AT).n()));
        return kept.expiresAt() <= now.getEpochSecond() ? null : kept;
    }

    Write toWrite(IdempotencyKey key, Instant now) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        attributes.put(FINGERPRINT, AttributeValue.fromS(fingerprint));
        attributes.put(STATUS, number(answer.status()));
        Map<String, AttributeValue> headers = new HashMap<>();
        answer.headers().forEach((name, value) -> headers.put(name, AttributeValue.fromS(value)));
        attributes.put(HEADERS, AttributeValue.fromM(headers));
        if (answer.body() != null) {
            attributes.put(BODY, AttributeValue.fromS(answer.body()));
        }
        attributes.put(CrmTable.EXPIRES_AT, number(expiresAt));
        return new Write.Keep(ItemKey.idempotency(key.key()), attributes, now);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static AttributeValue value(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }
}
