package io.topiary.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A small proxy on a loopback port that opens tunnels: HTTP CONNECT (RFC 9110, section 9.3.6), SOCKS 5 (RFC 1928, 1929) or
 * SOCKS 4a, with or without a login. Whatever it is asked for, it connects to that port of the loopback address, and it
 * remembers what it was asked.
 */
public final class ScriptedProxy implements AutoCloseable {

    private static final int USER_AND_PASSWORD = 2;
    private static final int NO_METHOD = 0xFF;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final @Nullable String login;
    private final ScriptedBroker server;

    /** Opens a tunnel for one client, null if it was refused. */
    @FunctionalInterface
    private interface Handshake {

        @Nullable
        Socket open(ScriptedBroker.Conversation client, DataInputStream in) throws IOException;
    }

    private ScriptedProxy(@Nullable String login, boolean socks, int version) {
        this.login = login;
        Handshake handshake = !socks ? this::http : version == 5 ? this::socks5 : this::socks4;
        this.server = ScriptedBroker.start(client -> {
            try (Socket target = handshake.open(client, new DataInputStream(client.in()))) {
                if (target != null) {
                    relay(client, target);
                }
            }
        });
    }

    /** An HTTP proxy; {@code login} is {@code user:password}, or null to let everybody in. */
    public static ScriptedProxy http(@Nullable String login) {
        return new ScriptedProxy(login, false, 0);
    }

    /** A SOCKS 5 proxy; {@code login} is {@code user:password}, or null to let everybody in. */
    public static ScriptedProxy socks5(@Nullable String login) {
        return new ScriptedProxy(login, true, 5);
    }

    /** A SOCKS 4a proxy; {@code user} is the only one let in, or null to let everybody in. */
    public static ScriptedProxy socks4(@Nullable String user) {
        return new ScriptedProxy(user, true, 4);
    }

    /** The loopback port it listens on. */
    public int port() {
        return server.port();
    }

    /** What clients wanted to be connected to, as {@code host:port}. */
    public List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.close();
    }

    private @Nullable Socket http(ScriptedBroker.Conversation client, DataInputStream in) throws IOException {
        String request = HttpText.head(in);
        String authority = request.split(" ", 3)[1];
        asked.add(authority);
        String basic = login == null ? "" : Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        if (login != null && !HttpText.header(request, "Proxy-Authorization").equals("Basic " + basic)) {
            client.send(
                    HttpText.response("407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"p\""));
            return null;
        }
        Socket target = open(authority);
        client.send("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return target;
    }

    private @Nullable Socket socks5(ScriptedBroker.Conversation client, DataInputStream in) throws IOException {
        in.readUnsignedByte();
        String methods = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.ISO_8859_1);
        int method = login == null ? 0 : methods.indexOf(USER_AND_PASSWORD) >= 0 ? USER_AND_PASSWORD : NO_METHOD;
        client.send(5, method);
        if (method == NO_METHOD) {
            return null;
        }
        if (method == USER_AND_PASSWORD) {
            in.readUnsignedByte();
            String given = counted(in) + ":" + counted(in);
            boolean right = given.equals(login);
            client.send(1, right ? 0 : 1);
            if (!right) {
                return null;
            }
        }
        in.readNBytes(3);
        String host = switch (in.readUnsignedByte()) {
            case 1 -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
            case 4 -> "[" + InetAddress.getByAddress(in.readNBytes(16)).getHostAddress() + "]";
            default -> counted(in);
        };
        String authority = host + ":" + in.readUnsignedShort();
        asked.add(authority);
        Socket target = open(authority);
        client.send(5, 0, 0, 1, 0, 0, 0, 0, 0, 0);
        return target;
    }

    private @Nullable Socket socks4(ScriptedBroker.Conversation client, DataInputStream in) throws IOException {
        in.readNBytes(2);
        int port = in.readUnsignedShort();
        byte[] address = in.readNBytes(4);
        String user = terminated(in);
        boolean named = address[0] == 0 && address[3] != 0;
        String authority =
                (named ? terminated(in) : InetAddress.getByAddress(address).getHostAddress()) + ":" + port;
        asked.add(authority);
        if (login != null && !user.equals(login)) {
            client.send(0, 0x5D, 0, 0, 0, 0, 0, 0);
            return null;
        }
        Socket target = open(authority);
        client.send(0, 0x5A, 0, 0, 0, 0, 0, 0);
        return target;
    }

    private static Socket open(String authority) throws IOException {
        int port = Integer.parseInt(authority.substring(authority.lastIndexOf(':') + 1));
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static String counted(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
    }

    private static String terminated(DataInputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        int next = in.readUnsignedByte();
        while (next != 0) {
            text.append((char) next);
            next = in.readUnsignedByte();
        }
        return text.toString();
    }

    private static void relay(ScriptedBroker.Conversation client, Socket target) throws IOException {
        Thread.ofPlatform().daemon().name("scripted-proxy").start(() -> {
            try (target) {
                client.in().transferTo(target.getOutputStream());
            } catch (IOException oneSideHasGone) {
                // the other one notices
            }
        });
        byte[] buffer = new byte[8_192];
        InputStream answers = target.getInputStream();
        int read = answers.read(buffer);
        while (read >= 0) {
            client.send(Arrays.copyOf(buffer, read));
            read = answers.read(buffer);
        }
    }
}
