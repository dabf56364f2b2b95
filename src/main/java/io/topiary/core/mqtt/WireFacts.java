package io.topiary.core.mqtt;

import org.jspecify.annotations.Nullable;

/**
 * What was seen on the wire of one link: evidence for the words of a failure.
 *
 * <p>Written on the network thread, read by any.
 */
final class WireFacts {

    /** Bytes kept of what the other side sent first. */
    static final int FIRST_BYTES = 64;

    private volatile ConnectStep step = ConnectStep.TCP;
    private volatile @Nullable String tlsVersion;
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

    /** The TLS version in use, or null. */
    @Nullable
    String tlsVersion() {
        return tlsVersion;
    }

    void tlsVersion(String version) {
        tlsVersion = version;
    }

    /** The first bytes that came where MQTT was expected, at most {@link #FIRST_BYTES}. */
    byte[] firstBytes() {
        return firstBytes.clone();
    }

    void firstBytes(byte[] bytes) {
        firstBytes = bytes;
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
        connAckLength = length;
        connAckCode = code;
    }

    /** Code of the broker's DISCONNECT as sent, or -1 if none came. */
    int disconnectCode() {
        return disconnectCode;
    }

    void disconnect(int code) {
        disconnectCode = code;
    }

    /** {@link System#nanoTime()} when something came from the broker last; when this was made if nothing came yet. */
    long heardNanos() {
        return heardNanos;
    }

    void heard() {
        heardNanos = System.nanoTime();
    }
}
