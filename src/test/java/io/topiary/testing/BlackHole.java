package io.topiary.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A loopback port that does not answer: its queue of connections not yet accepted is full, and Linux drops what else
 * knocks.
 */
public final class BlackHole implements AutoCloseable {

    private static final int MORE_THAN_THE_QUEUE = 16;

    private final ServerSocket server;
    private final List<SocketChannel> queued = new ArrayList<>();

    /** Opens a free port and fills its queue. */
    public BlackHole() throws IOException {
        this(InetAddress.getLoopbackAddress(), 0);
    }

    /** Opens {@code port} of a loopback address, 0 for a free one, and fills its queue. */
    public BlackHole(InetAddress address, int port) throws IOException {
        server = new ServerSocket(port, 1, address);
        for (int i = 0; i < MORE_THAN_THE_QUEUE; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(new InetSocketAddress(address, port()));
            queued.add(channel);
        }
    }

    /** The port. */
    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : queued) {
            channel.close();
        }
        server.close();
    }
}
