package io.topiary.core.tls;

import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Has the JDK refuse a path in which a key can be broken or a signature forged, and look for another one if there is. */
final class StrengthOfPath extends PKIXCertPathChecker {

    @Override
    public void init(boolean forward) {
        // each certificate is looked at by itself
    }

    @Override
    public boolean isForwardCheckingSupported() {
        return true;
    }

    @Override
    public @Nullable Set<String> getSupportedExtensions() {
        return null;
    }

    @Override
    public void check(Certificate certificate, @Nullable Collection<String> unresolvedCriticalExtensions)
            throws CertPathValidatorException {
        if (certificate instanceof X509Certificate x509) {
            try {
                Strength.checkKey(x509);
                Strength.checkSignature(x509);
            } catch (CertificateRefusedException e) {
                throw new CertPathValidatorException(e.getMessage(), e);
            }
        }
    }
}
