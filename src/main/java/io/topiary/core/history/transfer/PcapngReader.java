package io.topiary.core.history.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A capture as Wireshark saves it: blocks, of which the section header, the interfaces and the packets matter, with the
 * resolution and the offset of each interface's clock (https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-02.html).
 * A simple packet has no time: it gets the last one's.
 */
final class PcapngReader implements PacketReader {

    private static final int SECTION = 0x0A0D0D0A;
    private static final int INTERFACE = 1;
    private static final int OLD_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int PACKET = 6;
    private static final int BYTE_ORDER = 0x1A2B3C4D;
    private static final int FRAME = 12;
    private static final int LEAST_SECTION = 28;
    private static final int LEAST_PACKET = 20;
    private static final int LEAST_INTERFACE = 8;
    private static final int MOST_INTERFACES = 65_536;
    private static final int OPTION_RESOLUTION = 9;
    private static final int OPTION_OFFSET = 14;
    private static final int LEAST_DIGITS = 0x7F;
    private static final int MOST_DIGITS = 18;
    private static final int MOST_BITS = 62;
    private static final long MILLION = 1_000_000;

    private final CaptureBytes bytes;
    private final List<Interface> interfaces = new ArrayList<>();
    private ByteOrder order = ByteOrder.BIG_ENDIAN;
    private long number;
    private long lastMicros;

    /**
     * Where packets were captured.
     *
     * @param unitsPerSecond of its clock
     * @param offset seconds to add to its times
     */
    private record Interface(int link, long unitsPerSecond, long offset) {

        long micros(long units) {
            BigInteger exact = new BigInteger(Long.toUnsignedString(units))
                    .multiply(BigInteger.valueOf(MILLION))
                    .divide(BigInteger.valueOf(unitsPerSecond));
            return exact.longValue() + offset * MILLION;
        }
    }

    PcapngReader(InputStream in) {
        bytes = new CaptureBytes(in);
    }

    @Override
    public @Nullable CapturedPacket next() throws IOException, UnreadableException {
        for (ByteBuffer head = bytes.next(Long.BYTES, order); head != null; head = bytes.next(Long.BYTES, order)) {
            int type = head.getInt(0);
            // the same in both orders, and only what follows tells in which one the length before it was
            ByteBuffer body = type == SECTION ? section(head) : body(head.getInt(Integer.BYTES), 0);
            CapturedPacket packet = switch (type) {
                case INTERFACE -> addInterface(body);
                case PACKET -> packet(body, Integer.BYTES);
                case OLD_PACKET -> packet(body, Short.BYTES);
                case SIMPLE_PACKET -> simple(body);
                default -> null;
            };
            if (packet != null) {
                return packet;
            }
        }
        return null;
    }

    private ByteBuffer section(ByteBuffer head) throws IOException, UnreadableException {
        int mark = bytes.more(Integer.BYTES, ByteOrder.BIG_ENDIAN).getInt();
        if (mark != BYTE_ORDER && Integer.reverseBytes(mark) != BYTE_ORDER) {
            throw bytes.damaged();
        }
        order = mark == BYTE_ORDER ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        interfaces.clear();
        int length = head.order(order).getInt(Integer.BYTES);
        if (length < LEAST_SECTION) {
            throw bytes.damaged();
        }
        return body(length, Integer.BYTES);
    }

    /** The rest of a block of {@code length} bytes; {@code read} of its body were read already. */
    private ByteBuffer body(int length, int read) throws IOException, UnreadableException {
        if (length < FRAME || length % Integer.BYTES != 0 || length > CaptureBytes.LARGEST) {
            throw bytes.damaged();
        }
        ByteBuffer body = bytes.more(length - FRAME - read, order);
        if (bytes.more(Integer.BYTES, order).getInt() != length) {
            throw bytes.damaged();
        }
        return body;
    }

    private @Nullable CapturedPacket addInterface(ByteBuffer body) throws UnreadableException {
        if (body.remaining() < LEAST_INTERFACE || interfaces.size() >= MOST_INTERFACES) {
            throw bytes.damaged();
        }
        int link = Short.toUnsignedInt(body.getShort());
        body.position(LEAST_INTERFACE);
        long units = MILLION;
        long offset = 0;
        while (body.remaining() >= Integer.BYTES) {
            int option = Short.toUnsignedInt(body.getShort());
            int length = Short.toUnsignedInt(body.getShort());
            if (option == 0 || length > body.remaining()) {
                break;
            }
            if (option == OPTION_RESOLUTION && length >= 1) {
                units = units(body.get(body.position()));
            } else if (option == OPTION_OFFSET && length >= Long.BYTES) {
                offset = body.getLong(body.position());
            }
            int padded = length + (Integer.BYTES - length % Integer.BYTES) % Integer.BYTES;
            body.position(Math.min(body.limit(), body.position() + padded));
        }
        interfaces.add(new Interface(link, units, offset));
        return null;
    }

    /** A power of ten, or of two if the highest bit is set. */
    private static long units(byte resolution) {
        int power = resolution & LEAST_DIGITS;
        if (resolution < 0) {
            return 1L << Math.min(power, MOST_BITS);
        }
        long units = 1;
        for (int i = 0; i < Math.min(power, MOST_DIGITS); i++) {
            units *= 10;
        }
        return units;
    }

    private CapturedPacket packet(ByteBuffer body, int bytesOfInterface) throws UnreadableException {
        if (body.remaining() < LEAST_PACKET) {
            throw bytes.damaged();
        }
        long which = bytesOfInterface == Short.BYTES
                ? Short.toUnsignedLong(body.getShort(0))
                : Integer.toUnsignedLong(body.getInt(0));
        Interface from = find(which);
        long units = Integer.toUnsignedLong(body.getInt(4)) << Integer.SIZE | Integer.toUnsignedLong(body.getInt(8));
        int kept = body.getInt(12);
        if (kept < 0 || kept > body.remaining() - LEAST_PACKET) {
            throw bytes.damaged();
        }
        lastMicros = from.micros(units);
        return packet(from, body, LEAST_PACKET, kept);
    }

    private CapturedPacket simple(ByteBuffer body) throws UnreadableException {
        if (body.remaining() < Integer.BYTES) {
            throw bytes.damaged();
        }
        long length = Integer.toUnsignedLong(body.getInt(0));
        int kept = (int) Math.min(length, body.remaining() - Integer.BYTES);
        return packet(find(0), body, Integer.BYTES, kept);
    }

    private CapturedPacket packet(Interface from, ByteBuffer body, int begin, int kept) {
        byte[] data = new byte[kept];
        body.get(begin, data);
        return new CapturedPacket(++number, from.link(), lastMicros, data);
    }

    private Interface find(long which) throws UnreadableException {
        if (which >= interfaces.size()) {
            throw bytes.damaged();
        }
        return interfaces.get((int) which);
    }
}
