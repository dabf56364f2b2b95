package io.topiary.core.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import org.jspecify.annotations.Nullable;

/**
 * What was seen on the wire of one link: evidence for the words of a failure.
 *
 * <p>Written on the network thread, read by any.
 */
final class WireFacts {

    /** Bytes kept of what the other side sent first. */
    static final int FIRST_BYTES = 64;

    private static final int CONNACK = 2;
    private static final int DISCONNECT = 14;
    private static final int AUTH = 15;

    private volatile ConnectStep step = ConnectStep.TCP;
    private volatile boolean dialled;
    private volatile @Nullable String tlsVersion;
    private volatile @Nullable String applicationProtocol;
    private volatile byte[] firstBytes = new byte[0];
    private volatile int connAckLength = -1;
    private volatile int connAckCode = -1;
    private volatile int disconnectCode = -1;
    private volatile long heardNanos = System.nanoTime();

    /** The step that was reached last. */
    ConnectStep step() {
        return step;
    }

    void reached(ConnectStep newStep) {
        step = newStep;
    }

    /** Whether TCP is there, to the server or to the proxy. */
    boolean isDialled() {
        return dialled;
    }

    void dialled() {
        dialled = true;
    }

    /** The TLS version in use, or null. */
    @Nullable
    String tlsVersion() {
        return tlsVersion;
    }

    void tlsVersion(String version) {
        tlsVersion = version;
    }

    /** What the server chose by ALPN, or null. */
    @Nullable
    String applicationProtocol() {
        return applicationProtocol;
    }

    /** Notes what TLS tells: null or empty if nothing was chosen. */
    void applicationProtocol(@Nullable String chosen) {
        applicationProtocol = chosen == null || chosen.isEmpty() ? null : chosen;
    }

    /** The first bytes that came in answer to the proxy's handshake, to HTTP or to MQTT, at most {@link #FIRST_BYTES}. */
    byte[] firstBytes() {
        return firstBytes.clone();
    }

    /** Notes the beginning of {@code bytes}, which stay unread, if nothing is noted yet. */
    void firstBytes(ByteBuf bytes) {
        if (firstBytes.length == 0) {
            firstBytes = ByteBufUtil.getBytes(bytes, bytes.readerIndex(), Math.min(FIRST_BYTES, bytes.readableBytes()));
        }
    }

    /** Forgets them: they have led to the next layer, whose own are to come. */
    void forgetFirstBytes() {
        firstBytes = new byte[0];
    }

    /** Remaining length of the CONNACK, or -1 if none came. */
    int connAckLength() {
        return connAckLength;
    }

    /** Code of the CONNACK as sent, known or not to the standard, or -1 if none came. */
    int connAckCode() {
        return connAckCode;
    }

    void connAck(int length, int code) {
        if (isMqtt()) {
            connAckLength = length;
            connAckCode = code;
        }
    }

    /** Code of the broker's DISCONNECT as sent, or -1 if none came. */
    int disconnectCode() {
        return disconnectCode;
    }

    void disconnect(int code) {
        if (isMqtt()) {
            disconnectCode = code;
        }
    }

    /** Whether it began as a broker may: text of another protocol holds what looks like packets further on. */
    private boolean isMqtt() {
        byte[] first = firstBytes;
        return first.length == 0
                || switch ((first[0] & 0xFF) >> 4) {
                    case CONNACK, DISCONNECT, AUTH -> true;
                    default -> false;
                };
    }

    /**
     * {@link System#nanoTime()} when something came from the broker last, or it took a piece of a large packet; when this was
     * made if nothing came yet.
     */
    long heardNanos() {
        return heardNanos;
    }

    void heard() {
        heardNanos = System.nanoTime();
    }
}
