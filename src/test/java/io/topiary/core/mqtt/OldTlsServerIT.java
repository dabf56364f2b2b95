package io.topiary.core.mqtt;

import static io.topiary.core.mqtt.TlsScene.assertTold;
import static io.topiary.core.mqtt.TlsScene.failure;
import static io.topiary.core.mqtt.TlsScene.mqtts;
import static io.topiary.core.mqtt.TlsScene.trusting;
import static org.awaitility.Awaitility.await;

import io.topiary.testing.KeyFiles;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.TestCertificates;
import io.topiary.testing.TestCertificates.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenSSL's server with what the JDK's own would not do any more: old versions, weak ciphers. */
class OldTlsServerIT {

    @TempDir
    Path folder;

    private Process serve(int port, Identity identity, List<String> arguments) throws Exception {
        Path certificate = TestCertificates.pem(folder.resolve("server.pem"), identity.certificate());
        Path key = KeyFiles.write(folder.resolve("server.key"), identity.keys().getPrivate(), "PKCS#8");
        List<String> command = new ArrayList<>(List.of(
                "openssl",
                "s_server",
                "-quiet",
                "-accept",
                "127.0.0.1:" + port,
                "-cert",
                certificate.toString(),
                "-key",
                key.toString()));
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            return Assumptions.abort(
                    "openssl is not on PATH; install it (Debian: apt-get install openssl) to run this");
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TLS 1.0 only, -tls1, DEFAULT, No TLS version in common",
        "TLS 1.1 only, -tls1_1, DEFAULT, No TLS version in common",
        "TLS 1.2 with RSA key exchange only, -tls1_2, AES128-SHA, no cipher suite in common",
        "TLS 1.2 without encryption only, -tls1_2, NULL-SHA256, no cipher suite in common"
    })
    void connect_serverThatIsTooOld_isRefused(String what, String version, String ciphers, String words)
            throws Exception {
        TestCertificates authority = TestCertificates.authority("CN=Test CA");
        Path ca = TestCertificates.pem(folder.resolve("ca.pem"), authority.certificate());
        Identity identity = authority.order("127.0.0.1").keys("RSA", 2048).issue();
        int port = ScriptedBroker.deadPort();
        Process server = serve(port, identity, List.of(version, "-cipher", ciphers + ":@SECLEVEL=0"));
        try {
            await().until(() -> listens(port));

            assertTold(
                    failure("T7", "OpenSSL server, " + what, mqtts(port).tls(trusting(ca))),
                    TransportProblem.TLS_NEGOTIATION,
                    words);
        } finally {
            server.destroyForcibly().waitFor();
        }
    }
}
