package io.topiary.cli;

import io.topiary.core.message.Secret;
import io.topiary.core.tls.ClientCertificate;
import io.topiary.core.tls.Relaxations;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of an encrypted connection; mosquitto's meanings. */
final class TlsArguments {

    @Option(names = "--cafile", paramLabel = "FILE", descriptionKey = "cli.option.caFile")
    @Nullable
    Path caFile;

    @Option(names = "--capath", paramLabel = "DIR", descriptionKey = "cli.option.caDirectory")
    @Nullable
    Path caDirectory;

    @Option(names = "--cert", paramLabel = "FILE", descriptionKey = "cli.option.certificate")
    @Nullable
    Path certificate;

    @Option(names = "--key", paramLabel = "FILE", descriptionKey = "cli.option.key")
    @Nullable
    Path key;

    @Option(
            names = "--keypass",
            paramLabel = "PASSWORD",
            parameterConsumer = AnyText.class,
            descriptionKey = "cli.option.keyPassword")
    @Nullable
    String keyPassword;

    @Option(names = "--tls-version", paramLabel = "VERSION", descriptionKey = "cli.option.tlsVersion")
    @Nullable
    String version;

    @Option(names = "--ciphers", paramLabel = "SUITES", descriptionKey = "cli.option.ciphers")
    @Nullable
    String ciphers;

    @Option(names = "--insecure", descriptionKey = "cli.option.insecure")
    boolean insecure;

    @Option(names = "--tls-alpn", paramLabel = "PROTOCOL", descriptionKey = "cli.option.alpn")
    @Nullable
    String alpn;

    /** Whether any of them was given: that turns encryption on. */
    boolean given() {
        return caFile != null
                || caDirectory != null
                || certificate != null
                || key != null
                || version != null
                || ciphers != null
                || alpn != null
                || insecure;
    }

    /** {@code base} with what was given put over it. */
    TlsOptions over(TlsOptions base) {
        Trust trust = base.trust();
        ClientCertificate client = base.client();
        Relaxations relaxed = base.relaxations();
        return new TlsOptions(
                new Trust(
                        caFile == null ? trust.caFile() : caFile,
                        caDirectory == null ? trust.caDirectory() : caDirectory,
                        trust.certificates(),
                        trust.pins()),
                new ClientCertificate(
                        certificate == null ? client.file() : certificate,
                        key == null ? client.key() : key,
                        keyPassword == null ? client.keyPassword() : Secret.of(keyPassword)),
                version == null ? base.protocols() : List.of(protocol(version)),
                ciphers == null ? base.cipherSuites() : CipherSuites.parse(ciphers),
                base.serverName(),
                alpn == null ? base.alpn() : List.of(alpn),
                new Relaxations(relaxed.unknownAuthority(), insecure || relaxed.wrongName(), relaxed.expired()));
    }

    private static String protocol(String version) {
        return switch (version) {
            case "tlsv1.3" -> "TLSv1.3";
            case "tlsv1.2" -> "TLSv1.2";
            case "tlsv1.1", "tlsv1" -> throw CliException.usage("cli.tls.old", version);
            default -> throw CliException.usage("cli.tls.version", version);
        };
    }
}
