package io.topiary.core.tls;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.testing.TestCertificates;
import java.security.cert.X509Certificate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys and signatures are strong enough. */
class StrengthTest {

    private static X509Certificate signed(String algorithm) {
        return TestCertificates.selfSigned("CN=x")
                .keys(algorithm.endsWith("ECDSA") ? "EC" : "RSA", algorithm.endsWith("ECDSA") ? 256 : 2048)
                .signature(algorithm)
                .issue()
                .certificate();
    }

    private static X509Certificate keyed(String algorithm, int bits) {
        return TestCertificates.authority("CN=CA")
                .order("x")
                .keys(algorithm, bits)
                .issue()
                .certificate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5withRSA", "SHA1withRSA", "SHA1withECDSA", "SHA1withRSAandMGF1"})
    void checkSignature_thatCanBeForged_isRefused(String algorithm) {
        X509Certificate certificate = signed(algorithm);

        assertThatThrownBy(() -> Strength.checkSignature(certificate))
                .isInstanceOf(CertificateRefusedException.class)
                .hasMessageStartingWith("WEAK_SIGNATURE CN=x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA224withRSA", "SHA256withRSA", "SHA512withECDSA", "SHA256withRSAandMGF1"})
    void checkSignature_thatHolds_passes(String algorithm) {
        X509Certificate certificate = signed(algorithm);

        assertThatCode(() -> Strength.checkSignature(certificate)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"RSA, 512", "RSA, 1024", "RSA, 2040", "DSA, 1024"})
    void checkKey_thatCanBeBroken_isRefused(String algorithm, int bits) {
        X509Certificate certificate = keyed(algorithm, bits);

        assertThatThrownBy(() -> Strength.checkKey(certificate))
                .isInstanceOf(CertificateRefusedException.class)
                .hasMessageContaining(algorithm + " " + bits);
    }

    @ParameterizedTest
    @CsvSource({"RSA, 2048", "EC, 256", "EC, 384", "Ed25519, 0"})
    void checkKey_thatHolds_passes(String algorithm, int bits) {
        X509Certificate certificate = keyed(algorithm, bits);

        assertThatCode(() -> Strength.checkKey(certificate)).doesNotThrowAnyException();
    }
}
