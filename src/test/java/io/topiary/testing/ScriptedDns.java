package io.topiary.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A tiny DNS server (RFC 1035) on a loopback UDP port that knows SRV records only (RFC 2782). */
public final class ScriptedDns implements AutoCloseable {

    private static final int SRV = 33;
    private static final int INTERNET = 1;
    private static final int NO_SUCH_NAME = 3;
    private static final int ANSWER = 0x8580;

    private final DatagramSocket socket;
    private final Map<String, List<String>> records;

    private ScriptedDns(DatagramSocket socket, Map<String, List<String>> records) {
        this.socket = socket;
        this.records = records;
        Thread.ofPlatform().daemon().name("scripted-dns").start(this::serve);
    }

    /**
     * Answers for names.
     *
     * @param records by name, each as {@code priority weight port target}; a name with no records exists all the same
     */
    public static ScriptedDns with(Map<String, List<String>> records) {
        try {
            return new ScriptedDns(new DatagramSocket(0, InetAddress.getLoopbackAddress()), records);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The loopback port it listens on. */
    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        byte[] buffer = new byte[512];
        while (!socket.isClosed()) {
            try {
                DatagramPacket question = new DatagramPacket(buffer, buffer.length);
                socket.receive(question);
                byte[] answer = answer(Arrays.copyOf(buffer, question.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            } catch (IOException e) {
                return;
            }
        }
    }

    private byte[] answer(byte[] question) throws IOException {
        StringBuilder name = new StringBuilder();
        int at = 12;
        while (question[at] != 0) {
            name.append(name.isEmpty() ? "" : ".")
                    .append(new String(question, at + 1, question[at], StandardCharsets.US_ASCII));
            at += 1 + question[at];
        }
        int end = at + 5;
        List<String> found = records.get(name.toString());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(question, 0, 2);
        out.writeShort(ANSWER | (found == null ? NO_SUCH_NAME : 0));
        out.writeShort(1);
        out.writeShort(found == null ? 0 : found.size());
        out.writeInt(0);
        out.write(question, 12, end - 12);
        for (String record : found == null ? List.<String>of() : found) {
            write(out, record.split(" ", 4));
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, String... fields) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        DataOutputStream fieldsOut = new DataOutputStream(data);
        for (int i = 0; i < 3; i++) {
            fieldsOut.writeShort(Integer.parseInt(fields[i]));
        }
        for (String label : fields[3].equals(".") ? new String[0] : fields[3].split("\\.", -1)) {
            fieldsOut.writeByte(label.length());
            fieldsOut.writeBytes(label);
        }
        fieldsOut.writeByte(0);
        // the name of the question, by a pointer to it
        out.writeShort(0xC00C);
        out.writeShort(SRV);
        out.writeShort(INTERNET);
        out.writeInt(60);
        out.writeShort(data.size());
        out.write(data.toByteArray());
    }
}
