package io.topiary.core.mqtt;

import static io.topiary.core.mqtt.TlsScene.assertTold;
import static io.topiary.core.mqtt.TlsScene.broker;
import static io.topiary.core.mqtt.TlsScene.connects;
import static io.topiary.core.mqtt.TlsScene.failure;
import static io.topiary.core.mqtt.TlsScene.mqtts;
import static io.topiary.core.mqtt.TlsScene.trusting;

import io.topiary.core.tls.CertificateFacts;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.TestCertificates;
import io.topiary.testing.TestCertificates.Identity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys and signatures that are too weak to be trusted. */
class TlsWeaknessTest {

    private static final TestCertificates AUTHORITY = TestCertificates.authority("CN=Test CA");

    @TempDir
    Path folder;

    private TlsOptions ca() {
        return ca(AUTHORITY);
    }

    private TlsOptions ca(TestCertificates authority) {
        return trusting(TestCertificates.pem(folder.resolve("ca.pem"), authority.certificate()));
    }

    @ParameterizedTest
    @CsvSource({"512", "1024"})
    void connect_weakKey_isRefused(int bits) {
        Identity server = AUTHORITY.order("127.0.0.1").keys("RSA", bits).issue();
        try (ScriptedBroker broker =
                broker(server, AUTHORITY, socket -> socket.setEnabledProtocols(new String[] {"TLSv1.2"}))) {
            assertTold(
                    failure(
                            "T7",
                            "Server certificate with a key of RSA " + bits,
                            mqtts(broker.port()).tls(ca())),
                    TransportProblem.WEAK_CERTIFICATE,
                    "a key of its chain is too weak",
                    "has the key RSA " + bits);
        }
    }

    @Test
    void connect_weakKeyPinned_isRefused() {
        Identity server = AUTHORITY.order("127.0.0.1").keys("RSA", 1024).issue();
        Trust pinned = Trust.SYSTEM.withPins(
                List.of(CertificateFacts.of(server.certificate()).sha256()));
        try (ScriptedBroker broker = broker(server)) {
            assertTold(
                    failure(
                            "T7",
                            "Pinned server certificate with a key of RSA 1024",
                            mqtts(broker.port()).tls(TlsOptions.DEFAULT.withTrust(pinned))),
                    TransportProblem.WEAK_CERTIFICATE,
                    "has the key RSA 1024");
        }
    }

    @Test
    void connect_weakKeyOfTheAuthority_isRefused() {
        TestCertificates weak =
                TestCertificates.selfSigned("CN=Weak CA").keys("RSA", 1024).authority();
        try (ScriptedBroker broker = broker(weak.issue("127.0.0.1"))) {
            assertTold(
                    failure(
                            "T7",
                            "Authority with a key of RSA 1024",
                            mqtts(broker.port()).tls(ca(weak))),
                    TransportProblem.WEAK_CERTIFICATE,
                    "“CN=Weak CA” has the key RSA 1024");
        }
    }

    @ParameterizedTest
    @CsvSource({"RSA, 2048, SHA1withRSA", "RSA, 2048, MD5withRSA", "EC, 256, SHA1withECDSA"})
    void connect_weakSignature_isRefused(String algorithm, int bits, String signature) {
        TestCertificates authority =
                TestCertificates.selfSigned("CN=Test CA").keys(algorithm, bits).authority();
        TestCertificates intermediate =
                authority.orderAuthority("CN=Intermediate").signature(signature).authority();
        try (ScriptedBroker direct =
                        broker(authority.order("127.0.0.1").signature(signature).issue());
                ScriptedBroker between = broker(intermediate.issue("127.0.0.1"))) {
            assertTold(
                    failure(
                            "T7",
                            "Server certificate signed with " + signature,
                            mqtts(direct.port()).tls(ca(authority))),
                    TransportProblem.WEAK_CERTIFICATE,
                    "“CN=127.0.0.1” is signed with " + signature);
            assertTold(
                    failure(
                            "T7",
                            "Intermediate signed with " + signature,
                            mqtts(between.port()).tls(ca(authority))),
                    TransportProblem.WEAK_CERTIFICATE,
                    "“CN=Intermediate” is signed with " + signature);
        }
    }

    @Test
    void connect_rootThatSignedItselfWithSha1_works() {
        TestCertificates old = TestCertificates.selfSigned("CN=Old root")
                .keys("RSA", 2048)
                .signature("SHA1withRSA")
                .authority();
        try (ScriptedBroker broker = broker(old.issue("127.0.0.1").with(old.certificate()))) {
            connects(
                    "T7",
                    "Root signed with SHA-1 by itself, the rest with SHA-256",
                    mqtts(broker.port()).tls(ca(old)));
        }
    }
}
