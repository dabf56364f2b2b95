package io.topiary.core.retained;

import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.ScriptedBroker.Conversation;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between client and broker, and cuts the link once after so many publishes of the client. */
final class CuttingProxy implements AutoCloseable {

    private static final int PUBLISH = 3;

    private final int brokerPort;
    private final AtomicInteger left;
    private final ScriptedBroker server = ScriptedBroker.start(this::play);

    CuttingProxy(int brokerPort, int publishes) {
        this.brokerPort = brokerPort;
        this.left = new AtomicInteger(publishes);
    }

    int port() {
        return server.port();
    }

    /** Whether it has cut the link. */
    boolean hasCut() {
        return left.get() <= 0;
    }

    private void play(Conversation client) throws IOException {
        try (Socket broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort)) {
            broker.setTcpNoDelay(true);
            Thread.ofPlatform().daemon().start(() -> back(broker, client));
            while (true) {
                byte[] packet = client.packet();
                boolean publish = (packet[0] & 0xF0) >> 4 == PUBLISH;
                if (publish && left.getAndDecrement() == 1) {
                    // the broker has this one, and the client never learns it
                    broker.getOutputStream().write(packet);
                    return;
                }
                broker.getOutputStream().write(packet);
            }
        }
    }

    private static void back(Socket broker, Conversation client) {
        byte[] buffer = new byte[8_192];
        try {
            InputStream in = broker.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                client.send(java.util.Arrays.copyOf(buffer, read));
            }
        } catch (IOException cut) {
            // the other side has gone
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
