package io.topiary.core.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.message.Secret;
import io.topiary.core.text.Messages;
import io.topiary.testing.KeyFiles;
import io.topiary.testing.TestCertificates;
import io.topiary.testing.TestCertificates.Identity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.util.io.pem.PemObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates and keys from files: every format is read, and what can't be is named. */
class TlsContextsTest {

    private static final TestCertificates AUTHORITY = TestCertificates.authority("CN=Test CA");
    private static final Identity RSA = AUTHORITY.order("rsa").keys("RSA", 2048).issue();
    private static final Identity EC = AUTHORITY.order("ec").keys("EC", 384).issue();
    private static final Identity ED25519 =
            AUTHORITY.order("ed").keys("Ed25519", 0).issue();

    @TempDir
    Path folder;

    private static TlsOptions client(Path certificate, @Nullable Path key, @Nullable String password) {
        return TlsOptions.DEFAULT.withClient(
                new ClientCertificate(certificate, key, password == null ? null : Secret.of(password)));
    }

    private static void assertRefused(ThrowingCallable load, String words) {
        assertThatThrownBy(load)
                .isInstanceOfSatisfying(
                        TlsMaterialException.class,
                        refused -> assertThat(Messages.forLocale(Locale.ENGLISH).get(refused.text()))
                                .contains(words));
    }

    private static void assertReads(TlsOptions options, Identity identity) throws TlsMaterialException {
        assertThat(TlsContexts.load(options).client()).isEqualTo(CertificateFacts.of(identity.certificate()));
    }

    private static Identity identity(String kind) {
        return switch (kind) {
            case "RSA" -> RSA;
            case "EC" -> EC;
            default -> ED25519;
        };
    }

    private Path certificate(Identity identity) {
        return TestCertificates.pem(folder.resolve("client.pem"), identity.certificate());
    }

