package io.topiary.core.mqtt;

import static io.topiary.core.mqtt.TlsScene.assertTold;
import static io.topiary.core.mqtt.TlsScene.broker;
import static io.topiary.core.mqtt.TlsScene.connects;
import static io.topiary.core.mqtt.TlsScene.failure;
import static io.topiary.core.mqtt.TlsScene.mqtts;
import static io.topiary.core.mqtt.TlsScene.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.text.Messages;
import io.topiary.core.tls.CertificateFacts;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.TestCertificates;
import io.topiary.testing.TestCertificates.Identity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose certificate is trusted, and how the user is told of one that is not. */
class TlsTrustTest {

    private static final TestCertificates AUTHORITY = TestCertificates.authority("CN=Test CA");

    @TempDir
    Path folder;

    private TlsOptions ca() {
        return trusting(TestCertificates.pem(folder.resolve("ca.pem"), AUTHORITY.certificate()));
    }

    private static CertificateFacts facts(Identity identity) {
        return CertificateFacts.of(identity.certificate());
    }

    private static void assertConnectsWith(Remedy remedy, TestOptions options) {
        TestOptions mended = options.tls(remedy.applyTo(options.build()).tls());
        try (TestConnection connection = TestConnection.once(mended).connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
        }
    }

    @ParameterizedTest
    @CsvSource({"-30, has expired, expired 29 days ago", "30, is not valid yet, valid in 29 days"})
    void connect_certificateOutOfItsTime_isRefusedWithDatesAndTheClock(int days, String words, String when) {
        Identity server = AUTHORITY.issue(days, "127.0.0.1");
        try (ScriptedBroker broker = broker(server)) {
            TestOptions options = mqtts(broker.port()).tls(ca());
            Failure failure = failure("T1", "Server certificate " + when, options);

            assertTold(
                    failure,
                    TransportProblem.EXPIRED_CERTIFICATE,
                    words,
                    facts(server).validFrom(),
                    facts(server).validTo(),
                    "it says " + CertificateFacts.local(Instant.now()).substring(0, 10),
                    "this computer's clock");
            assertThat(failure.remedies()).containsExactly(new Remedy.AllowExpired());
            assertConnectsWith(failure.remedies().getFirst(), options);
        }
    }

    @Test
    void connect_expiredCertificateThatIsItselfTrusted_isRefused() {
        Identity server = AUTHORITY.issue(-30, "127.0.0.1");
        Path own = TestCertificates.pem(folder.resolve("own.pem"), server.certificate());
        try (ScriptedBroker broker = broker(server)) {
            assertTold(
                    failure(
                            "T1",
                            "Expired server certificate that is itself among the trusted ones",
                            mqtts(broker.port()).tls(trusting(own))),
                    TransportProblem.EXPIRED_CERTIFICATE,
                    "has expired");
        }
    }

    @Test
    void connect_authorityExpired_isNamed() {
        TestCertificates old =
                TestCertificates.selfSigned("CN=Old CA").days(-90, -30).authority();
        Path file = TestCertificates.pem(folder.resolve("old.pem"), old.certificate());
        try (ScriptedBroker broker = broker(old.issue("127.0.0.1"))) {
            assertTold(
                    failure(
                            "T1",
                            "Root certificate expired, server certificate valid",
                            mqtts(broker.port()).tls(trusting(file))),
                    TransportProblem.EXPIRED_CERTIFICATE,
                    "that of its authority has expired",
                    "“CN=Old CA” was valid from");
        }
    }

    @Test
    void connect_intermediateExpired_isNamed() {
        TestCertificates intermediate =
                AUTHORITY.orderAuthority("CN=Old Intermediate").days(-90, -30).authority();
        try (ScriptedBroker broker = broker(intermediate.issue("127.0.0.1"))) {
            assertTold(
                    failure(
                            "T1",
                            "Intermediate certificate expired",
                            mqtts(broker.port()).tls(ca())),
                    TransportProblem.EXPIRED_CERTIFICATE,
                    "that of its authority has expired",
                    "“CN=Old Intermediate” was valid from");
        }
    }

