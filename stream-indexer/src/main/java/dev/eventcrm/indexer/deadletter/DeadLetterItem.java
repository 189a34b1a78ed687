package dev.eventcrm.indexer.deadletter;

import dev.eventcrm.indexer.pipeline.Rejection;
import dev.eventcrm.indexer.projection.Change;
import dev.eventcrm.indexer.projection.DocumentRef;
import dev.eventcrm.schema.item.CrmTable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A dead letter as its table holds it. Key and images stand in it as maps, which is how DynamoDB writes JSON.
 *
 * @param id its id
 * @param attributes all its attributes
 */
record DeadLetterItem(String id, Map<String, AttributeValue> attributes) {
    private static final String INDEX = "index";
    private static final String DOCUMENT_ID = "documentId";
    private static final String VERSION = "version";
    private static final String REASON = "reason";
    private static final String FAILED_AT = "failedAt";
    private static final String CHANGED_AT = "changedAt";
    private static final String KEY = "key";
    private static final String OLD_IMAGE = "oldImage";
    private static final String NEW_IMAGE = "newImage";

    /** What a listing needs, for a scan that leaves the images out. {@code index} is a word that DynamoDB reserves. */
    static final String TOLD =
            "#index, " + String.join(", ", DeadLetterTable.ID, DOCUMENT_ID, VERSION, REASON, FAILED_AT);

    static final Map<String, String> TOLD_NAMES = Map.of("#index", INDEX);

    static DeadLetterItem of(Rejection rejection, Instant failedAt) {
        Change change = rejection.change();
        DocumentRef subject = rejection.subject();
        String id = idOf(change.key(), subject.version());
        Map<String, AttributeValue> attributes = new HashMap<>(key(id));
        if (subject.index() != null) {
            attributes.put(INDEX, AttributeValue.fromS(subject.index().alias()));
        }
        if (subject.documentId() != null) {
            attributes.put(DOCUMENT_ID, AttributeValue.fromS(subject.documentId()));
        }
        if (subject.version() != null) {
            attributes.put(VERSION, AttributeValue.fromN(subject.version().toString()));
        }
        attributes.put(REASON, AttributeValue.fromS(rejection.reason()));
        attributes.put(FAILED_AT, AttributeValue.fromS(failedAt.toString()));
        attributes.put(CHANGED_AT, AttributeValue.fromS(change.at().toString()));
        attributes.put(KEY, AttributeValue.fromM(change.key()));
        putImage(attributes, OLD_IMAGE, change.oldImage());
        putImage(attributes, NEW_IMAGE, change.newImage());
        return new DeadLetterItem(id, attributes);
    }

    /** One for each state of an item: a record that comes again replaces its letter. */
    private static String idOf(Map<String, AttributeValue> key, @Nullable Long version) {
        String state = text(key, CrmTable.PARTITION_KEY) + "\n" + text(key, CrmTable.SORT_KEY) + "\n" + version;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    DeadLetterItem withoutImages() {
        Map<String, AttributeValue> less = new HashMap<>(attributes);
        less.remove(OLD_IMAGE);
        less.remove(NEW_IMAGE);
        return new DeadLetterItem(id, less);
    }

    static Map<String, AttributeValue> key(String id) {
        return Map.of(DeadLetterTable.ID, AttributeValue.fromS(id));
    }

    static DeadLetter told(Map<String, AttributeValue> item) {
        AttributeValue version = item.get(VERSION);
        return new DeadLetter(
                text(item, DeadLetterTable.ID),
                optionalText(item, INDEX),
                optionalText(item, DOCUMENT_ID),
                version == null ? null : Long.valueOf(version.n()),
                text(item, REASON),
                Instant.parse(text(item, FAILED_AT)));
    }

    static Change change(Map<String, AttributeValue> item) {
        return new Change(
                Objects.requireNonNull(item.get(KEY)).m(),
                image(item, OLD_IMAGE),
                image(item, NEW_IMAGE),
                Instant.parse(text(item, CHANGED_AT)));
    }

    private static void putImage(
            Map<String, AttributeValue> attributes, String name, @Nullable Map<String, AttributeValue> image) {
        if (image != null) {
            attributes.put(name, AttributeValue.fromM(image));
        }
    }

    private static @Nullable Map<String, AttributeValue> image(Map<String, AttributeValue> item, String name) {
        AttributeValue image = item.get(name);
        return image == null ? null : image.m();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(optionalText(item, name), name);
    }

    private static @Nullable String optionalText(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? null : value.s();
    }
}
