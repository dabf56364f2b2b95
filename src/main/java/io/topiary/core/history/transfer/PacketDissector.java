package io.topiary.core.history.transfer;

import io.topiary.core.history.transfer.TcpSegment.TcpFlow;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes TCP out of captured packets: Ethernet with VLAN tags, Linux' cooked captures (also of version 2), the loopback of
 * BSD, and bare IP; IPv4 and IPv6. Pieces of fragmented IP packets are counted and passed over.
 */
final class PacketDissector {

    private static final int NULL = 0;
    private static final int ETHERNET = 1;
    private static final int RAW = 101;
    private static final int LOOP = 108;
    private static final int COOKED = 113;
    private static final int COOKED_2 = 276;
    private static final int IP_4 = 228;
    private static final int IP_6 = 229;
    private static final int TYPE_IP_4 = 0x0800;
    private static final int TYPE_IP_6 = 0x86DD;
    private static final int TYPE_VLAN = 0x8100;
    private static final int TYPE_SERVICE_VLAN = 0x88A8;
    private static final int TCP = 6;
    private static final int FRAGMENT_4 = 0x3FFF;
    private static final int LEAST_IP_4 = 20;
    private static final int LEAST_IP_6 = 40;
    private static final int LEAST_TCP = 20;
    private static final int NIBBLE = 0x0F;
    private static final int FRAGMENT_6 = 44;

    private long fragments;
    private long otherLinks;

    /** Pieces of IP packets that were passed over. */
    long fragments() {
        return fragments;
    }

    /** Packets of networks that are not known here. */
    long otherLinks() {
        return otherLinks;
    }

    /** What {@code packet} carries of a TCP connection, or null if nothing. */
    @Nullable
    TcpSegment segment(CapturedPacket packet) {
        ByteBuffer data = ByteBuffer.wrap(packet.data());
        int begin = network(packet.link(), data);
        if (begin < 0 || begin >= data.limit()) {
            return null;
        }
        return switch (Byte.toUnsignedInt(data.get(begin)) >> 4) {
            case 4 -> ip4(packet, data, begin);
            case 6 -> ip6(packet, data, begin);
            default -> null;
        };
    }

    /** Where IP begins, or -1. */
    private int network(int link, ByteBuffer data) {
        return switch (link) {
            case ETHERNET -> behindType(data, 12);
            case COOKED -> behindType(data, 14);
            case COOKED_2 -> data.limit() >= 20 && isIp(data.getShort(0)) ? 20 : -1;
            case NULL, LOOP -> 4;
            case RAW, IP_4, IP_6, 12, 14 -> 0;
            default -> {
                otherLinks++;
                yield -1;
            }
        };
    }

    private static int behindType(ByteBuffer data, int typeAt) {
        int at = typeAt;
        while (at + 2 <= data.limit()) {
            int type = Short.toUnsignedInt(data.getShort(at));
            if (type != TYPE_VLAN && type != TYPE_SERVICE_VLAN) {
                return isIp((short) type) ? at + 2 : -1;
            }
            at += 4;
        }
        return -1;
    }

    private static boolean isIp(short type) {
        return Short.toUnsignedInt(type) == TYPE_IP_4 || Short.toUnsignedInt(type) == TYPE_IP_6;
    }

    private @Nullable TcpSegment ip4(CapturedPacket packet, ByteBuffer data, int begin) {
        if (data.limit() - begin < LEAST_IP_4 || data.get(begin + 9) != TCP) {
            return null;
        }
        int header = (data.get(begin) & NIBBLE) * 4;
        int length = Short.toUnsignedInt(data.getShort(begin + 2));
        if ((Short.toUnsignedInt(data.getShort(begin + 6)) & FRAGMENT_4) != 0) {
            fragments++;
            return null;
        }
        // 0 where the network card was to cut it: as long as was captured
        int end = length == 0 ? data.limit() : begin + length;
        return header < LEAST_IP_4 ? null : tcp(packet, data, begin + header, end, begin + 12, 4);
    }

    private @Nullable TcpSegment ip6(CapturedPacket packet, ByteBuffer data, int begin) {
        if (data.limit() - begin < LEAST_IP_6) {
            return null;
        }
        int length = Short.toUnsignedInt(data.getShort(begin + 4));
        int end = length == 0 ? data.limit() : begin + LEAST_IP_6 + length;
        int next = Byte.toUnsignedInt(data.get(begin + 6));
        int at = begin + LEAST_IP_6;
        // hop-by-hop options, routing, destination options
        while ((next == 0 || next == 43 || next == 60) && at + 2 <= data.limit()) {
            next = Byte.toUnsignedInt(data.get(at));
            at += (Byte.toUnsignedInt(data.get(at + 1)) + 1) * 8;
        }
        if (next == FRAGMENT_6) {
            fragments++;
        }
        return next == TCP ? tcp(packet, data, at, end, begin + 8, 16) : null;
    }

    private static @Nullable TcpSegment tcp(
            CapturedPacket packet, ByteBuffer data, int at, int end, int addresses, int addressLength) {
        if (data.limit() - at < LEAST_TCP) {
            return null;
        }
        int header = (Byte.toUnsignedInt(data.get(at + 12)) >> 4) * 4;
        if (header < LEAST_TCP || at + header > end) {
            return null;
        }
        int from = Math.min(data.limit(), at + header);
        int to = Math.clamp(end, from, data.limit());
        TcpFlow flow = new TcpFlow(
                address(packet.data(), addresses, addressLength),
                Short.toUnsignedInt(data.getShort(at)),
                address(packet.data(), addresses + addressLength, addressLength),
                Short.toUnsignedInt(data.getShort(at + 2)));
        return new TcpSegment(
                flow,
                data.getInt(at + 4),
                Byte.toUnsignedInt(data.get(at + 13)),
                Arrays.copyOfRange(packet.data(), from, to),
                Math.max(0, end - Math.max(to, at + header)),
                packet.micros(),
                packet.number());
    }

    private static ByteBuffer address(byte[] data, int at, int length) {
        return ByteBuffer.wrap(Arrays.copyOfRange(data, at, at + length));
    }
}
