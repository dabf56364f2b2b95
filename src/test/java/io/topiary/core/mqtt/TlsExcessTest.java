package io.topiary.core.mqtt;

import static io.topiary.core.mqtt.TlsRecords.HANDSHAKE;
import static io.topiary.core.mqtt.TlsRecords.answering;
import static io.topiary.core.mqtt.TlsRecords.record;
import static io.topiary.core.mqtt.TlsRecords.serverHello;
import static io.topiary.core.mqtt.TlsScene.assertTold;
import static io.topiary.core.mqtt.TlsScene.broker;
import static io.topiary.core.mqtt.TlsScene.connects;
import static io.topiary.core.mqtt.TlsScene.failure;
import static io.topiary.core.mqtt.TlsScene.mqtts;
import static io.topiary.core.mqtt.TlsScene.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.tls.TlsOptions;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.TestCertificates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handshakes that take too long or bring too much. */
class TlsExcessTest {

    private static final TestCertificates AUTHORITY = TestCertificates.authority("CN=Test CA");

    private static final int RECORD_BYTES = 16 * 1024;

    @TempDir
    Path folder;

    private TlsOptions ca() {
        return ca(AUTHORITY);
    }

    private TlsOptions ca(TestCertificates authority) {
        return trusting(TestCertificates.pem(folder.resolve("ca.pem"), authority.certificate()));
    }

    @Test
    void connect_stallAfterServerHello_endsInTime() {
        try (ScriptedBroker broker = answering(serverHello(3, 0xC02F), ScriptedBroker.Conversation::stall)) {
            Failure failure = failure(
                    "T9",
                    "TLS stalls after ServerHello, 1 s allowed",
                    mqtts(broker.port()).timeoutMillis(1_000));

            assertThat(TestConnection.words(failure)).contains("No answer to the TLS handshake", "in 1 s");
            assertThat(failure.policy()).isEqualTo(RetryPolicy.RETRY);
        }
    }

    @Test
    void connect_chainOf16Megabytes_isCutOff() {
        AtomicLong sent = new AtomicLong();
        try (ScriptedBroker broker = answering(serverHello(3, 0xC02F), client -> {
            int[] certificate = new int[RECORD_BYTES];
            certificate[0] = 11;
            certificate[1] = certificate[2] = certificate[3] = 0xFF;
            for (int i = 0; i < 1024; i++) {
                client.send(record(HANDSHAKE, certificate));
                sent.addAndGet(RECORD_BYTES);
                certificate = new int[RECORD_BYTES];
            }
            client.listen();
        })) {
            assertTold(
                    failure("T9", "Certificate chain of 16 MB", mqtts(broker.port())),
                    TransportProblem.TLS_NEGOTIATION,
                    "sent more certificates than TLS takes here");
            // the client left at the length; what was sent lies in buffers of the system
            assertThat(sent.get()).isLessThan(8L * 1024 * 1024);
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "10000, false"})
    void connect_manyNames_isBounded(int count, boolean accepted) {
        List<String> names = new ArrayList<>(List.of("127.0.0.1"));
        IntStream.range(1, count).mapToObj("n%d.example"::formatted).forEach(names::add);
        try (ScriptedBroker broker = broker(AUTHORITY.issue(names.toArray(String[]::new)))) {
            TestOptions options = mqtts(broker.port()).tls(ca());
            if (accepted) {
                connects("T9", "Certificate with " + count + " names", options);
            } else {
                assertTold(
                        failure("T9", "Certificate with " + count + " names", options),
                        TransportProblem.TLS_NEGOTIATION,
                        "sent more certificates than TLS takes here");
            }
        }
    }

    @Test
    void connect_chainOfElevenCertificates_isRefused() {
        TestCertificates last = AUTHORITY;
        for (int i = 0; i < 11; i++) {
            last = last.orderAuthority("CN=Intermediate " + i).authority();
        }
        try (ScriptedBroker broker = broker(last.issue("127.0.0.1"))) {
            assertTold(
                    failure(
                            "T9",
                            "Chain of twelve certificates",
                            mqtts(broker.port()).tls(ca())),
                    TransportProblem.TLS_NEGOTIATION,
                    "sent more certificates than TLS takes here");
        }
    }
}
