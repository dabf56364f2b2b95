package io.topiary.core.mqtt;

import static io.topiary.core.mqtt.TlsScene.failure;
import static io.topiary.core.mqtt.TlsScene.mqtts;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Secret;
import io.topiary.core.tls.ClientCertificate;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import io.topiary.testing.KeyFiles;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.TestCertificates;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files and settings of TLS that can't be used are named before anything is dialled. */
class TlsMaterialTest {

    private static final TestCertificates AUTHORITY = TestCertificates.authority("CN=Test CA");
    private static final TestCertificates.Identity CLIENT = AUTHORITY.issue("client");
    private static final String MISMATCH = "does not belong to the certificate";

    @TempDir
    Path folder;

    private Path certificate() {
        return TestCertificates.pem(folder.resolve("client.pem"), CLIENT.certificate());
    }

    private Path key(String format) throws Exception {
        return KeyFiles.write(folder.resolve("client.key"), CLIENT.keys().getPrivate(), format);
    }

    private static TlsOptions client(Path certificate, @Nullable Path key, @Nullable String password) {
        return TlsOptions.DEFAULT.withClient(
                new ClientCertificate(certificate, key, password == null ? null : Secret.of(password)));
    }

    /** Nobody listens there: whoever dialled would be told so. */
    private static void assertNamed(String stimulus, TlsOptions options, String words) {
        Failure failure =
                failure("T6", stimulus, mqtts(ScriptedBroker.deadPort()).tls(options));
        assertThat(failure).isInstanceOf(Failure.Local.class);
        assertThat(failure.policy()).isEqualTo(RetryPolicy.STOP);
        assertThat(TestConnection.words(failure.what())).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "traditional AES-256-CBC",
        "traditional DES-EDE3-CBC",
        "traditional DES-CBC",
        "PKCS#8 PBES1",
        "PKCS#8 3DES",
        "PKCS#8 AES"
    })
    void key_encrypted_wrongOrNoPassword_isNamed(String format) throws Exception {
        Path key = key(format);

        assertNamed("Wrong password, key in " + format, client(certificate(), key, "no"), key + "”: wrong password");
        assertNamed("No password, key in " + format, client(certificate(), key, null), "it needs a password");
    }

    @Test
    void key_cipherUnsupported_isNamed() throws Exception {
        Path traditional = key("traditional AES-256-CBC");
        Files.writeString(traditional, Files.readString(traditional).replace("AES-256-CBC", "CAMELLIA-256-CBC"));
        Path pkcs8 = KeyFiles.write(folder.resolve("pkcs8.key"), CLIENT.keys().getPrivate(), "PKCS#8 Camellia");

        assertNamed(
                "Traditional key encrypted with Camellia",
                client(certificate(), traditional, "pw"),
                "the cipher CAMELLIA-256-CBC that it is encrypted with is not supported");
        assertNamed(
                "PKCS#8 key encrypted with Camellia",
                client(certificate(), pkcs8, "pw"),
                "the cipher Camellia-256-CBC that it is encrypted with is not supported");
    }

    @Test
    void certificateAndKey_swapped_areNamed() throws Exception {
        Path key = key("PKCS#8");

        assertNamed("Certificate and key swapped", client(key, certificate(), null), "certificate and key are swapped");
        assertNamed(
                "Certificate in place of the key",
                client(certificate(), certificate(), null),
                "it holds a certificate");
    }

    @ParameterizedTest
    @CsvSource({"EC, 256", "RSA, 2048", "Ed25519, 0"})
    void key_ofAnotherCertificate_isNamed(String algorithm, int bits) throws Exception {
        Path key = KeyFiles.write(
                folder.resolve("other.key"),
                TestCertificates.newKeys(algorithm, bits).getPrivate(),
                "PKCS#8");

        assertNamed("Key of another certificate, " + algorithm, client(certificate(), key, null), MISMATCH);
    }

    @Test
    void derNamedPem_isReadAllTheSame() throws Exception {
        Path certificate =
                Files.write(folder.resolve("der.pem"), CLIENT.certificate().getEncoded());
        Path key = KeyFiles.write(
                folder.resolve("key.pem"), TestCertificates.newKeys("EC", 256).getPrivate(), "PKCS#8 DER");

        assertNamed("DER named .pem, key of another certificate", client(certificate, key, null), MISMATCH);
    }

    @Test
    void files_thatHoldSomethingElse_areNamed() throws Exception {
        Path openSsh = Files.writeString(
                folder.resolve("id_ed25519"),
                "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n");
        Path request = Files.writeString(
                folder.resolve("client.csr"),
                "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n");
        Path publicKey =
                TestCertificates.pem(folder.resolve("public.pem"), CLIENT.keys().getPublic());
        Path garbage = Files.writeString(folder.resolve("garbage"), "hello");
        Path der =
                Files.write(folder.resolve("client.der"), CLIENT.certificate().getEncoded());
        Path damaged = Files.writeString(
                folder.resolve("damaged.key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");

        assertNamed("Key in OpenSSH's format", client(certificate(), openSsh, null), "OpenSSH's own format");
        assertNamed("Request in place of the key", client(certificate(), request, null), "a request for a certificate");
        assertNamed("Public key in place of the key", client(certificate(), publicKey, null), "it holds a public key");
        assertNamed("Text in place of the key", client(certificate(), garbage, null), "neither PEM nor DER");
        assertNamed("Damaged key", client(certificate(), damaged, null), "it is damaged");
        assertNamed(
                "Text in place of the certificate",
                client(garbage, null, null),
                "Can't read the certificate “" + garbage);
        assertNamed("Certificate without key", client(certificate(), null, null), "Choose the key too");
        assertNamed("Certificate in DER without key", client(der, null, null), "Choose the key too");
        assertNamed("Key file missing", client(certificate(), folder.resolve("none"), null), "Can't find");
        assertNamed("Certificate file missing", client(folder.resolve("none"), null, null), "Can't find");
    }

    @ParameterizedTest
    @CsvSource({"PKCS12", "JKS"})
    void store_wrongOrNoPassword_isNamed(String type) throws Exception {
        Path file = folder.resolve("client.store");
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        store.setKeyEntry(
                "client", CLIENT.keys().getPrivate(), "pw".toCharArray(), new Certificate[] {CLIENT.certificate()});
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "pw".toCharArray());
        }

        assertNamed("Wrong password of a " + type + " store", client(file, null, "no"), "wrong password");
        assertNamed("No password of a " + type + " store", client(file, null, null), "it needs a password");
    }

    @Test
    void settings_thatMakeNoSense_areNamed() {
        TlsOptions options = TlsOptions.DEFAULT;
        assertNamed(
                "TLS 1.1 in the profile",
                options.withProtocols(List.of("TLSv1.2", "TLSv1.1")),
                "TLSv1.1 is no version of TLS that is spoken here");
        assertNamed(
                "Unknown cipher suite in the profile",
                options.withCipherSuites(List.of("TLS_AES_128_GCM_SHA256", "TLS_NONE")),
                "TLS_NONE is no cipher suite");
        assertNamed(
                "Certificate taken over, damaged in the profile",
                options.withTrust(Trust.SYSTEM.withCertificates(List.of("AAAA"))),
                "taken over into this profile is damaged");
        assertNamed(
                "Impossible server name",
                new TlsOptions(
                        options.trust(),
                        options.client(),
                        List.of(),
                        List.of(),
                        "not a name",
                        List.of(),
                        options.relaxations()),
                "“not a name” is no server name");
    }
}
