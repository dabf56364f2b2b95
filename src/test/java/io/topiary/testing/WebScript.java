package io.topiary.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a scripted web server says that has one WebSocket in it. */
public final class WebScript {

    private static final Pattern PATH = Pattern.compile("GET (\\S+) ");
    private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: (\\S+)");

    private WebScript() {}

    /** Opens a WebSocket at {@code path}, where a broker of MQTT 5 sits; anything else is answered with 404 or 400. */
    public static void serve(ScriptedBroker.Conversation client, String path) throws IOException {
        String request = request(client);
        Matcher wanted = PATH.matcher(request);
        Matcher key = KEY.matcher(request);
        if (!wanted.find() || !key.find()) {
            client.send("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        if (!wanted.group(1).equals(path)) {
            client.send("HTTP/1.1 404 Not Found\r\nserver: test\r\nset-cookie: id=secret\r\ncontent-length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            return;
        }
        open(client, key.group(1), "mqtt");
        client.in().read();
        frame(client, 0x20, 3, 0, 0, 0);
        client.listen();
    }

    /** Says yes to the handshake with the key {@code key}. */
    public static void open(ScriptedBroker.Conversation client, String key, String subprotocol) throws IOException {
        client.send(("HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n"
                        + "sec-websocket-protocol: " + subprotocol + "\r\nsec-websocket-accept: " + accept(key)
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    /** The request up to its empty line, or up to what is no line of HTTP. */
    public static String request(ScriptedBroker.Conversation client) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = client.in().read();
            boolean text = next == '\r' || next == '\n' || next >= ' ';
            if (!text || next > '~') {
                break;
            }
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** The key that a request asks to be answered. */
    public static String key(String request) {
        Matcher key = KEY.matcher(request);
        return key.find() ? key.group(1) : "";
    }

    private static void frame(ScriptedBroker.Conversation client, int... packet) throws IOException {
        int[] frame = new int[2 + packet.length];
        frame[0] = 0x82;
        frame[1] = packet.length;
        System.arraycopy(packet, 0, frame, 2, packet.length);
        client.send(frame);
    }

    /** RFC 6455, section 4.2.2. */
    private static String accept(String key) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1")
                            .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                                    .getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
