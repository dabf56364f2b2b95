package io.topiary.core.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.message.Secret;
import io.topiary.core.text.Messages;
import io.topiary.testing.TestCertificates;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates and keys from files: every format is read, and what can't be is named. */
class TlsContextsTest {

    private static final TestCertificates AUTHORITY = TestCertificates.authority("CN=Test CA");
    private static final TestCertificates.Identity CLIENT = AUTHORITY.order("client").keys("RSA", 2048).issue();

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

    private Path certificate() {
        return TestCertificates.pem(folder.resolve("client.pem"), CLIENT.certificate());
    }

    /** The client's private key in one of the formats that are about. */
    private Path key(String format) throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            var key = CLIENT.keys().getPrivate();
            switch (format) {
                case "PKCS#1" -> pem.writeObject(key);
                case "PKCS#8" -> pem.writeObject(new JcaPKCS8Generator(key, null));
                case "PKCS#1 AES" ->
                    pem.writeObject(key, new JcePEMEncryptorBuilder("AES-256-CBC").build("pw".toCharArray()));
                case "PKCS#1 3DES" ->
                    pem.writeObject(key, new JcePEMEncryptorBuilder("DES-EDE3-CBC").build("pw".toCharArray()));
                case "PKCS#8 AES" ->
                    pem.writeObject(new JcaPKCS8Generator(
                            key,
                            new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                                    .setPassword("pw".toCharArray())
                                    .build()));
                default -> throw new IllegalArgumentException(format);
            }
        }
        return Files.writeString(folder.resolve("client.key"), text.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS#1", "PKCS#8", "PKCS#1 AES", "PKCS#1 3DES", "PKCS#8 AES"})
    void load_keyOfEachFormat_isRead(String format) throws Exception {
        String password = format.length() > 6 ? "pw" : null;

        assertThat(TlsContexts.load(client(certificate(), key(format), password))
                        .client())
                .isEqualTo(CertificateFacts.of(CLIENT.certificate()));
    }

    @Test
    void load_ellipticKeyAsOpensslWritesIt_isRead() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        ECPrivateKey key = (ECPrivateKey) generator.generateKeyPair().getPrivate();
        byte[] sec1 = new org.bouncycastle.asn1.sec.ECPrivateKey(256, key.getS(), SECObjectIdentifiers.secp256r1)
                .getEncoded();
        Path file = TestCertificates.pem(
                folder.resolve("ec.key"),
                new PemObject("EC PARAMETERS", SECObjectIdentifiers.secp256r1.getEncoded()),
                new PemObject("EC PRIVATE KEY", sec1));

        // read, and seen to be another one's
        assertRefused(() -> TlsContexts.load(client(certificate(), file, null)), "does not belong to the certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS#1 AES", "PKCS#8 AES"})
    void load_encryptedKey_wrongOrNoPassword_isNamed(String format) throws Exception {
        Path key = key(format);

        assertRefused(
                () -> TlsContexts.load(client(certificate(), key, null)),
                "Can't read the key “" + key + "”: it needs a password");
        assertRefused(() -> TlsContexts.load(client(certificate(), key, "no")), "wrong password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void load_keyStore_isRead(String type) throws Exception {
        Path file = folder.resolve("client.store");
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        store.setKeyEntry(
                "client", CLIENT.keys().getPrivate(), "pw".toCharArray(), new Certificate[] {CLIENT.certificate()});
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "pw".toCharArray());
        }

        assertThat(TlsContexts.load(client(file, null, "pw")).client())
                .isEqualTo(CertificateFacts.of(CLIENT.certificate()));
        assertRefused(() -> TlsContexts.load(client(file, null, "no")), "wrong password");
    }

    @Test
    void load_keyInTheCertificatesFile_isRead() throws Exception {
        Path both = TestCertificates.pem(
                folder.resolve("both.pem"), CLIENT.certificate(), CLIENT.keys().getPrivate());

        assertThat(TlsContexts.load(client(both, null, null)).client())
                .isEqualTo(CertificateFacts.of(CLIENT.certificate()));
    }

    @Test
    void load_certificateAndKeySwapped_isNamed() throws Exception {
        Path key = key("PKCS#8");

        assertRefused(() -> TlsContexts.load(client(certificate(), certificate(), null)), "it holds a certificate");
        assertRefused(() -> TlsContexts.load(client(key, key, null)), "No certificate in “" + key);
    }

    @Test
    void load_authorities_fromBundleDerAndFolder() throws Exception {
        Path bundle = TestCertificates.pem(folder.resolve("bundle.pem"), AUTHORITY.certificate(), CLIENT.certificate());
        Path der = Files.write(folder.resolve("ca.der"), AUTHORITY.certificate().getEncoded());

        assertThat(CertificateFiles.load(bundle, null)).hasSize(2);
        assertThat(CertificateFiles.load(der, null)).containsExactly(AUTHORITY.certificate());
        Files.writeString(folder.resolve("notes.txt"), "not a certificate");
        assertThat(CertificateFiles.loadAll(folder)).hasSize(3);
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
}
