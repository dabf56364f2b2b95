package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.mqtt.Login.Method;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logging in with SCRAM over MQTT 5, against a broker that plays the server's side by the RFC. */
class ScramLoginTest {

    private static final int METHOD = 0x15;
    private static final int DATA = 0x16;
    private static final String PASSWORD = "CANARY-scram-ünïcode";

    /** Reason code "Continue authentication". */
    private static final int CONTINUE = 0x18;

    private static UnaryOperator<TestOptions> login(Method method, String password) {
        return options -> options.login("ada", password).method(method);
    }

    private static byte[] auth(int code, String method, String data) {
        byte[] properties = Packets.concat(Packets.property(METHOD, method), Packets.property(DATA, data));
        return Packets.packet(0xF0, 0, new byte[] {(byte) code}, Packets.lengthAnd(properties));
    }

    private static String authData(byte[] packet) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(packet));
        in.readByte();
        ConnectPacket.length(in);
        in.readByte();
        return text(ConnectPacket.properties(in));
    }

    private static String text(Map<Integer, byte[]> properties) {
        return new String(properties.getOrDefault(DATA, new byte[0]), StandardCharsets.UTF_8);
    }

    private static byte[] welcome(String method, String data) {
        return Packets.connAck5(Packets.concat(Packets.property(METHOD, method), Packets.property(DATA, data)));
    }

    private static String last(ScramServer server, String clientFinal) {
        try {
            return server.last(clientFinal);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The whole login of a broker that knows {@link #PASSWORD}; refuses another one as brokers do, with 0x86. */
    private static void logIn(ScriptedBroker.Conversation client, Method method) throws IOException {
        ScramServer server = new ScramServer(method.label().substring("SCRAM-".length()), PASSWORD, 4_096);
        ConnectPacket connect = ConnectPacket.of(client.packetOfType(1));
        client.send(auth(CONTINUE, method.label(), server.first(text(connect.properties()))));
        String last = last(server, authData(client.packetOfType(15)));
        client.send(last.startsWith("v=") ? welcome(method.label(), last) : Packets.connAck5(0x86, new byte[0]));
    }

    @ParameterizedTest
    @CsvSource({"SCRAM_SHA_256", "SCRAM_SHA_512"})
    void login_rightPassword_isLetInWithoutSendingIt(Method method) {
        CompletableFuture<ConnectPacket> seen = new CompletableFuture<>();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    ScramServer server = new ScramServer(method.label().substring("SCRAM-".length()), PASSWORD, 10_000);
                    ConnectPacket connect = ConnectPacket.of(client.packetOfType(1));
                    seen.complete(connect);
                    client.send(auth(CONTINUE, method.label(), server.first(text(connect.properties()))));
                    client.send(welcome(method.label(), last(server, authData(client.packetOfType(15)))));
                    client.listen();
                });
                TestConnection connection = TestConnection.once(
                                login(method, PASSWORD).apply(TestOptions.to(broker.port())))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);

            assertThat(new String(seen.join().properties().get(METHOD), StandardCharsets.UTF_8))
                    .isEqualTo(method.label());
            assertThat(text(seen.join().properties())).startsWith("n,,n=ada,r=");
            assertThat(seen.join().user()).isNull();
            assertThat(seen.join().password()).isNull();
        }
    }

    @Test
    void login_wrongPassword_isAskedFor() {
        Failure failure = NotedFault.of(
                "A2",
                "SCRAM with a wrong password: CONNACK 0x86",
                login(Method.SCRAM_SHA_256, "guess"),
                client -> logIn(client, Method.SCRAM_SHA_256));

        assertThat(TestConnection.words(failure)).startsWith("Wrong user name or password");
        assertThat(failure.policy()).isEqualTo(RetryPolicy.ASK);
    }

    @Test
    void login_wrongPasswordToldWithinScram_isAskedFor() {
        Failure failure = NotedFault.of(
                "A3", "SCRAM: server-final-message e=invalid-proof", login(Method.SCRAM_SHA_256, "guess"), client -> {
                    ScramServer server = new ScramServer("SHA-256", PASSWORD, 4_096);
                    ConnectPacket connect = ConnectPacket.of(client.packetOfType(1));
                    client.send(auth(CONTINUE, "SCRAM-SHA-256", server.first(text(connect.properties()))));
                    client.send(welcome("SCRAM-SHA-256", last(server, authData(client.packetOfType(15)))));
                    client.listen();
                });

        assertThat(TestConnection.words(failure))
                .startsWith("The broker at 127.0.0.1")
                .contains("does not accept this user and password")
                .contains("“invalid-proof”")
                .doesNotContain("guess");
        assertThat(failure.policy()).isEqualTo(RetryPolicy.ASK);
    }

    @Test
    void login_falseServer_isFoundOut() {
        Failure failure = NotedFault.of(
                "A3",
                "SCRAM: a server that does not know the password lets in all the same",
                login(Method.SCRAM_SHA_256, PASSWORD),
                client -> {
                    ScramServer server = new ScramServer("SHA-256", "something else", 4_096);
                    ConnectPacket connect = ConnectPacket.of(client.packetOfType(1));
                    client.send(auth(CONTINUE, "SCRAM-SHA-256", server.first(text(connect.properties()))));
                    client.packetOfType(15);
                    client.send(welcome("SCRAM-SHA-256", "v=" + "A".repeat(43) + "="));
                    client.listen();
                });

        assertThat(TestConnection.words(failure)).contains("can't prove that it knows your password");
        assertThat(failure.policy()).isEqualTo(RetryPolicy.STOP);
    }

    @Test
    void login_brokerSkipsTheProof_isNotBelieved() {
        Failure failure =
                NotedFault.of("A3", "SCRAM: CONNACK lets in at once", login(Method.SCRAM_SHA_256, PASSWORD), client -> {
                    client.packetOfType(1);
                    client.send(welcome("SCRAM-SHA-256", "v=AAAA"));
                    client.listen();
                });

        assertThat(TestConnection.words(failure)).contains("can't prove that it knows your password");
    }

    @Test
    void login_brokerIgnoresIt_saysSo() {
        Failure failure = NotedFault.of(
                "A3",
                "SCRAM asked for, and a broker that does not know it lets in",
                login(Method.SCRAM_SHA_256, PASSWORD),
                client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    client.listen();
                });

        assertThat(TestConnection.words(failure)).contains("let you in without the login with SCRAM-SHA-256");
    }

    @Test
    void login_unknownMethod_saysSo() {
        Failure failure = NotedFault.of(
                "A2",
                "SCRAM-SHA-512 to a broker that does not have it: CONNACK 0x8C",
                login(Method.SCRAM_SHA_512, PASSWORD),
                client -> {
                    client.packetOfType(1);
                    client.send(Packets.connAck(ProtocolVersion.V5, 0x8C));
                    client.listen();
                });

        assertThat(TestConnection.words(failure))
                .contains("asks for another way to log in")
                .contains("0x8C");
    }

    @Test
    void auth_thousandTimes_endsAfterTheSecond() {
        AtomicInteger answers = new AtomicInteger();
        Failure failure = NotedFault.of("A3", "AUTH 1,000 times", login(Method.SCRAM_SHA_256, PASSWORD), client -> {
            ScramServer server = new ScramServer("SHA-256", PASSWORD, 4_096);
            ConnectPacket connect = ConnectPacket.of(client.packetOfType(1));
            String first = server.first(text(connect.properties()));
            for (int i = 0; i < 1_000; i++) {
                client.send(auth(CONTINUE, "SCRAM-SHA-256", first));
                if ((client.packet()[0] & 0xF0) == 0xF0) {
                    answers.incrementAndGet();
                }
            }
        });

        assertThat(TestConnection.words(failure)).contains("does not come to an end with the login");
        assertThat(answers).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"1, too weak a login", "2000000000, too much work"})
    void login_iterationsOutOfRange_isRefused(int iterations, String words) {
        Failure failure = NotedFault.of(
                "A3", "SCRAM with " + iterations + " iterations", login(Method.SCRAM_SHA_256, PASSWORD), client -> {
                    ScramServer server = new ScramServer("SHA-256", PASSWORD, iterations);
                    ConnectPacket connect = ConnectPacket.of(client.packetOfType(1));
                    client.send(auth(CONTINUE, "SCRAM-SHA-256", server.first(text(connect.properties()))));
                    client.listen();
                });

        assertThat(TestConnection.words(failure)).contains(words).contains(String.valueOf(iterations));
    }

    @Test
    void login_garbage_isShownEscaped() {
        Failure failure = NotedFault.of(
                "A3", "SCRAM: an AUTH that is none of its messages", login(Method.SCRAM_SHA_256, PASSWORD), client -> {
                    client.packetOfType(1);
                    client.send(auth(CONTINUE, "SCRAM-SHA-256", "what\u001B[31m?"));
                    client.listen();
                });

        assertThat(TestConnection.words(failure)).contains("“what\\u001B[31m?”");
    }

    @Test
    void auth_unasked_namesTheMethodAndOffersIt() {
        Failure failure = NotedFault.of(
                "A3", "AUTH for SCRAM-SHA-256 to a plain login", options -> options.login("ada", "secret"), client -> {
                    client.packetOfType(1);
                    client.send(auth(CONTINUE, "SCRAM-SHA-256", ""));
                    client.listen();
                });

        assertThat(TestConnection.words(failure)).contains("asks for a login with “SCRAM-SHA-256”");
        assertThat(failure.remedies()).containsExactly(new Remedy.UseLoginMethod(Method.SCRAM_SHA_256));
    }

    @Test
    void auth_unknownMethod_isNamedWithoutOffer() {
        Failure failure = NotedFault.of(
                "A3",
                "AUTH for a method that Topiary does not have",
                options -> options.login("ada", "secret"),
                client -> {
                    client.packetOfType(1);
                    client.send(auth(CONTINUE, "GS2-KRB5\u202E", ""));
                    client.listen();
                });

        assertThat(TestConnection.words(failure)).contains("“GS2-KRB5\\u202E”");
        assertThat(failure.remedies()).isEmpty();
    }

    @Test
    void login_withMqtt311_isRefusedHere() {
        Failure failure = NotedFault.of(
                "A3",
                "SCRAM in a profile with MQTT 3.1.1",
                login(Method.SCRAM_SHA_256, PASSWORD).apply(TestOptions.to(1).protocol(ProtocolChoice.V3_1_1)));

        assertThat(TestConnection.words(failure))
                .startsWith("A login with SCRAM-SHA-256 needs MQTT 5")
                .doesNotContain("CANARY");
    }

    @Test
    void login_automaticVersion_neverFallsBackToAPlainLogin() {
        AtomicInteger connects = new AtomicInteger();
        Failure failure = NotedFault.of(
                "A3",
                "SCRAM with an automatic version, and a broker of 3.1.1",
                options ->
                        login(Method.SCRAM_SHA_256, PASSWORD).apply(options).protocol(ProtocolChoice.AUTO_FROM_3_1_1),
                client -> {
                    assertThat(ConnectPacket.of(client.packetOfType(1)).version())
                            .isEqualTo(5);
                    connects.incrementAndGet();
                    client.send(Packets.connAck(ProtocolVersion.V3_1_1, 1));
                });

        assertThat(TestConnection.words(failure)).contains("does not support this version");
        assertThat(connects).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"ada, ", ", pencil", "'', pencil", "ada, ''"})
    void login_incomplete_isRefusedHere(String user, String password) {
        try (TestConnection connection = TestConnection.once(
                        TestOptions.to(1).login(user, password).method(Method.SCRAM_SHA_256))
                .connect()) {
            assertThat(TestConnection.words(connection.awaitFailure())).contains("needs user name and password");
        }
    }

    @Test
    void reAuthentication_askedForByTheBroker_isDone() {
        AtomicInteger renewed = new AtomicInteger();
        long start = System.nanoTime();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    logIn(client, Method.SCRAM_SHA_256);
                    client.send(auth(0x19, "SCRAM-SHA-256", ""));
                    ScramServer server = new ScramServer("SHA-256", PASSWORD, 4_096);
                    client.send(auth(CONTINUE, "SCRAM-SHA-256", server.first(authData(client.packetOfType(15)))));
                    String last = last(server, authData(client.packetOfType(15)));
                    client.send(auth(0x00, "SCRAM-SHA-256", last));
                    renewed.incrementAndGet();
                    client.listen();
                });
                TestConnection connection = TestConnection.once(
                                login(Method.SCRAM_SHA_256, PASSWORD).apply(TestOptions.to(broker.port())))
                        .connect()) {
            await().until(() -> renewed.get() == 1);
            FaultBook.note("A3", "The broker asks for the login to be renewed", "(done)", NotedFault.since(start));

            assertThat(connection.awaitState(ConnectionState.CONNECTED).failure())
                    .isNull();
        }
    }

    @Test
    void reAuthentication_falseServer_endsTheConnection() {
        Failure failure = NotedFault.of(
                "A3",
                "SCRAM renewed by a server that does not know the password",
                login(Method.SCRAM_SHA_256, PASSWORD),
                client -> {
                    logIn(client, Method.SCRAM_SHA_256);
                    client.send(auth(0x19, "SCRAM-SHA-256", ""));
                    ScramServer server = new ScramServer("SHA-256", "something else", 4_096);
                    client.send(auth(CONTINUE, "SCRAM-SHA-256", server.first(authData(client.packetOfType(15)))));
                    client.packetOfType(15);
                    client.send(auth(0x00, "SCRAM-SHA-256", "v=" + "A".repeat(43) + "="));
                    client.listen();
                });

        assertThat(TestConnection.words(failure)).contains("can't prove that it knows your password");
    }
}
