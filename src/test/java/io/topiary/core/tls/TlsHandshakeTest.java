package io.topiary.core.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.tls.CertificateRefusedException.Reason;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.TestCertificates;
import io.topiary.testing.TestCertificates.Identity;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handshakes between two engines in memory: what is sent, and what is checked whatever the caller has set. */
class TlsHandshakeTest {

    private static final String DIALLED = "dialled.example";
    private static final TestCertificates AUTHORITY = TestCertificates.authority("CN=Test CA");
    private static final Trust TRUST = Trust.SYSTEM.withCertificates(
            List.of(CertificateFacts.of(AUTHORITY.certificate()).base64()));

    private static TlsOptions named(@Nullable String serverName, String... alpn) {
        return new TlsOptions(
                TRUST, ClientCertificate.NONE, List.of(), List.of(), serverName, List.of(alpn), Relaxations.NONE);
    }

    private static SSLContext context(TlsParameters parameters) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(parameters.keys().getKeyManagers(), parameters.trust().getTrustManagers(), null);
        return context;
    }

    /** Shakes hands over {@link #DIALLED}; the client's engine is not told to check any name. */
    private static SSLEngine handshake(TlsParameters parameters, Identity identity, String... serverProtocols)
            throws Exception {
        SSLEngine client = context(parameters).createSSLEngine(DIALLED, 8883);
        client.setUseClientMode(true);
        parameters.applyTo(client);
        SSLEngine server = TestCertificates.serverContext(identity, AUTHORITY).createSSLEngine();
        server.setUseClientMode(false);
        if (serverProtocols.length > 0) {
            SSLParameters offered = server.getSSLParameters();
            offered.setApplicationProtocols(serverProtocols);
            server.setSSLParameters(offered);
        }
        ByteBuffer toServer = ByteBuffer.allocate(100_000);
        ByteBuffer toClient = ByteBuffer.allocate(100_000);
        for (int i = 0; i < 50 && !(done(client) && done(server) && i > 2); i++) {
            step(client, toServer, toClient);
            step(server, toClient, toServer);
        }
        return server;
    }

    private static boolean done(SSLEngine engine) {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }

    private static void step(SSLEngine engine, ByteBuffer out, ByteBuffer in) throws SSLException {
        ByteBuffer nothing = ByteBuffer.allocate(0);
        ByteBuffer content = ByteBuffer.allocate(20_000);
        in.flip();
        while (in.hasRemaining() && engine.unwrap(in, content).bytesConsumed() > 0) {
            runTasks(engine);
        }
        in.compact();
        runTasks(engine);
        while (engine.wrap(nothing, out).bytesProduced() > 0) {
            runTasks(engine);
        }
    }

    private static void runTasks(SSLEngine engine) {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private static void assertRefused(Reason reason, ThrowingCallable handshake) {
        assertThatThrownBy(handshake)
                .isInstanceOf(SSLException.class)
                .satisfies(failure -> assertThat(refusal(failure)).isEqualTo(reason));
    }

    private static @Nullable Reason refusal(Throwable failure) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof CertificateRefusedException refused) {
                return refused.reason();
            }
        }
        return null;
    }

    @Test
    void handshake_serverNameAndAlpn_areSent() throws Exception {
        TlsParameters parameters = TlsContexts.load(named("wanted.example", "x-amzn-mqtt-ca", "mqtt"));
        SSLEngine server = handshake(parameters, AUTHORITY.issue("wanted.example"), "mqtt");

        assertThat(((ExtendedSSLSession) server.getSession()).getRequestedServerNames())
                .containsExactly(new SNIHostName("wanted.example"));
        assertThat(server.getApplicationProtocol()).isEqualTo("mqtt");
    }

    @Test
    void handshake_noServerName_sendsTheHostAndNoProtocols() throws Exception {
        SSLEngine server = handshake(TlsContexts.load(named(null)), AUTHORITY.issue(DIALLED), "mqtt");

        assertThat(((ExtendedSSLSession) server.getSession()).getRequestedServerNames())
                .containsExactly(new SNIHostName(DIALLED));
        assertThat(server.getApplicationProtocol()).isEmpty();
    }

    @Test
    void handshake_ipAddressAsServerName_isCheckedButNotSent() throws Exception {
        for (String address : List.of("192.0.2.1", "2001:db8::1")) {
            SSLEngine server = handshake(TlsContexts.load(named(address)), AUTHORITY.issue(address));

            assertThat(((ExtendedSSLSession) server.getSession()).getRequestedServerNames())
                    .isEmpty();
            assertRefused(
                    Reason.WRONG_NAME, () -> handshake(TlsContexts.load(named(address)), AUTHORITY.issue(DIALLED)));
        }
    }

    @ParameterizedTest
    @CsvSource({"dialled.example, wanted.example", "other.example, wanted.example"})
    void handshake_certificateForAnotherThanTheServerName_isRefused(String certified, String wanted) {
        assertRefused(Reason.WRONG_NAME, () -> handshake(TlsContexts.load(named(wanted)), AUTHORITY.issue(certified)));
    }

    @Test
    void handshake_internationalServerName_isMetInItsAsciiForm() {
        assertThatCode(() ->
                        handshake(TlsContexts.load(named("bücher.example")), AUTHORITY.issue("xn--bcher-kva.example")))
                .doesNotThrowAnyException();
    }

    @Test
    void handshake_engineThatWasNotToldToCheckTheName_checksIt() {
        assertRefused(
                Reason.WRONG_NAME, () -> handshake(TlsContexts.load(named(null)), AUTHORITY.issue("other.example")));
    }

    @Test
    void handshake_wildcard_countsForOneLevel() {
        assertThatCode(() -> handshake(TlsContexts.load(named(null)), AUTHORITY.issue("*.example")))
                .doesNotThrowAnyException();
        assertRefused(
                Reason.WRONG_NAME,
                () -> handshake(TlsContexts.load(named("a.b.example")), AUTHORITY.issue("*.example")));
    }

    @Test
    void handshake_presentedChain_isKeptAlsoWhenRefused() throws Exception {
        TlsParameters parameters = TlsContexts.load(named("wanted.example"));
        Identity identity = AUTHORITY.issue("other.example").with(AUTHORITY.certificate());

        assertRefused(Reason.WRONG_NAME, () -> handshake(parameters, identity));
        assertThat(CertificateFacts.of(parameters.presented()))
                .extracting(CertificateFacts::certificate)
                .containsExactly(identity.certificate(), AUTHORITY.certificate());
    }

    @Test
    void handshake_overASocket_isCheckedTheSameWay() throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.on(
                TestCertificates.serverContext(AUTHORITY.issue("localhost"), AUTHORITY)
                        .getServerSocketFactory()
                        .createServerSocket(0, 5, InetAddress.getLoopbackAddress()),
                client -> client.in().read())) {
            assertThatCode(() -> connect(named("localhost"), broker)).doesNotThrowAnyException();
            assertRefused(Reason.WRONG_NAME, () -> connect(named("other.example"), broker));
        }
    }

    private static void connect(TlsOptions options, ScriptedBroker broker) throws Exception {
        try (SSLSocket socket = (SSLSocket) context(TlsContexts.load(options))
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), broker.port())) {
            socket.startHandshake();
        }
    }

    @Test
    void check_withoutAHandshake_isRefused() throws Exception {
        X509ExtendedTrustManager trust =
                (X509ExtendedTrustManager) TlsContexts.load(named(null)).trust().getTrustManagers()[0];
        X509Certificate[] chain = {AUTHORITY.issue(DIALLED).certificate()};

        assertThatThrownBy(() -> trust.checkServerTrusted(chain, "ECDHE_ECDSA"))
                .isInstanceOf(CertificateException.class);
        assertThatThrownBy(() -> trust.checkClientTrusted(chain, "ECDHE_ECDSA"))
                .isInstanceOf(CertificateException.class);
    }
}
