package io.topiary.core.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.testing.TestCertificates;
import io.topiary.testing.TestCertificates.Identity;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is shown of a certificate. */
class CertificateFactsTest {

    private static final TestCertificates AUTHORITY = TestCertificates.authority("CN=Test CA,O=Example");

    @TempDir
    Path folder;

    private static CertificateFacts facts(Identity identity) {
        return CertificateFacts.of(identity.certificate());
    }

    @Test
    void of_serverCertificate_tellsAll() throws Exception {
        CertificateFacts facts = facts(AUTHORITY.issue("a.example", "10.0.0.1"));

        assertThat(facts.subject()).isEqualTo("CN=a.example");
        assertThat(facts.issuer()).isEqualTo("CN=Test CA,O=Example");
        assertThat(facts.names()).isEqualTo("a.example, 10.0.0.1");
        assertThat(facts.nameList()).containsExactly("a.example", "10.0.0.1");
        assertThat(facts.key()).isEqualTo("EC 256");
        assertThat(facts.signatureAlgorithm()).isEqualTo("SHA256withECDSA");
        assertThat(List.of(facts.authority(), facts.selfSigned(), facts.outOfItsTime()))
                .containsOnly(false);
        assertThat(facts.sha256()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(facts.serial()).matches("([0-9A-F]{2}:)*[0-9A-F]{2}");
        assertThat(facts.validFrom())
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d")
                .isLessThan(facts.validTo());
        assertThat(CertificateFacts.ofBase64(facts.base64())).isEqualTo(facts);
    }

    @Test
    void of_authority_saysSo() {
        CertificateFacts facts = CertificateFacts.of(AUTHORITY.certificate());

        assertThat(List.of(facts.authority(), facts.selfSigned())).containsOnly(true);
        assertThat(facts.names()).isEqualTo("CN=Test CA,O=Example");
    }

    @ParameterizedTest
    @CsvSource({"RSA, 2048, RSA 2048", "EC, 521, EC 521", "Ed25519, 0, Ed25519", "DSA, 2048, DSA 2048"})
    void key_ofEachKind_isDescribed(String algorithm, int bits, String described) {
        assertThat(Strength.describe(TestCertificates.newKeys(algorithm, bits).getPublic()))
                .isEqualTo(described);
    }

    @Test
    void names_tenThousand_areBoundedAndCounted() {
        String[] names =
                IntStream.range(0, 10_000).mapToObj("n%d.example"::formatted).toArray(String[]::new);
        CertificateFacts facts = facts(AUTHORITY.issue(names));

        assertThat(facts.nameList()).hasSize(10);
        assertThat(facts.nameCount()).isEqualTo(10_000);
        assertThat(facts.names()).endsWith("n9.example, …").hasSizeLessThan(200);
    }

    @Test
    void subject_hostileText_isMadeSafe() {
        CertificateFacts facts =
                facts(TestCertificates.selfSigned("CN=a\u202Egro.knab\u0007").issue());

        assertThat(facts.subject()).contains("u{202E}").doesNotContain("\u202E", "\u0007");
    }

    @Test
    void inFile_andInFolder_readEveryCertificate() throws Exception {
        Path bundle = TestCertificates.pem(
                folder.resolve("bundle.pem"),
                AUTHORITY.certificate(),
                AUTHORITY.issue("a").certificate());

        assertThat(CertificateFacts.inFile(bundle, null))
                .extracting(CertificateFacts::subject)
                .containsExactly("CN=Test CA,O=Example", "CN=a");
        assertThat(CertificateFacts.inFolder(folder)).hasSize(2);
    }
}
