package dev.eventcrm.query.users;

import dev.eventcrm.http.problem.Errors;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where in a frozen audience to go on. It holds all that takes, so that no process has to remember it: the audience's
 * description too, to freeze it anew should that be needed. As text, base64url of a format number, the deflated JSON, and a
 * checksum. Who makes one up can ask for nothing with it that could not be asked for without.
 *
 * @param audience who is meant
 * @param held the name under which the moment is held
 * @param after the id of the person whom the part before ended with; null at the beginning
 * @param isAtEnd whether nobody follows: then what is held has only to be let go, and it does no harm if it was before
 */
record AudienceCursor(
        Audience audience, String held, @Nullable String after, boolean isAtEnd) {
    private static final byte FORMAT = 1;
    private static final int MOST_INFLATED_BYTES = 2 * Audience.MOST_BYTES;

    private static final String AUDIENCE = "audience";
    private static final String HELD = "held";
    private static final String AFTER = "after";
    private static final String IS_AT_END = "isAtEnd";

    String encode() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set(AUDIENCE, audience.description());
        json.put(HELD, held).put(IS_AT_END, isAtEnd);
        if (after != null) {
            json.put(AFTER, after);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(FORMAT);
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(bytes)) {
            deflated.write(JsonMapper.shared().writeValueAsBytes(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes.writeBytes(checksum(bytes.toByteArray()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /**
     * Reads a cursor.
     *
     * @param text any text
     * @return empty when it is none
     */
    static Optional<AudienceCursor> decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            int end = bytes.length - Integer.BYTES;
            if (end < 1
                    || bytes[0] != FORMAT
                    || !Arrays.equals(
                            checksum(Arrays.copyOf(bytes, end)), Arrays.copyOfRange(bytes, end, bytes.length))) {
                return Optional.empty();
            }
            return read(JsonMapper.shared().readTree(inflated(bytes, end)));
        } catch (IllegalArgumentException | IOException | JacksonException _) {
            return Optional.empty();
        }
    }

    private static Optional<AudienceCursor> read(JsonNode json) {
        Errors errors = new Errors();
        Audience audience = Audience.read(json.path(AUDIENCE), errors);
        String held = text(json, HELD);
        return held == null || !errors.areNone()
                ? Optional.empty()
                : Optional.of(new AudienceCursor(
                        audience, held, text(json, AFTER), json.path(IS_AT_END).booleanValue(false)));
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.path(name).isString() ? json.get(name).stringValue() : null;
    }

    private static byte[] inflated(byte[] bytes, int end) throws IOException {
        try (InflaterInputStream stream = new InflaterInputStream(new ByteArrayInputStream(bytes, 1, end - 1))) {
            return stream.readNBytes(MOST_INFLATED_BYTES);
        }
    }

    private static byte[] checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) checksum.getValue())
                .array();
    }
}
