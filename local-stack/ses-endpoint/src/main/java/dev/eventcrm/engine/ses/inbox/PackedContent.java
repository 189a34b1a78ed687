package dev.eventcrm.engine.ses.inbox;

import dev.eventcrm.engine.ses.mail.Mail.Content;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What there is to read, compressed: mails of one campaign are mostly markup.
 *
 * @param bytes deflated
 */
@SuppressWarnings("ArrayRecordComponent") // Neither compared nor printed.
record PackedContent(byte[] bytes) {
    private static final int ABSENT = -1;

    static PackedContent of(Content content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(packed, deflater))) {
            write(out, content.text());
            write(out, content.html());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return new PackedContent(packed.toByteArray());
    }

    Content unpacked() {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            return new Content(read(in), read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return bytes.length;
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(ABSENT);
        } else {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(utf8.length);
            out.write(utf8);
        }
    }

    private static @Nullable String read(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == ABSENT ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