    @Test
    void connect_selfSigned_isRefusedAndCanBeTrusted() {
        Identity server = TestCertificates.selfSigned("CN=broker", "127.0.0.1").issue();
        try (ScriptedBroker broker = broker(server)) {
            TestOptions options = mqtts(broker.port());
            Failure failure = failure("T2", "Self-signed certificate", options);

            assertTold(
                    failure,
                    TransportProblem.UNTRUSTED_CERTIFICATE,
                    "it is signed by itself",
                    facts(server).sha256());
            assertThat(failure.remedies())
                    .containsExactly(
                            new Remedy.TrustCertificate(facts(server).base64(), "CN=broker"),
                            new Remedy.PinCertificate(facts(server).sha256()));
            assertConnectsWith(failure.remedies().getFirst(), options.tls(TlsOptions.DEFAULT));
            assertConnectsWith(failure.remedies().getLast(), options.tls(TlsOptions.DEFAULT));
        }
    }

    @Test
    void connect_unknownAuthority_showsTheChainAndOffersTheAuthority() {
        TestCertificates intermediate =
                AUTHORITY.orderAuthority("CN=Intermediate").authority();
        Identity server = intermediate.issue("127.0.0.1").with(AUTHORITY.certificate());
        try (ScriptedBroker broker = broker(server)) {
            TestOptions options = mqtts(broker.port());
            Failure.Transport failure =
                    (Failure.Transport) failure("T2", "Certificate of an unknown authority", options);

            CertificateFacts root = CertificateFacts.of(AUTHORITY.certificate());
            assertTold(
                    failure,
                    TransportProblem.UNTRUSTED_CERTIFICATE,
                    "is not trusted",
                    "issued by “CN=Intermediate”, SHA-256 " + facts(server).sha256(),
                    "ends at “CN=Test CA”, SHA-256 " + root.sha256());
            assertThat(failure.certificates())
                    .extracting(CertificateFacts::subject)
                    .containsExactly("CN=127.0.0.1", "CN=Intermediate", "CN=Test CA");
            assertThat(failure.detail()).contains(root.sha256(), "CRL and OCSP are not asked");
            assertThat(failure.remedies())
                    .containsExactly(
                            new Remedy.TrustCertificate(root.base64(), "CN=Test CA"),
                            new Remedy.PinCertificate(facts(server).sha256()));
            assertConnectsWith(failure.remedies().getFirst(), options.tls(TlsOptions.DEFAULT));
            assertConnectsWith(failure.remedies().getLast(), options.tls(TlsOptions.DEFAULT));
        }
    }

    @Test
    void connect_authorityTakenOver_takesThePlaceOfTheSystemsAndOfNoOther() {
        Trust trust = Trust.SYSTEM.withCertificates(
                List.of(CertificateFacts.of(AUTHORITY.certificate()).base64()));
        TestCertificates other = TestCertificates.authority("CN=Other CA");
        try (ScriptedBroker broker = broker(other.issue("127.0.0.1").with(other.certificate()))) {
            assertTold(
                    failure(
                            "T2",
                            "Certificate of an unknown authority, another one having been taken over",
                            mqtts(broker.port()).tls(TlsOptions.DEFAULT.withTrust(trust))),
                    TransportProblem.UNTRUSTED_CERTIFICATE,
                    "is not trusted");
        }
    }

    @ParameterizedTest
    @CsvSource({"true, along with its own root", "false, alone"})
    void connect_fakeAuthorityOfTheSameName_isRefusedAsSuch(boolean withRoot, String shown) {
        TestCertificates fake = TestCertificates.authority("CN=Test CA");
        Identity server = fake.issue("127.0.0.1");
        try (ScriptedBroker broker = broker(withRoot ? server.with(fake.certificate()) : server)) {
            assertTold(
                    failure(
                            "T2",
                            "Certificate of a fake root with the name of the trusted one, shown " + shown,
                            mqtts(broker.port()).tls(ca())),
                    TransportProblem.UNTRUSTED_CERTIFICATE,
                    "only has the name of a trusted one",
                    "“CN=Test CA” is trusted here, but has another key");
        }
    }

    @ParameterizedTest
    @CsvSource({"localhost, The certificate is for “localhost”", "'a.example,b.example', “a.example, b.example”"})
    void connect_wrongName_listsTheNames(String names, String words) {
        try (ScriptedBroker broker = broker(AUTHORITY.issue(names.split(",")))) {
            TestOptions options = mqtts(broker.port()).tls(ca());
            Failure failure = failure("T3", "Certificate for " + names + ", connected by 127.0.0.1", options);

            assertTold(failure, TransportProblem.WRONG_NAME, words, "not for “127.0.0.1”");
            assertThat(failure.remedies()).containsExactly(new Remedy.AllowWrongName());
            assertConnectsWith(failure.remedies().getFirst(), options);
        }
    }

