package io.topiary.core.history.transfer;

import java.nio.ByteBuffer;

/**
 * What a packet carried of a TCP connection.
 *
 * @param flow whose it is, in its direction
 * @param sequence number of its first byte, or of the SYN
 * @param flags the TCP flags
 * @param data what it carried, as much as was captured
 * @param missing bytes of it that were not captured
 * @param micros when, in microseconds since 1970-01-01T00:00:00Z
 * @param number of the packet
 */
record TcpSegment(TcpFlow flow, int sequence, int flags, byte[] data, int missing, long micros, long number) {

    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int ACK = 16;

    boolean isSyn() {
        return (flags & SYN) != 0;
    }

    boolean isAck() {
        return (flags & ACK) != 0;
    }

    boolean isEnd() {
        return (flags & FIN) != 0;
    }

    boolean isReset() {
        return (flags & RST) != 0;
    }

    /**
     * One direction of a TCP connection.
     *
     * @param from address of the sender, as bytes
     * @param to address of the receiver
     */
    record TcpFlow(ByteBuffer from, int fromPort, ByteBuffer to, int toPort) {

        TcpFlow reversed() {
            return new TcpFlow(to, toPort, from, fromPort);
        }
    }
}
