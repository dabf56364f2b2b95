package io.topiary.core.tls;

import io.topiary.core.tls.CertificateRefusedException.Reason;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a server is the one it says it is, and keeps what it showed.
 *
 * <p>Without pins, the JDK checks the chain and then the name. With pins, the server's own certificate has to be one of
 * them, and nothing else vouches for it. In both cases no key of the chain may be weak and none of its certificates out of
 * its time; the JDK would let that pass where the certificate is itself among the trusted ones. What is relaxed is left
 * out, and nothing else. It does not depend on what is set on the engine or socket.
 */
final class ServerTrust extends X509ExtendedTrustManager {

    private final Authorities authorities;
    private final TlsOptions options;
    private final PresentedChain presented;

    ServerTrust(Authorities authorities, TlsOptions options, PresentedChain presented) {
        this.authorities = authorities;
        this.options = options;
        this.presented = presented;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain, authType, engine.getHandshakeSession(), engine.getSSLParameters());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        if (!(socket instanceof SSLSocket tls)) {
            throw new CertificateException("no TLS socket");
        }
        check(chain, authType, tls.getHandshakeSession(), tls.getSSLParameters());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("without a handshake there is no name to check");
    }

    private void check(X509Certificate[] chain, String authType, @Nullable SSLSession session, SSLParameters parameters)
            throws CertificateException {
        List<X509Certificate> shown = List.of(chain);
        presented.show(shown, session == null ? "" : session.getProtocol());
        Lineage lineage;
        if (options.trust().pins().isEmpty()) {
            if (!(session instanceof ExtendedSSLSession extended)) {
                throw new CertificateException("no handshake session");
            }
            lineage = Lineage.of(shown, authorities);
            vouch(chain, authType, extended, parameters, lineage);
        } else {
            lineage = new Lineage(shown.subList(0, 1), false);
            checkPin(chain[0]);
        }
        for (X509Certificate certificate : lineage.certificates()) {
            Strength.checkKey(certificate);
        }
        if (!options.relaxations().expired()) {
            lineage.checkDates(Instant.now());
        }
    }

    private void checkPin(X509Certificate shown) throws CertificateRefusedException {
        List<String> pins = options.trust().pins();
        String fingerprint = bare(CertificateFacts.of(shown).sha256());
        if (pins.stream().noneMatch(pin -> bare(pin).equals(fingerprint))) {
            throw new CertificateRefusedException(Reason.PIN_CHANGED, shown, pins, null);
        }
    }

    /** Other programs write fingerprints without colons, or in small letters. */
    private static String bare(String fingerprint) {
        return fingerprint.replaceAll("[:\\s]", "").toUpperCase(Locale.ROOT);
    }

    private void vouch(
            X509Certificate[] chain,
            String authType,
            ExtendedSSLSession session,
            SSLParameters parameters,
            Lineage lineage)
            throws CertificateException {
        Relaxations relaxed = options.relaxations();
        String name = options.serverName() == null ? session.getPeerHost() : ServerName.ascii(options.serverName());
        SSLSession named = new NamedSession(session, name);
        // a certificate that stands for itself needs no authority, and its name is checked all the same
        Authorities vouching = relaxed.unknownAuthority() ? new Authorities(List.of(chain[0])) : authorities;
        X509ExtendedTrustManager decider;
        try {
            decider = vouching.decider(relaxed.expired() ? lineage.validMoment(Instant.now()) : null);
        } catch (GeneralSecurityException e) {
            throw new CertificateException(e);
        }
        try {
            decider.checkServerTrusted(chain, authType, new NamedEngine(named, parameters, false));
        } catch (CertificateException e) {
            throw Diagnosis.of(e, lineage, authorities);
        }
        if (relaxed.wrongName()) {
            return;
        }
        try {
            decider.checkServerTrusted(chain, authType, new NamedEngine(named, parameters, true));
        } catch (CertificateException e) {
            throw new CertificateRefusedException(Reason.WRONG_NAME, chain[0], List.of(String.valueOf(name)), e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("clients are not served here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.all();
    }
}
