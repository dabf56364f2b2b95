package io.topiary.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands in for a broker: answers CONNECT, SUBSCRIBE and PINGREQ and then plays encoded PUBLISH packets to every client. It
 * never drops, so what a client counts shows loss. Prints {@code PORT n}, and for each client {@code START nanos} and
 * {@code END nanos} of {@link System#nanoTime()}, which processes on one Linux machine share. A part of the load may wait for
 * a SUBSCRIBE to {@value #GO}, and all of it for the gate ({@value #HELD}), so that nobody is measured while others still start.
 */
final class ReplayServer {

    /** Who subscribes to this gets what was kept for later. */
    static final String GO = "bench/go";

    private static final int CHUNK = 1 << 16;

    /** A further argument: plays only when somebody has connected to its gate. */
    static final String HELD = "held";

    private final Load load;
    private final CountDownLatch gate;

    private ReplayServer(Load load, CountDownLatch gate) {
        this.load = load;
        this.gate = gate;
    }

    public static void main(String[] args) throws IOException {
        boolean held = args[args.length - 1].equals(HELD);
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket server = new ServerSocket(0, 16, here);
                ServerSocket control = new ServerSocket(0, 1, here)) {
            ReplayServer replay = new ReplayServer(Load.parse(args), new CountDownLatch(held ? 1 : 0));
            Thread.ofPlatform().daemon().start(() -> replay.openGate(control));
            Load.Packets mqtt5 = replay.load.encode(true);
            Load.Packets mqtt3 = replay.load.encode(false);
            System.out.println("GATE " + control.getLocalPort());
            System.out.println("PORT " + server.getLocalPort());
            while (true) {
                Socket client = server.accept();
                Thread.ofPlatform().daemon().start(() -> replay.serve(client, mqtt5, mqtt3));
            }
        }
    }

    private void openGate(ServerSocket control) {
        try (Socket _ = control.accept()) {
            gate.countDown();
        } catch (IOException closed) {
            System.out.println("CLOSED " + closed.getMessage());
        }
    }

    private void serve(Socket client, Load.Packets mqtt5, Load.Packets mqtt3) {
        try (client) {
            client.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
            OutputStream out = client.getOutputStream();
            boolean five = false;
            boolean playing = false;
            while (true) {
                int type = in.readUnsignedByte() >> 4;
                byte[] body = in.readNBytes(readLength(in));
                switch (type) {
                    case 1 -> {
                        five = body[6] == 5;
                        write(out, five ? new int[] {0x20, 3, 0, 0, 0} : new int[] {0x20, 2, 0, 0});
                    }
                    case 8 -> {
                        write(out, suback(body, five));
                        boolean go = new String(body, StandardCharsets.ISO_8859_1).contains(GO);
                        if (!playing || go) {
                            playing = true;
                            Load.Packets played = five ? mqtt5 : mqtt3;
                            Thread.ofPlatform().daemon().start(() -> play(out, played, go));
                        }
                    }
                    case 12 -> write(out, new int[] {0xD0, 0});
                    case 14 -> {
                        return;
                    }
                    default -> {}
                }
            }
        } catch (EOFException e) {
            // the client is gone
        } catch (IOException e) {
            System.out.println("CLOSED " + e.getMessage());
        }
    }

    private void play(OutputStream out, Load.Packets packets, boolean rest) {
        try {
            System.out.println("SUBSCRIBED " + System.nanoTime());
            gate.await();
            long first = rest ? load.messages() - load.later() : 0;
            long last = rest ? load.messages() : load.messages() - load.later();
            int perSecond = rest || load.later() == 0 ? load.perSecond() : 0;
            long start = System.nanoTime();
            System.out.println((rest ? "GO " : "START ") + start);
            long sent = first;
            while (sent < last) {
                long due = perSecond == 0
                        ? last
                        : Math.min(last, first + (System.nanoTime() - start) / 1_000 * perSecond / 1_000_000);
                if (due == sent) {
                    LockSupport.parkNanos(1_000_000);
                    continue;
                }
                sent = send(out, packets, sent, due);
            }
            if (last == load.messages()) {
                System.out.println("END " + System.nanoTime());
            }
        } catch (IOException e) {
            System.out.println("CLOSED " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends the messages from {@code sent} up to {@code due}, but not more than a chunk or a lap; returns the new count. */
    private long send(OutputStream out, Load.Packets packets, long sent, long due) throws IOException {
        int first = (int) (sent % load.topics());
        int last = (int) Math.min(load.topics(), first + due - sent);
        int from = packets.starts()[first];
        while (packets.starts()[last] - from > CHUNK && last > first + 1) {
            last = first + (last - first) / 2;
        }
        synchronized (out) {
            out.write(packets.bytes(), from, packets.starts()[last] - from);
        }
        return sent + last - first;
    }

    private static int[] suback(byte[] body, boolean five) {
        int at = five ? 3 + body[2] : 2;
        int filters = 0;
        while (at < body.length) {
            at += 2 + (((body[at] & 0xFF) << 8) | (body[at + 1] & 0xFF)) + 1;
            filters++;
        }
        int header = five ? 3 : 2;
        int[] answer = new int[2 + header + filters];
        answer[0] = 0x90;
        answer[1] = header + filters;
        answer[2] = body[0];
        answer[3] = body[1];
        return answer;
    }

    private static int readLength(DataInputStream in) throws IOException {
        int length = 0;
        int shift = 0;
        int digit;
        do {
            digit = in.readUnsignedByte();
            length |= (digit & 0x7F) << shift;
            shift += 7;
        } while ((digit & 0x80) != 0);
        return length;
    }

    private static void write(OutputStream out, int[] bytes) throws IOException {
        byte[] packet = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            packet[i] = (byte) bytes[i];
        }
        synchronized (out) {
            out.write(packet);
            out.flush();
        }
    }
}