    @Test
    void connect_manyNames_listsTheFirst() {
        String[] names =
                IntStream.range(0, 500).mapToObj("host-%d.example"::formatted).toArray(String[]::new);
        try (ScriptedBroker broker = broker(AUTHORITY.issue(names))) {
            Failure failure = failure(
                    "T3",
                    "Certificate for 500 other names",
                    mqtts(broker.port()).tls(ca()));

            assertTold(failure, TransportProblem.WRONG_NAME, "host-9.example, …”, not for");
            assertThat(TestConnection.words(failure)).doesNotContain("host-10.example");
        }
    }

    @Test
    void connect_rightName_works() {
        try (ScriptedBroker broker = broker(AUTHORITY.issue("broker.example", "127.0.0.1"))) {
            connects(
                    "T3",
                    "Certificate with the address among its names",
                    mqtts(broker.port()).tls(ca()));
        }
    }

    @Test
    void connect_intermediateMissing_isRecognised() {
        TestCertificates intermediate =
                AUTHORITY.orderAuthority("CN=Intermediate").authority();
        Identity server = intermediate.issue("127.0.0.1");
        try (ScriptedBroker broker = broker(server.alone())) {
            TestOptions options = mqtts(broker.port()).tls(ca());
            Failure failure = failure("T4", "Server certificate without its intermediate", options);

            assertTold(
                    failure,
                    TransportProblem.UNTRUSTED_CERTIFICATE,
                    "is not trusted: that of its issuer is missing",
                    "an intermediate certificate is missing on the broker",
                    "“CN=Intermediate”",
                    facts(server).sha256());
            assertThat(failure.remedies())
                    .containsExactly(new Remedy.PinCertificate(facts(server).sha256()));
            assertConnectsWith(failure.remedies().getFirst(), options);
        }
    }

    @Test
    void connect_intermediateShown_works() {
        TestCertificates intermediate =
                AUTHORITY.orderAuthority("CN=Intermediate").authority();
        try (ScriptedBroker broker = broker(intermediate.issue("127.0.0.1"))) {
            connects(
                    "T4",
                    "Server certificate with its intermediate",
                    mqtts(broker.port()).tls(ca()));
        }
    }

    @Test
    void connect_certificateOfAClient_isRefused() {
        Identity server =
                AUTHORITY.order("127.0.0.1").use(KeyPurposeId.id_kp_clientAuth).issue();
        try (ScriptedBroker broker = broker(server)) {
            assertTold(
                    failure(
                            "T2",
                            "Server shows a client's certificate",
                            mqtts(broker.port()).tls(ca())),
                    TransportProblem.UNTRUSTED_CERTIFICATE,
                    "is not made for servers");
        }
    }

    @Test
    void connect_signedByACertificateThatIsNoAuthority_isRefused() {
        Identity notAnAuthority = AUTHORITY.issue("evil.example");
        Identity server = TestCertificates.signedBy(notAnAuthority).issue("127.0.0.1");
        try (ScriptedBroker broker = broker(server)) {
            assertTold(
                    failure(
                            "T2",
                            "Certificate signed by a server certificate of the trusted authority",
                            mqtts(broker.port()).tls(ca())),
                    TransportProblem.UNTRUSTED_CERTIFICATE,
                    "its chain breaks a rule");
        }
    }

    @Test
    void connect_revocationServersSilent_isNotHeldUpAndSaysSo() {
        try (ScriptedBroker silent = ScriptedBroker.start(ScriptedBroker.Conversation::stall)) {
            Identity server = AUTHORITY
                    .order("127.0.0.1")
                    .revocationsAt("http://127.0.0.1:" + silent.port() + "/")
                    .issue();
            try (ScriptedBroker control = broker(AUTHORITY.issue("127.0.0.1"));
                    ScriptedBroker broker = broker(server)) {
                connects(
                        "T12",
                        "Control: no CRL or OCSP server named",
                        mqtts(control.port()).tls(ca()));
                connects(
                        "T12",
                        "CRL and OCSP server that accepts and never answers",
                        mqtts(broker.port()).tls(ca()));

                assertThat(silent.clients()).isZero();
                FaultBook.note(
                        "T12",
                        "Details of a certificate",
                        Messages.forLocale(Locale.ENGLISH).get(CertificateFacts.REVOCATION),
                        Duration.ZERO);
            }
        }
    }
}
