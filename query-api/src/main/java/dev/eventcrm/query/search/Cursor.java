package dev.eventcrm.query.search;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A position as the opaque text that clients carry from page to page: base64url of a format number, the fingerprint of the
 * query, the sort values, and a checksum. It is not a secret and needs no key: whatever it says, it only tells where in a
 * result to continue.
 */
final class Cursor {
    /** The most characters of a cursor: it holds the values that it continues after. */
    static final int LONGEST = 8_000;

    private static final byte FORMAT = 1;

    private static final byte NOTHING = 0;
    private static final byte TEXT = 1;
    private static final byte NUMBER = 2;

    private Cursor() {}

    /** What a text turns out to be. */
    sealed interface Decoded permits Position, Refused {}

    /**
     * Not a cursor of this query.
     *
     * @param message why not, in words that follow the parameter's name
     */
    record Refused(String message) implements Decoded {}

    /**
     * Writes a position.
     *
     * @param position where the page ended
     * @param query the fingerprint of the query it is a position in
     */
    static String encode(Position position, QueryHash query) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream data = new DataOutputStream(bytes)) {
            data.writeByte(FORMAT);
            data.writeLong(query.value());
            data.writeByte(position.values().size());
            for (Object value : position.values()) {
                write(value, data);
            }
            data.writeInt(checksum(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private static void write(@Nullable Object value, DataOutputStream data) throws IOException {
        switch (value) {
            case null -> data.writeByte(NOTHING);
            case Long number -> {
                data.writeByte(NUMBER);
                data.writeLong(number);
            }
            default -> {
                byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
                data.writeByte(TEXT);
                data.writeInt(text.length);
                data.write(text);
            }
        }
    }

    /**
     * Reads a position.
     *
     * @param text any text
     * @param query the fingerprint of the query that is to be continued
     * @param sort its order
     */
    static Decoded decode(String text, QueryHash query, Sort sort) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            int end = bytes.length - Integer.BYTES;
            if (end < 0
                    || checksum(Arrays.copyOf(bytes, end))
                            != ByteBuffer.wrap(bytes).getInt(end)
                    || bytes[0] != FORMAT) {
                return damaged();
            }
            DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes, 1, end - 1));
            if (data.readLong() != query.value()) {
                return new Refused(
                        "belongs to another query; filters and sort order must stay the same from page to page");
            }
            List<@Nullable Object> values = new ArrayList<>();
            for (int left = data.readByte(); left > 0; left--) {
                values.add(read(data));
            }
            return fits(values, sort) ? new Position(values) : damaged();
        } catch (IllegalArgumentException | IOException _) {
            return damaged();
        }
    }

    private static Refused damaged() {
        return new Refused("is damaged; it must be given as it was received");
    }

    private static @Nullable Object read(DataInputStream data) throws IOException {
        return switch (data.readByte()) {
            case NOTHING -> null;
            case NUMBER -> data.readLong();
            case TEXT -> {
                int length = data.readInt();
                if (length < 0 || length > data.available()) {
                    throw new IOException("the text is longer than the cursor");
                }
                yield new String(data.readNBytes(length), StandardCharsets.UTF_8);
            }
            default -> throw new IOException("unknown kind of value");
        };
    }

    /** A checksum can be made up; OpenSearch must still be asked for nothing that it would refuse. */
    private static boolean fits(List<@Nullable Object> values, Sort sort) {
        if (values.size() != sort.keys().size()) {
            return false;
        }
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            boolean fits = switch (sort.keys().get(i).field().type()) {
                case FieldType.Count _ -> value instanceof Long count && count == count.intValue();
                case FieldType.Time _ -> value instanceof Long;
                case FieldType.Text _, FieldType.Exact _, FieldType.Choice _, FieldType.Participation _ ->
                    value == null || value instanceof String;
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
