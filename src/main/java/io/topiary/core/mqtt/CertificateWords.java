package io.topiary.core.mqtt;

import io.topiary.core.tls.CertificateFacts;
import io.topiary.core.tls.CertificateRefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Words and remedies for a server's certificate that was refused. Nothing is ever trusted or tried again by itself: the
 * user decides, with issuer and fingerprint before the eyes.
 */
final class CertificateWords {

    private final CertificateRefusedException refusal;
    private final CertificateFacts own;
    private final List<CertificateFacts> shown;

    /** @param shown what the server showed, its own certificate first; at least one */
    CertificateWords(CertificateRefusedException refusal, List<CertificateFacts> shown) {
        this.refusal = refusal;
        this.own = shown.getFirst();
        this.shown = shown;
    }

    /** The key of the words. */
    String key() {
        boolean itself = refusal.certificate().equals(own);
        return switch (refusal.reason()) {
            case PIN_CHANGED -> "pinChanged";
            case SELF_SIGNED -> "selfSigned";
            case ISSUER_MISSING -> "issuerMissing";
            case SAME_NAME -> "sameName";
            case UNTRUSTED -> "untrusted";
            case INVALID_CHAIN -> "invalidChain";
            case EXPIRED -> itself ? "certificateExpired" : "authorityExpired";
            case NOT_YET_VALID -> itself ? "certificateNotYetValid" : "authorityNotYetValid";
            case WRONG_NAME -> "wrongName";
            case NOT_FOR_SERVERS -> "notForServers";
            case WEAK_KEY -> "weakKey";
            case WEAK_SIGNATURE -> "weakSignature";
        };
    }

    TransportProblem problem() {
        return switch (refusal.reason()) {
            case PIN_CHANGED -> TransportProblem.PIN_CHANGED;
            case SELF_SIGNED, ISSUER_MISSING, SAME_NAME, UNTRUSTED, INVALID_CHAIN, NOT_FOR_SERVERS ->
                TransportProblem.UNTRUSTED_CERTIFICATE;
            case EXPIRED, NOT_YET_VALID -> TransportProblem.EXPIRED_CERTIFICATE;
            case WRONG_NAME -> TransportProblem.WRONG_NAME;
            case WEAK_KEY, WEAK_SIGNATURE -> TransportProblem.WEAK_CERTIFICATE;
        };
    }

    /**
     * {5} names, {6} issuer and {7} SHA-256 of the server's own certificate; {8} subject, {9} valid from, {10} valid to
     * and {11} SHA-256 of the one that the reason is about; {12} what else there is to tell; {13} now.
     */
    Object[] arguments() {
        CertificateFacts subject = refusal.certificate();
        return new Object[] {
            own.names(),
            own.issuer(),
            own.sha256(),
            subject.subject(),
            subject.validFrom(),
            subject.validTo(),
            subject.sha256(),
            String.join(", ", refusal.more()),
            CertificateFacts.local(Instant.now())
        };
    }

    List<Remedy> remedies() {
        return switch (refusal.reason()) {
            case SELF_SIGNED, UNTRUSTED, SAME_NAME -> trustOrPin(refusal.certificate());
            case PIN_CHANGED, ISSUER_MISSING, INVALID_CHAIN -> List.of(new Remedy.PinCertificate(own.sha256()));
            case WRONG_NAME -> List.of(new Remedy.AllowWrongName());
            case EXPIRED, NOT_YET_VALID -> List.of(new Remedy.AllowExpired());
            case NOT_FOR_SERVERS, WEAK_KEY, WEAK_SIGNATURE -> List.of();
        };
    }

    /** What can be trusted as an authority, or stands for itself, is trusted; anything else can be pinned only. */
    private List<Remedy> trustOrPin(CertificateFacts last) {
        List<Remedy> remedies = new ArrayList<>();
        if (last.authority() || last.selfSigned()) {
            remedies.add(new Remedy.TrustCertificate(last.base64(), last.subject()));
        }
        remedies.add(new Remedy.PinCertificate(own.sha256()));
        return remedies;
    }

    /** The chain and what was left unchecked, for the details. */
    String detail() {
        StringBuilder detail = new StringBuilder("; certificates shown:");
        for (CertificateFacts certificate : shown) {
            detail.append(" [")
                    .append(certificate.subject())
                    .append(", issuer ")
                    .append(certificate.issuer())
                    .append(", SHA-256 ")
                    .append(certificate.sha256())
                    .append(']');
        }
        return detail.append("; CRL and OCSP are not asked").toString();
    }
}