    private Path store(String type, String password) throws Exception {
        Path file = folder.resolve("client.store");
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        store.setKeyEntry(
                "client", EC.keys().getPrivate(), password.toCharArray(), new Certificate[] {EC.certificate()});
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, traditional",
        "RSA, traditional DES-CBC",
        "RSA, traditional DES-EDE3-CBC",
        "RSA, traditional AES-128-CBC",
        "RSA, traditional DER",
        "RSA, PKCS#8",
        "RSA, PKCS#8 PBES1",
        "RSA, PKCS#8 3DES",
        "RSA, PKCS#8 AES",
        "RSA, PKCS#8 DER",
        "RSA, PKCS#8 AES DER",
        "EC, traditional",
        "EC, traditional AES-256-CBC",
        "EC, traditional DER",
        "EC, PKCS#8",
        "EC, PKCS#8 AES",
        "Ed25519, PKCS#8",
        "Ed25519, PKCS#8 AES",
        "Ed25519, PKCS#8 DER"
    })
    void load_keyOfEachFormat_isRead(String kind, String format) throws Exception {
        Identity identity = identity(kind);
        Path key = KeyFiles.write(folder.resolve("client.key"), identity.keys().getPrivate(), format);

        assertReads(client(certificate(identity), key, KeyFiles.PASSWORD), identity);
    }

    @Test
    void load_ellipticKeyAsOpensslWritesIt_isRead() throws Exception {
        Path plain = KeyFiles.write(folder.resolve("plain"), EC.keys().getPrivate(), "traditional DER");
        Path file = TestCertificates.pem(
                folder.resolve("ec.key"),
                new PemObject("EC PARAMETERS", SECObjectIdentifiers.secp384r1.getEncoded()),
                new PemObject("EC PRIVATE KEY", Files.readAllBytes(plain)));

        assertReads(client(certificate(EC), file, null), EC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"traditional AES-256-CBC", "PKCS#8 AES", "PKCS#8 AES DER"})
    void load_encryptedKey_wrongOrNoPassword_isNamed(String format) throws Exception {
        Path key = KeyFiles.write(folder.resolve("client.key"), RSA.keys().getPrivate(), format);

        assertRefused(
                () -> TlsContexts.load(client(certificate(RSA), key, null)),
                "Can't read the key “" + key + "”: it needs a password");
        assertRefused(() -> TlsContexts.load(client(certificate(RSA), key, "no")), "wrong password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void load_keyStore_isRead(String type) throws Exception {
        Path file = store(type, "password");

        assertReads(client(file, null, "password"), EC);
        assertRefused(() -> TlsContexts.load(client(file, null, "no")), "wrong password");
        assertRefused(() -> TlsContexts.load(client(file, null, null)), "it needs a password");
    }

    @Test
    void load_keyStoreWithAnEmptyPassword_isRead() throws Exception {
        assertReads(client(store("PKCS12", ""), null, null), EC);
    }

    @Test
    void load_keyInTheCertificatesFile_isRead() throws Exception {
        Path both = TestCertificates.pem(
                folder.resolve("both.pem"), RSA.certificate(), RSA.keys().getPrivate());

        assertReads(client(both, null, null), RSA);
    }

    @Test
    void load_authorities_fromBundleDerStoreAndFolder() throws Exception {
        Path bundle = TestCertificates.pem(folder.resolve("bundle.pem"), AUTHORITY.certificate(), RSA.certificate());
        Path der = Files.write(folder.resolve("ca.der"), AUTHORITY.certificate().getEncoded());
        Path derNamedPem =
                Files.write(folder.resolve("ca.pem"), AUTHORITY.certificate().getEncoded());
        Path store = store("PKCS12", "changeit");

        assertThat(CertificateFiles.load(bundle, null)).hasSize(2);
        assertThat(CertificateFiles.load(der, null)).containsExactly(AUTHORITY.certificate());
        assertThat(CertificateFiles.load(derNamedPem, null)).containsExactly(AUTHORITY.certificate());
        assertThat(CertificateFiles.load(store, null)).containsExactly(EC.certificate());
        Files.writeString(folder.resolve("notes.txt"), "not a certificate");
        assertThat(CertificateFiles.loadAll(folder)).hasSize(5);
    }

    @Test
    void load_storeOfAuthoritiesUnderAPassword_isNamed() throws Exception {
        Path store = store("JKS", "secret");

        assertRefused(() -> CertificateFiles.load(store, null), "it needs another password");
    }

    @Test
    void load_filesThatAreNone_areNamed() throws IOException {
        Path missing = folder.resolve("missing.pem");
        Path garbage = Files.writeString(folder.resolve("garbage.pem"), "hello");
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertRefused(() -> CertificateFiles.load(missing, null), "Can't find “" + missing);
        assertRefused(() -> CertificateFiles.load(empty, null), "is not a file");
        assertRefused(() -> CertificateFiles.load(garbage, null), "“" + garbage + "”");
        assertRefused(() -> CertificateFiles.loadAll(missing), "is not a folder");
        assertRefused(() -> CertificateFiles.loadAll(empty), "No certificate in the folder");
    }

    @Test
    void load_default_trustsTheSystem() throws Exception {
        TlsParameters parameters = TlsContexts.load(TlsOptions.DEFAULT);

        assertThat(parameters.trust().getTrustManagers()).hasSize(1);
        assertThat(parameters.protocols()).containsExactly("TLSv1.3", "TLSv1.2");
        assertThat(parameters.client()).isNull();
    }

    @Test
    void load_settingsThatMakeNoSense_areNamed() {
        assertRefused(
                () -> TlsContexts.load(TlsOptions.DEFAULT.withProtocols(List.of("SSLv3"))),
                "SSLv3 is no version of TLS");
        assertRefused(
                () -> TlsContexts.load(TlsOptions.DEFAULT.withCipherSuites(List.of("ECDHE-RSA-AES128-GCM-SHA256"))),
                "no cipher suite known here");
    }
}
