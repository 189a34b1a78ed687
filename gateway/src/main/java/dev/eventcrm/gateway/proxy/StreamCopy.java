package dev.eventcrm.gateway.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Moves a body from one side to the other as it arrives. */
final class StreamCopy {
    private static final int LARGEST_BUFFER = 16 * 1024;

    private StreamCopy() {}

    /** The side that the bytes come from failed, not the side they go to. */
    static final class SourceFailedException extends IOException {
        SourceFailedException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /**
     * Copies all bytes and holds back none: what came is sent before more is waited for.
     *
     * @param from where the bytes come from
     * @param to where they go
     * @param length how many are announced; negative when that is unknown
     * @throws SourceFailedException when reading failed
     * @throws IOException when writing failed
     */
    static void copy(InputStream from, OutputStream to, long length) throws IOException {
        byte[] buffer = new byte[length > 0 ? (int) Math.min(length, LARGEST_BUFFER) : LARGEST_BUFFER];
        long passed = 0;
        for (int read = read(from, buffer); read >= 0; read = read(from, buffer)) {
            to.write(buffer, 0, read);
            passed += read;
            // The end of the body sends its last bytes; flushing them as well would cost a packet more.
            if (passed != length) {
                to.flush();
            }
        }
    }

    private static int read(InputStream from, byte[] buffer) throws SourceFailedException {
        try {
            return from.read(buffer);
        } catch (IOException e) {
            throw new SourceFailedException(e);
        }
    }
}
