package io.topiary.core.history.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A capture in the older form, of micro- or nanoseconds, of either byte order
 * (https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-04.html).
 */
final class PcapReader implements PacketReader {

    private static final int MICROS = 0xA1B2C3D4;
    private static final int NANOS = 0xA1B23C4D;
    private static final int REST_OF_HEADER = 20;
    private static final int RECORD_HEADER = 16;
    private static final int LINK_AT = 16;
    private static final int LINK = 0xFFFF;
    private static final long UNSIGNED = 0xFFFF_FFFFL;
    private static final long MILLION = 1_000_000;

    private final CaptureBytes bytes;
    private final ByteOrder order;
    private final boolean nanos;
    private final int link;
    private long number;

    /** @throws UnreadableException if its header is damaged */
    PcapReader(InputStream in) throws IOException, UnreadableException {
        bytes = new CaptureBytes(in);
        int magic = bytes.more(Integer.BYTES, ByteOrder.BIG_ENDIAN).getInt();
        if (!isMagic(magic)) {
            throw bytes.damaged();
        }
        order = magic == MICROS || magic == NANOS ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        nanos = magic == NANOS || magic == Integer.reverseBytes(NANOS);
        link = bytes.more(REST_OF_HEADER, order).getInt(LINK_AT) & LINK;
    }

    /** Whether a file that begins with these four bytes, the first one the highest, is such a capture. */
    static boolean isMagic(int magic) {
        int turned = Integer.reverseBytes(magic);
        return magic == MICROS || magic == NANOS || turned == MICROS || turned == NANOS;
    }

    @Override
    public @Nullable CapturedPacket next() throws IOException, UnreadableException {
        ByteBuffer header = bytes.next(RECORD_HEADER, order);
        if (header == null) {
            return null;
        }
        long seconds = header.getInt() & UNSIGNED;
        long fraction = header.getInt() & UNSIGNED;
        int kept = header.getInt();
        if (kept < 0 || kept > CaptureBytes.LARGEST) {
            throw bytes.damaged();
        }
        long micros = seconds * MILLION + (nanos ? fraction / 1_000 : fraction);
        return new CapturedPacket(
                ++number, link, micros, bytes.more(kept, order).array());
    }
}
