package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.message.UserProperty;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import io.topiary.testing.Mosquitto;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.TestCertificates;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connection against a real mosquitto, in both versions of MQTT. */
class MosquittoConnectionIT {

    @TempDir
    Path folder;

    private static PublishRequest request(String topic, String payload, Qos qos) {
        return PublishRequest.of(Topic.of(topic), payload.getBytes(StandardCharsets.UTF_8), qos, false);
    }

    private static List<String> summary(TestConnection connection) {
        return connection.listener().messages().stream()
                .map(message -> message.topic() + " " + message.text() + " "
                        + message.qos().code())
                .toList();
    }

    /** A broker with one user who may use {@code open/#} only. */
    private Mosquitto secured() throws Exception {
        Path passwords = folder.resolve("passwords");
        Process process = new ProcessBuilder("mosquitto_passwd", "-c", "-b", passwords.toString(), "ada", "p w")
                .redirectErrorStream(true)
                .start();
        assertThat(process.waitFor()).isZero();
        Path acl = Files.writeString(folder.resolve("acl"), "user ada\ntopic readwrite open/#\n");
        return Mosquitto.start("allow_anonymous false", "password_file " + passwords, "acl_file " + acl);
    }

    @ParameterizedTest
    @EnumSource(ProtocolChoice.class)
    void publish_eachQos_comesBack(ProtocolChoice protocol) throws Exception {
        try (Mosquitto broker = Mosquitto.start();
                TestConnection connection = TestConnection.once(
                                TestOptions.to(broker.port()).protocol(protocol).subscribe("t/#", Qos.EXACTLY_ONCE))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            for (Qos qos : Qos.values()) {
                PublishOutcome outcome = connection
                        .connection()
                        .publish(request("t/" + qos.code(), "hello", qos))
                        .get(60, TimeUnit.SECONDS);
                assertThat(outcome)
                        .isInstanceOf(
                                qos == Qos.AT_MOST_ONCE
                                        ? PublishOutcome.Sent.class
                                        : PublishOutcome.Acknowledged.class);
            }

            await().untilAsserted(() ->
                    assertThat(summary(connection)).containsExactly("t/0 hello 0", "t/1 hello 1", "t/2 hello 2"));
        }
    }

