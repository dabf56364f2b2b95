package io.topiary.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * A server on a free loopback port that plays a script to each client: sends bytes, stalls, closes, never answers. For
 * the faults that no real broker commits on demand.
 */
public final class ScriptedBroker implements AutoCloseable {

    private static final int FIRST_PORT = 10_000;
    private static final int PORTS = 4_000;

    /** What one client gets to see. When it returns, the connection is closed; an IOException ends it silently. */
    @FunctionalInterface
    public interface Script {

        /** Plays to one client. */
        void play(Conversation client) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final List<Conversation> conversations = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private ScriptedBroker(ServerSocket server, Script script) {
        this.server = server;
        Thread.ofPlatform().daemon().name("scripted-accept").start(() -> accept(script));
    }

    /** Plays {@code script} to every client that connects. */
    public static ScriptedBroker start(Script script) {
        try {
            return on(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same on a socket of the caller, a TLS one for example. */
    public static ScriptedBroker on(ServerSocket server, Script script) {
        return new ScriptedBroker(server, script);
    }

    /**
     * A loopback port on which nothing listens. It lies below those that the system gives to clients, and apart from those
     * of tests that run in another JVM at the same time: whoever is going to listen there finds it free.
     */
    public static int deadPort() {
        int first = FIRST_PORT + PORTS * Integer.getInteger("surefire.forkNumber", 1);
        for (int tries = 0; tries < PORTS; tries++) {
            int candidate = first + ThreadLocalRandom.current().nextInt(PORTS);
            try (ServerSocket socket = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // another one, then
            }
        }
        throw new IllegalStateException("no port is free from " + first + " on");
    }

    /** The loopback port it listens on. */
    public int port() {
        return server.getLocalPort();
    }

    /** How many clients have connected so far. */
    public int clients() {
        return conversations.size();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            for (Conversation conversation : conversations) {
                conversation.socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(Script script) {
        while (!server.isClosed()) {
            try {
                Conversation conversation = new Conversation(server.accept());
                conversations.add(conversation);
                Thread.ofPlatform().daemon().name("scripted-client").start(() -> play(script, conversation));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void play(Script script, Conversation conversation) {
        try (conversation.socket) {
            script.play(conversation);
        } catch (IOException clientHasGone) {
            // the client ends a conversation whenever it likes
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The server's side of one connection. */
    public final class Conversation {

        private final Socket socket;
        private final DataInputStream in;
        private final OutputStream out;

        private Conversation(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new DataInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        /** The next MQTT packet whole, fixed header included. */
        public byte[] packet() throws IOException {
            int type = in.readUnsignedByte();
            int length = 0;
            int lengthBytes = 0;
            byte[] header = new byte[5];
            header[0] = (byte) type;
            int next;
            do {
                next = in.readUnsignedByte();
                header[1 + lengthBytes] = (byte) next;
                length |= (next & 0x7F) << (7 * lengthBytes++);
            } while ((next & 0x80) != 0);
            byte[] packet = new byte[1 + lengthBytes + length];
            System.arraycopy(header, 0, packet, 0, 1 + lengthBytes);
            in.readFully(packet, 1 + lengthBytes, length);
            return packet;
        }

        /** Reads packets until one of MQTT type {@code type}, 1 to 15. */
        public byte[] packetOfType(int type) throws IOException {
            byte[] packet = packet();
            while ((packet[0] & 0xF0) >> 4 != type) {
                packet = packet();
            }
            return packet;
        }

        /** Sends bytes, given as 0 to 255. */
        public void send(int... bytes) throws IOException {
            byte[] packet = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                packet[i] = (byte) bytes[i];
            }
            send(packet);
        }

        /** Sends bytes. */
        public void send(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /** Sends one byte after the other, {@code pause} before each, until they are out or the client has gone. */
        public void trickle(byte[] bytes, Duration pause) throws IOException, InterruptedException {
            for (byte octet : bytes) {
                if (closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
                send(octet);
            }
        }

        /** Where the client connects from. */
        public InetAddress from() {
            return socket.getInetAddress();
        }

        /** What the client sends. */
        public InputStream in() {
            return in;
        }

        /** Ends the connection with RST instead of FIN. */
        public void reset() throws SocketException {
            socket.setSoLinger(true, 0);
        }

        /** Keeps the connection open, reading nothing and sending nothing, until the broker is closed. */
        public void stall() throws InterruptedException {
            closed.await();
        }

        /** Keeps the connection open and reads on, until the client leaves. */
        public void listen() throws IOException {
            while (in.read() >= 0) {
                // what comes does not matter
            }
        }
    }
}
