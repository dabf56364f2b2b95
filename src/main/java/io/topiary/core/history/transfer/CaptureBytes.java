package io.topiary.core.history.transfer;

import io.topiary.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** The bytes of a capture in pieces whose lengths the capture itself tells, and which are not believed. */
final class CaptureBytes {

    /** Larger packets are captured nowhere: 262,144 bytes is the most that tcpdump and Wireshark take. */
    static final int LARGEST = 16 << 20;

    private final InputStream in;
    private long offset;

    CaptureBytes(InputStream in) {
        this.in = in;
    }

    /** How many bytes were read. */
    long offset() {
        return offset;
    }

    /**
     * The next {@code length} bytes, or null if the capture ends before the first of them.
     *
     * @throws UnreadableException if it ends within them
     */
    @Nullable
    ByteBuffer next(int length, ByteOrder order) throws IOException, UnreadableException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length == 0 && length > 0) {
            return null;
        }
        if (bytes.length < length) {
            throw new UnreadableException(Text.of("transfer.capture.end", offset));
        }
        offset += length;
        return ByteBuffer.wrap(bytes).order(order);
    }

    /**
     * The next {@code length} bytes.
     *
     * @throws UnreadableException if the capture ends before the last of them
     */
    ByteBuffer more(int length, ByteOrder order) throws IOException, UnreadableException {
        ByteBuffer bytes = next(length, order);
        if (bytes == null) {
            throw new UnreadableException(Text.of("transfer.capture.end", offset));
        }
        return bytes;
    }

    /** The capture makes no sense at this point. */
    UnreadableException damaged() {
        return new UnreadableException(Text.of("transfer.capture.damaged", offset));
    }
}
