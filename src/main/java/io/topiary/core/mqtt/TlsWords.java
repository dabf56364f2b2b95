package io.topiary.core.mqtt;

import io.netty.handler.ssl.NotSslRecordException;
import io.topiary.core.tls.CertificateFacts;
import io.topiary.core.tls.TlsParameters;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words for a TLS handshake that failed. */
final class TlsWords {

    private static final Pattern HEX = Pattern.compile("not an SSL/TLS record: ([0-9a-fA-F]+)");

    private final TransportWords words;
    private final CauseChain chain;
    private final CertificateFacts server;

    TlsWords(TransportWords words, CauseChain chain, @Nullable TlsParameters tls) {
        this.words = words;
        this.chain = chain;
        this.server = tls == null ? CertificateFacts.NONE : CertificateFacts.of(tls.presented());
    }

    Failure failure() {
        if (chain.has(NotSslRecordException.class)) {
            return notTls();
        }
        return receivedAlert().or(this::certificate).or(this::negotiation).orElseGet(this::closedOrOther);
    }

    private Failure notTls() {
        Banner banner = Banner.of(answer());
        return banner.text().isEmpty()
                ? stop("notTls", TransportProblem.NOT_TLS)
                : stop("notTlsButText", TransportProblem.NOT_TLS, banner.text());
    }

    /** The bytes that are no TLS record, which the exception tells in hex. */
    private byte[] answer() {
        String message = chain.find(NotSslRecordException.class)
                .map(Throwable::getMessage)
                .orElse("");
        Matcher matcher = HEX.matcher(message);
        if (!matcher.find()) {
            return new byte[0];
        }
        String hex = matcher.group(1);
        return HexFormat.of().parseHex(hex, 0, Math.min(hex.length(), 2 * WireFacts.FIRST_BYTES) & ~1);
    }

    /** What the server said about us: alerts of RFC 8446, section 6. */
    private Optional<Failure> receivedAlert() {
        if (chain.says("certificate_required")) {
            return Optional.of(stop("clientCertificateRequired", TransportProblem.CLIENT_CERTIFICATE_REQUIRED));
        }
        boolean received = chain.says("received fatal alert", "received alert");
        if (received
                && chain.says(
                        "bad_certificate",
                        "unsupported_certificate",
                        "certificate_revoked",
                        "certificate_expired",
                        "certificate_unknown",
                        "unknown_ca",
                        "access_denied",
                        "decrypt_error")) {
            return Optional.of(stop("clientCertificateRejected", TransportProblem.CLIENT_CERTIFICATE_REJECTED));
        }
        return Optional.empty();
    }

    /** What we found wrong with the server's certificate. */
    private Optional<Failure> certificate() {
        if (chain.has(CertificateExpiredException.class)) {
            return Optional.of(aboutServer("certificateExpired", TransportProblem.EXPIRED_CERTIFICATE));
        }
        if (chain.has(CertificateNotYetValidException.class)) {
            return Optional.of(aboutServer("certificateNotYetValid", TransportProblem.EXPIRED_CERTIFICATE));
        }
        if (chain.says(
                "No subject alternative", "No name matching", "Hostname verification failed", "Illegal given domain")) {
            return Optional.of(aboutServer("wrongName", TransportProblem.WRONG_NAME));
        }
        if (chain.has(CertPathBuilderException.class, CertificateException.class) || chain.says("PKIX path")) {
            return Optional.of(aboutServer("untrusted", TransportProblem.UNTRUSTED_CERTIFICATE));
        }
        return Optional.empty();
    }

    private Optional<Failure> negotiation() {
        if (chain.says("protocol_version", "No appropriate protocol")) {
            return Optional.of(stop("tlsVersion", TransportProblem.TLS_NEGOTIATION));
        }
        if (chain.says("handshake_failure", "insufficient_security", "no cipher suites in common")) {
            return Optional.of(stop("tlsHandshake", TransportProblem.TLS_NEGOTIATION));
        }
        return Optional.empty();
    }

    private Failure closedOrOther() {
        if (chain.has(ClosedChannelException.class) || chain.says("closed", "reset")) {
            return words.failure(
                    "closedDuringTls",
                    TransportProblem.CLOSED_DURING_TLS,
                    RetryPolicy.RETRY_FIVE_TIMES,
                    chain.detail());
        }
        return stop("tlsOther", TransportProblem.TLS_NEGOTIATION);
    }

    private Failure stop(String key, TransportProblem problem, Object... more) {
        return words.failure(key, problem, RetryPolicy.STOP, chain.detail(), more);
    }

    /** {5} names, {6} issuer, {7} valid from, {8} valid to, {9} SHA-256. */
    private Failure aboutServer(String key, TransportProblem problem) {
        return stop(
                key, problem, server.names(), server.issuer(), server.validFrom(), server.validTo(), server.sha256());
    }
}