    @Test
    void publish_withProperties_comesBackWithThem() throws Exception {
        MessageProperties properties = new MessageProperties(
                "text/plain", "re/ply", new byte[] {0, 1}, 60L, null, List.of(new UserProperty("k", "v")));
        try (Mosquitto broker = Mosquitto.start();
                TestConnection connection = TestConnection.once(
                                TestOptions.to(broker.port()).subscribe("#", Qos.AT_LEAST_ONCE))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            connection
                    .connection()
                    .publish(new PublishRequest(Topic.of("p"), new byte[256], Qos.AT_LEAST_ONCE, false, properties))
                    .get(60, TimeUnit.SECONDS);
            await().until(() -> connection.listener().messages().size() == 1);

            assertThat(connection.listener().messages().getFirst().properties())
                    .usingRecursiveComparison()
                    .isEqualTo(properties);
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void connect_wrongPassword_isAsked(ProtocolVersion version) throws Exception {
        ProtocolChoice choice = ConnectScene.choice(version);
        try (Mosquitto broker = secured();
                TestConnection wrong = TestConnection.eager(
                                TestOptions.to(broker.port()).protocol(choice).login("ada", "guess"))
                        .connect();
                TestConnection right = TestConnection.eager(
                                TestOptions.to(broker.port()).protocol(choice).login("ada", "p w"))
                        .connect()) {
            right.awaitState(ConnectionState.CONNECTED);
            wrong.awaitState(ConnectionState.FAILED);

            // mosquitto 2.0 answers a wrong password with "not authorised"
            assertThat(wrong.awaitFailure().reason().orElseThrow().name())
                    .isIn("Not authorized", "Bad user name or password");
        }
    }

    @Test
    void publish_forbiddenTopic_isRefusedInWords() throws Exception {
        try (Mosquitto broker = secured();
                TestConnection connection = TestConnection.once(
                                TestOptions.to(broker.port()).login("ada", "p w"))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            PublishOutcome outcome = connection
                    .connection()
                    .publish(request("secret/x", "x", Qos.AT_LEAST_ONCE))
                    .get(60, TimeUnit.SECONDS);

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            PublishOutcome.Refused.class,
                            refused -> assertThat(TestConnection.words(refused.failure()))
                                    .startsWith("Publish to “secret/x” refused: not authorised"));
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void will_connectionThatBreaks_isPublished(ProtocolVersion version) throws Exception {
        ProtocolChoice choice = ConnectScene.choice(version);
        Will will = Will.of(request("will/a", "gone", Qos.AT_LEAST_ONCE), 0);
        try (Mosquitto broker = Mosquitto.start();
                TestConnection watcher = TestConnection.once(TestOptions.to(broker.port())
                                .clientId("watcher")
                                .subscribe("will/#", Qos.AT_LEAST_ONCE))
                        .connect()) {
            watcher.awaitState(ConnectionState.CONNECTED);
            try (TestConnection polite = TestConnection.once(TestOptions.to(broker.port())
                            .protocol(choice)
                            .clientId("polite")
                            .will(will))
                    .connect()) {
                polite.awaitState(ConnectionState.CONNECTED);
            }
            ConnectOptions options =
                    TestOptions.to(broker.port()).clientId("rude").will(will).build();
            Route route = new Route(Candidate.of(options.address()), InetAddress.getLoopbackAddress(), false);
            HiveMqLink rude = new HiveMqLink(LinkPlan.of(options, version, route, null), new DeafListener());
            rude.connect().get(60, TimeUnit.SECONDS);
            rude.abort();

            await().untilAsserted(() -> assertThat(summary(watcher)).containsExactly("will/a gone 1"));
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void connect_overTls_checksTheCertificate(ProtocolVersion version) throws Exception {
        TestCertificates authority = TestCertificates.authority("CN=Test CA");
        TestCertificates.Identity server = authority.issue("localhost", "127.0.0.1");
        Path ca = TestCertificates.pem(folder.resolve("ca.pem"), authority.certificate());
        Path certificate = TestCertificates.pem(folder.resolve("server.pem"), server.certificate());
        Path key =
                TestCertificates.pem(folder.resolve("server.key"), server.keys().getPrivate());
        int tlsPort = ScriptedBroker.deadPort();
        TlsOptions tls = TlsOptions.DEFAULT.withTrust(Trust.ofFile(ca));
        try (Mosquitto _ = Mosquitto.start(
                        "listener " + tlsPort + " 127.0.0.1",
                        "cafile " + ca,
                        "certfile " + certificate,
                        "keyfile " + key);
                TestConnection connection = TestConnection.eager(TestOptions.to("localhost", tlsPort)
                                .scheme(Scheme.MQTTS)
                                .protocol(ConnectScene.choice(version))
                                .tls(tls))
                        .connect()) {
            BrokerLimits limits =
                    connection.awaitState(ConnectionState.CONNECTED).limits();

            assertThat(limits).extracting(BrokerLimits::tlsVersion).isEqualTo("TLSv1.3");
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void connect_overWebSocket_works(ProtocolVersion version) throws Exception {
        int port = ScriptedBroker.deadPort();
        try (Mosquitto _ = Mosquitto.start("listener " + port + " 127.0.0.1", "protocol websockets");
                TestConnection connection = TestConnection.eager(TestOptions.to(port)
                                .scheme(Scheme.WS)
                                .path("mqtt")
                                .protocol(ConnectScene.choice(version))
                                .subscribe("w", Qos.AT_LEAST_ONCE))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            connection
                    .connection()
                    .publish(request("w", "x", Qos.AT_LEAST_ONCE))
                    .get(60, TimeUnit.SECONDS);

            await().untilAsserted(() -> assertThat(summary(connection)).containsExactly("w x 1"));
        }
    }

    @Test
    void broker_killedAndRestarted_isFoundAgain() throws Exception {
        try (Mosquitto broker = Mosquitto.start();
                TestConnection connection = TestConnection.eager(
                                TestOptions.to(broker.port()).subscribe("t", Qos.AT_LEAST_ONCE))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            broker.kill();
            await().until(() -> connection.connection().status().failure() != null);
            broker.restart();
            connection.awaitState(ConnectionState.CONNECTED);
            connection
                    .connection()
                    .publish(request("t", "again", Qos.AT_LEAST_ONCE))
                    .get(60, TimeUnit.SECONDS);

            await().untilAsserted(() -> assertThat(summary(connection)).containsExactly("t again 1"));
        }
    }
}
