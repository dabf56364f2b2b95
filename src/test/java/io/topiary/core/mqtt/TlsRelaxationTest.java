package io.topiary.core.mqtt;

import static io.topiary.core.mqtt.TlsScene.assertTold;
import static io.topiary.core.mqtt.TlsScene.broker;
import static io.topiary.core.mqtt.TlsScene.connects;
import static io.topiary.core.mqtt.TlsScene.failure;
import static io.topiary.core.mqtt.TlsScene.mqtts;
import static io.topiary.core.mqtt.TlsScene.relaxing;
import static io.topiary.core.mqtt.TlsScene.trusting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.tls.CertificateFacts;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.TestCertificates;
import io.topiary.testing.TestCertificates.Identity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each relaxation switches off its own check and no other; a pin takes the place of authority and name. */
class TlsRelaxationTest {

    private static final TestCertificates AUTHORITY = TestCertificates.authority("CN=Test CA");
    private static final TestCertificates STRANGER = TestCertificates.authority("CN=Stranger");

    @TempDir
    Path folder;

    private TlsOptions ca() {
        return trusting(TestCertificates.pem(folder.resolve("ca.pem"), AUTHORITY.certificate()));
    }

    private static String pin(Identity identity) {
        return CertificateFacts.of(identity.certificate()).sha256();
    }

    private static TlsOptions pinned(Identity identity) {
        return TlsOptions.DEFAULT.withTrust(Trust.SYSTEM.withPins(List.of(pin(identity))));
    }

