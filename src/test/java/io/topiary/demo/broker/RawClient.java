package io.topiary.demo.broker;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A client packet by packet, for what a well-behaved one never does. Blocking, with a limit of 10 s a read. */
final class RawClient implements AutoCloseable {
    private final Socket socket;
    private final EmbeddedChannel codec = new EmbeddedChannel(new MqttDecoder(1 << 20), MqttEncoder.INSTANCE);

    RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
    }

    /** Sends CONNECT and takes the CONNACK. */
    static RawClient connect(
            int port, MqttVersion version, String clientId, UnaryOperator<MqttMessageBuilders.ConnectBuilder> more)
            throws IOException {
        RawClient client = new RawClient(port);
        client.send(more.apply(MqttMessageBuilders.connect()
                        .protocolVersion(version)
                        .clientId(clientId)
                        .cleanSession(true)
                        .keepAlive(60))
                .build());
        client.next();
        return client;
    }

    void send(MqttMessage message) throws IOException {
        codec.writeOutbound(message);
        for (ByteBuf bytes = codec.readOutbound(); bytes != null; bytes = codec.readOutbound()) {
            socket.getOutputStream().write(ByteBufUtil.getBytes(bytes));
            bytes.release();
        }
    }

    /** Sends bytes given in hex, blanks allowed. */
    void send(String hex) throws IOException {
        socket.getOutputStream().write(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    /** As {@link #send(String)}, but the broker may have closed already. */
    void sendIfOpen(String hex) {
        try {
            send(hex);
        } catch (IOException closed) {
            // Seen by the next read as well.
        }
    }

    /** The next packet; empty when the broker closes. */
    Optional<MqttMessage> next() throws IOException {
        while (true) {
            MqttMessage message = codec.readInbound();
            if (message != null) {
                return Optional.of(message);
            }
            byte @Nullable [] bytes = read();
            if (bytes == null) {
                return Optional.empty();
            }
            codec.writeInbound(Unpooled.wrappedBuffer(bytes));
        }
    }

    /** All bytes until the broker closes, in hex. */
    String rest() throws IOException {
        StringBuilder hex = new StringBuilder();
        for (byte[] bytes = read(); bytes != null; bytes = read()) {
            hex.append(HexFormat.of().formatHex(bytes));
        }
        return hex.toString();
    }

    /** Breaks the connection without a word. */
    @Override
    public void close() throws IOException {
        socket.close();
        codec.finishAndReleaseAll();
    }

    private byte @Nullable [] read() throws IOException {
        byte[] buffer = new byte[8192];
        try {
            int length = socket.getInputStream().read(buffer);
            return length < 0 ? null : java.util.Arrays.copyOf(buffer, length);
        } catch (java.net.SocketException reset) {
            return null;
        }
    }
}
