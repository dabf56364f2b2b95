package io.topiary.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The server's side of a WebSocket (RFC 6455) in a scripted conversation: what no library would send. */
public final class WebSocketPeer {

    /** Opcodes of RFC 6455, section 5.2. */
    public static final int CONTINUATION = 0;

    /** A text frame. */
    public static final int TEXT = 1;

    /** A binary frame. */
    public static final int BINARY = 2;

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ScriptedBroker.Conversation client;
    private final DataInputStream in;
    private final String request;

    private WebSocketPeer(ScriptedBroker.Conversation client, DataInputStream in, String request) {
        this.client = client;
        this.in = in;
        this.request = request;
    }

    /** Reads the upgrade request and agrees; {@code headers} stand in the answer, a subprotocol too. */
    public static WebSocketPeer accept(ScriptedBroker.Conversation client, String... headers) throws IOException {
        String request = HttpText.head(client.in());
        String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        client.send(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + answer(HttpText.header(request, "Sec-WebSocket-Key")) + "\r\n"
                        + lines + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        return new WebSocketPeer(client, new DataInputStream(client.in()), request);
    }

    /** The upgrade request with its headers. */
    public String request() {
        return request;
    }

    /** The payload of the next frame of the client. */
    public byte[] read() throws IOException {
        in.readUnsignedByte();
        int length = in.readUnsignedByte() & 0x7F;
        int bytes = length == 126 ? in.readUnsignedShort() : length;
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(bytes);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    /**
     * Sends a frame.
     *
     * @param last whether it is the last one of its message
     * @param payload bytes as 0 to 255, at most 125
     */
    public void send(int opcode, boolean last, int... payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write((last ? 0x80 : 0) | opcode);
        frame.write(payload.length);
        for (int octet : payload) {
            frame.write(octet);
        }
        client.send(frame.toByteArray());
    }

    private static String answer(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