    /** A certificate with these faults. */
    private static Identity identity(boolean strange, boolean misnamed, boolean expired) {
        return (strange ? STRANGER : AUTHORITY)
                .order(misnamed ? "other.example" : "127.0.0.1")
                .days(expired ? -30 : 0)
                .issue();
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, false, unknown authority",
        "false, true, false, other name",
        "false, false, true, expired",
        "true, true, true, all three"
    })
    void connect_faultThatIsRelaxed_works(boolean strange, boolean misnamed, boolean expired, String fault) {
        try (ScriptedBroker broker = broker(identity(strange, misnamed, expired))) {
            connects(
                    "T10",
                    "Certificate: " + fault + "; just that is allowed",
                    mqtts(broker.port()).tls(relaxing(ca(), strange, misnamed, expired)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, false, unknown authority, UNTRUSTED_CERTIFICATE, is not trusted",
        "false, true, false, other name, WRONG_NAME, not for “127.0.0.1”",
        "false, false, true, expired, EXPIRED_CERTIFICATE, has expired"
    })
    void connect_faultThatIsNotRelaxed_isRefused(
            boolean strange, boolean misnamed, boolean expired, String fault, TransportProblem problem, String words) {
        try (ScriptedBroker broker = broker(identity(strange, misnamed, expired))) {
            assertTold(
                    failure(
                            "T10",
                            "Certificate: " + fault + "; only the two other faults are allowed",
                            mqtts(broker.port()).tls(relaxing(ca(), !strange, !misnamed, !expired))),
                    problem,
                    words);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, false, unknown authority, WRONG_NAME",
        "false, true, false, other name, UNTRUSTED_CERTIFICATE",
        "false, false, true, expired, UNTRUSTED_CERTIFICATE",
        "true, true, false, unknown authority and other name, EXPIRED_CERTIFICATE",
        "true, false, true, unknown authority and expired, WRONG_NAME",
        "false, true, true, other name and expired, UNTRUSTED_CERTIFICATE"
    })
    void connect_allThreeFaults_theFirstThatIsNotRelaxedCounts(
            boolean authority, boolean name, boolean expired, String allowed, TransportProblem problem) {
        try (ScriptedBroker broker = broker(identity(true, true, true))) {
            assertTold(
                    failure(
                            "T10",
                            "Certificate with all three faults; allowed: " + allowed,
                            mqtts(broker.port()).tls(relaxing(ca(), authority, name, expired))),
                    problem,
                    "certificate");
        }
    }

    @Test
    void connect_expiredAllowed_holdsForIntermediateAndRoot() {
        TestCertificates root =
                TestCertificates.selfSigned("CN=Old root").days(-90, -60).authority();
        TestCertificates intermediate =
                root.orderAuthority("CN=Old intermediate").days(-80, -40).authority();
        Path file = TestCertificates.pem(folder.resolve("old.pem"), root.certificate());
        Identity server = intermediate.order("127.0.0.1").days(-70, -30).issue();
        try (ScriptedBroker broker = broker(server)) {
            connects(
                    "T10",
                    "Whole chain expired at different times; expired is allowed",
                    mqtts(broker.port()).tls(relaxing(trusting(file), false, false, true)));
        }
    }

    @Test
    void connect_unknownAuthorityAllowed_stillChecksTheDatesOfItsCertificate() {
        TestCertificates old = STRANGER.orderAuthority("CN=Old").days(-90, -30).authority();
        try (ScriptedBroker broker = broker(old.issue("127.0.0.1"))) {
            assertTold(
                    failure(
                            "T10",
                            "Unknown and expired intermediate; unknown authority is allowed",
                            mqtts(broker.port()).tls(relaxing(ca(), true, false, false))),
                    TransportProblem.EXPIRED_CERTIFICATE,
                    "that of its authority has expired");
        }
    }

    @Test
    void connect_pinnedCertificate_needsNeitherAuthorityNorName() {
        Identity server = identity(true, true, false);
        try (ScriptedBroker broker = broker(server)) {
            connects(
                    "T11",
                    "Pinned certificate of an unknown authority for another name",
                    mqtts(broker.port()).tls(pinned(server)));
        }
    }

    @Test
    void connect_pinAsOtherProgramsWriteIt_isMet() {
        Identity server = identity(true, true, false);
        String pin = pin(server).replace(":", "").toLowerCase(Locale.ROOT);
        try (ScriptedBroker broker = broker(server)) {
            connects(
                    "T11",
                    "Pin in small letters without colons",
                    mqtts(broker.port()).tls(TlsOptions.DEFAULT.withTrust(Trust.SYSTEM.withPins(List.of(pin)))));
        }
    }

    @Test
    void connect_pinnedCertificateExpired_isRefusedUnlessAllowed() {
        Identity server = identity(true, true, true);
        try (ScriptedBroker broker = broker(server)) {
            assertTold(
                    failure(
                            "T11",
                            "Pinned certificate has expired",
                            mqtts(broker.port()).tls(pinned(server))),
                    TransportProblem.EXPIRED_CERTIFICATE,
                    "has expired");
            connects(
                    "T11",
                    "Pinned certificate has expired; expired is allowed",
                    mqtts(broker.port()).tls(relaxing(pinned(server), false, false, true)));
        }
    }

    @ParameterizedTest
    @CsvSource({"false, everything checked", "true, everything relaxed"})
    void connect_otherCertificateThanPinned_isRefusedWithBothFingerprints(boolean relaxed, String how) {
        Identity expected = identity(false, false, false);
        Identity shown = identity(false, false, false);
        TlsOptions options =
                relaxing(ca(), relaxed, relaxed, relaxed).withTrust(ca().trust().withPins(List.of(pin(expected))));
        try (ScriptedBroker broker = broker(shown)) {
            Failure failure = failure(
                    "T11",
                    "Another certificate than the pinned one, " + how,
                    mqtts(broker.port()).tls(options));

            assertTold(
                    failure,
                    TransportProblem.PIN_CHANGED,
                    "shows another certificate than the one this profile is tied to",
                    "Expected was SHA-256 " + pin(expected),
                    "Shown was SHA-256 " + pin(shown));
            assertThat(failure.remedies()).containsExactly(new Remedy.PinCertificate(pin(shown)));
        }
    }

    @Test
    void reconnect_pinnedCertificateChanged_stops() {
        Identity first = AUTHORITY.issue("127.0.0.1");
        Identity second = AUTHORITY.issue("127.0.0.1");
        ScriptedBroker before = broker(first);
        int port = before.port();
        try (TestConnection connection =
                TestConnection.eager(mqtts(port).tls(pinned(first))).connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            before.close();
            await().until(() -> connection.connection().status().failure() != null);
            long start = System.nanoTime();
            try (ScriptedBroker after = ScriptedBroker.on(
                    TlsScene.socket(second, AUTHORITY, port, socket -> {}), ScriptedBroker.Conversation::listen)) {
                connection.awaitState(ConnectionState.FAILED);
                Failure failure = connection.awaitFailure();
                FaultBook.note(
                        "T11",
                        "Pinned certificate changed when reconnecting",
                        failure,
                        Duration.ofNanos(System.nanoTime() - start));

                assertTold(failure, TransportProblem.PIN_CHANGED, pin(first), pin(second));
                assertThat(after.clients()).isEqualTo(1);
            }
        } finally {
            before.close();
        }
    }
}
