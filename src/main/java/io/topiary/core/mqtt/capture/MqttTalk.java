package io.topiary.core.mqtt.capture;

import io.netty.handler.codec.mqtt.MqttVersion;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A captured TCP connection on which MQTT may have been spoken. Fed with the bytes of both sides in their order, piece by
 * piece as the segments were; tells the messages.
 *
 * <p>If the capture has the connection's beginning, CONNECT tells that it is MQTT and which version. If it has not, it is
 * believed to be MQTT when the caller says so and a segment looks like a PUBLISH; the version is then told by whether the
 * first PUBLISH can hold properties. Not thread-safe.
 */
public final class MqttTalk implements AutoCloseable {

    private static final int ENOUGH = 16;
    private static final int TLS_HANDSHAKE = 22;

    private final TalkListener listener;
    private final PublishStream client;
    private final PublishStream broker;
    private final boolean fromStart;
    private byte[] begin = {};
    private Kind kind = Kind.UNKNOWN;
    private @Nullable MqttVersion version;

    /** What is spoken. */
    public enum Kind {
        /** Nothing has told yet. */
        UNKNOWN,
        MQTT,
        /** TLS, whatever is in it. */
        TLS,
        /** HTTP: MQTT over WebSocket perhaps. */
        HTTP,
        OTHER
    }

    /**
     * Nothing said yet.
     *
     * @param fromStart whether the first bytes of the client that come are its first ones
     */
    public MqttTalk(boolean fromStart, TalkListener listener) {
        this.fromStart = fromStart;
        this.listener = listener;
        this.client = new PublishStream(Side.CLIENT, listener);
        this.broker = new PublishStream(Side.BROKER, listener);
    }

    /** What is spoken, as far as is known. */
    public Kind kind() {
        return kind;
    }

    /** The next bytes of {@code side}, as they were in one segment. */
    public void said(Side side, byte[] bytes) {
        if (bytes.length == 0 || kind == Kind.TLS || kind == Kind.HTTP || kind == Kind.OTHER) {
            return;
        }
        if (kind == Kind.UNKNOWN && fromStart) {
            if (side == Side.CLIENT) {
                begin(bytes);
            }
            return;
        }
        PublishStream stream = of(side);
        if (stream.isLost()) {
            find(stream, bytes);
        } else {
            stream.feed(bytes);
        }
    }

    /** Bytes of {@code side} are missing here. */
    public void missed(Side side) {
        if (kind == Kind.MQTT && !of(side).isLost()) {
            of(side).lose();
            listener.lost(side);
        } else if (kind == Kind.UNKNOWN && side == Side.CLIENT) {
            kind = fromStart ? Kind.OTHER : kind;
        }
    }

    /** The client's first bytes: CONNECT, or something else. */
    private void begin(byte[] bytes) {
        begin = Arrays.copyOf(begin, begin.length + bytes.length);
        System.arraycopy(bytes, 0, begin, begin.length - bytes.length, bytes.length);
        if (begin[0] == TLS_HANDSHAKE) {
            kind = Kind.TLS;
        } else if (Packets.isConnect(begin)) {
            kind = Kind.MQTT;
            version = Packets.versionOfConnect(begin);
            client.start(version);
            broker.start(version);
            client.feed(begin);
        } else if (begin.length >= ENOUGH || begin[0] != Packets.CONNECT) {
            kind = new String(begin, StandardCharsets.ISO_8859_1).startsWith("GET ") ? Kind.HTTP : Kind.OTHER;
        }
    }

    private void find(PublishStream stream, byte[] segment) {
        if (!Packets.looksLikePublish(segment)) {
            return;
        }
        if (version == null) {
            version = Packets.versionOfPublish(segment);
        }
        kind = Kind.MQTT;
        stream.start(version);
        stream.feed(segment);
    }

    private PublishStream of(Side side) {
        return side == Side.CLIENT ? client : broker;
    }

    @Override
    public void close() {
        client.close();
        broker.close();
    }
}
