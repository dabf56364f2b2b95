package io.topiary.core.tls;

import java.io.Serial;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server's certificate was refused, with the reason in a form that words and remedies can be chosen by. It is found in
 * the chain of causes of what a TLS handshake fails with.
 */
public final class CertificateRefusedException extends CertificateException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Why a certificate is refused; the first that applies. */
    public enum Reason {
        /** The profile is tied to other certificates than the one shown. */
        PIN_CHANGED,
        /** Signed by itself, and not among the trusted ones. */
        SELF_SIGNED,
        /** Only the server's own certificate was shown, and that of its issuer is not known here. */
        ISSUER_MISSING,
        /** An authority calls itself as a trusted one does, but has another key. */
        SAME_NAME,
        /** The chain ends at an authority that is not trusted. */
        UNTRUSTED,
        /** The chain reaches a trusted authority but breaks a rule on the way (RFC 5280, section 6). */
        INVALID_CHAIN,
        /** A certificate of the chain is past its time. */
        EXPIRED,
        /** A certificate of the chain is ahead of its time. */
        NOT_YET_VALID,
        /** Made for other names than the one asked for. */
        WRONG_NAME,
        /** Its extended key usage leaves out servers (RFC 5280, section 4.2.1.12). */
        NOT_FOR_SERVERS,
        /** A key of the chain can be broken. */
        WEAK_KEY,
        /** A signature of the chain can be forged. */
        WEAK_SIGNATURE
    }

    private final Reason reason;
    private final transient CertificateFacts certificate;
    private final transient List<String> more;

    CertificateRefusedException(
            Reason reason, X509Certificate certificate, List<String> more, @Nullable Throwable cause) {
        super(reason + " " + CertificateFacts.of(certificate).subject() + (more.isEmpty() ? "" : " " + more), cause);
        this.reason = reason;
        this.certificate = CertificateFacts.of(certificate);
        this.more = List.copyOf(more);
    }

    CertificateRefusedException(Reason reason, X509Certificate certificate, String... more) {
        this(reason, certificate, List.of(more), null);
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** The certificate that the reason is about: the server's own one or another one of its chain. */
    public CertificateFacts certificate() {
        return certificate;
    }

    /**
     * What else there is to tell: the fingerprints expected with {@link Reason#PIN_CHANGED}, the name asked for with
     * {@link Reason#WRONG_NAME}, algorithm and size of what is weak, the rule that was broken with {@link
     * Reason#INVALID_CHAIN}; else empty.
     */
    public List<String> more() {
        return more;
    }
}
