package io.topiary.core.mqtt;

import io.topiary.core.tls.CertificateFacts;
import io.topiary.core.tls.PresentedChain;
import io.topiary.core.tls.TlsParameters;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a handshake failed for the client's certificate. TLS 1.2 tells it during the handshake, and often as a
 * plain handshake_failure; TLS 1.3 tells it when the client believes itself connected, and a broker that hangs up at once
 * does not tell it at all.
 */
final class ClientCertificateWords {

    /** An alert as the JDK words it: {@code (bad_certificate) Received fatal alert: bad_certificate}. */
    private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");

    private final CauseChain chain;
    private final @Nullable TlsParameters tls;

    ClientCertificateWords(CauseChain chain, @Nullable TlsParameters tls) {
        this.chain = chain;
        this.tls = tls;
    }

    /**
     * Whether a link broke before the broker said anything and after it had asked for a client certificate. With TLS 1.2
     * the broker has accepted it, or done without it, when the handshake is over.
     */
    static boolean closedAfterAsking(@Nullable TlsParameters tls, WireFacts facts) {
        if (tls == null || !tls.presented().clientCertificateAsked() || facts.firstBytes().length > 0) {
            return false;
        }
        return facts.step() == ConnectStep.TLS || tls.presented().protocol().equals("TLSv1.3");
    }

    /** The alert that the server sent (RFC 8446, section 6), or empty. */
    static String alert(CauseChain chain) {
        Matcher matcher = ALERT.matcher(chain.detail());
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The key of the words, or empty if the client's certificate does not matter. */
    Optional<String> key() {
        if (tls == null) {
            return Optional.empty();
        }
        PresentedChain presented = tls.presented();
        String alert = alert(chain);
        boolean about = switch (alert) {
            case "certificate_required",
                    "bad_certificate",
                    "unsupported_certificate",
                    "certificate_revoked",
                    "certificate_expired",
                    "certificate_unknown",
                    "unknown_ca",
                    "access_denied",
                    "decrypt_error" -> true;
            case "handshake_failure" -> presented.clientCertificateAsked();
            case "" -> presented.clientCertificateAsked() && !chain.has(CertificateException.class);
            default -> false;
        };
        return about ? Optional.of(key(presented, alert)) : Optional.empty();
    }

    private String key(PresentedChain presented, String alert) {
        CertificateFacts client = tls == null ? null : tls.client();
        if (client == null) {
            return alert.isEmpty() ? "clientCertificateLikelyRequired" : "clientCertificateRequired";
        }
        if (!presented.clientCertificateSent()) {
            return "clientCertificateUnsent";
        }
        if (client.outOfItsTime()) {
            return "clientCertificateExpired";
        }
        return alert.isEmpty() ? "clientCertificateLikelyRejected" : "clientCertificateRejected";
    }

    /** What was the matter, for {@link #key()}. */
    static TransportProblem problem(String key) {
        return key.endsWith("Required")
                ? TransportProblem.CLIENT_CERTIFICATE_REQUIRED
                : TransportProblem.CLIENT_CERTIFICATE_REJECTED;
    }

    /** A guess is worth another attempt. */
    static RetryPolicy policy(String key) {
        return key.contains("Likely") ? RetryPolicy.RETRY_FIVE_TIMES : RetryPolicy.STOP;
    }

    /** {5} alert; {6} subject, {7} issuer, {8} valid from and {9} valid to of the client certificate. */
    Object[] arguments() {
        CertificateFacts client = tls == null ? null : tls.client();
        return client == null
                ? new Object[] {alert(chain), "", "", "", ""}
                : new Object[] {alert(chain), client.subject(), client.issuer(), client.validFrom(), client.validTo()};
    }
}
