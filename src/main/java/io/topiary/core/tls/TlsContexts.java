package io.topiary.core.tls;

import io.topiary.core.message.Secret;
import io.topiary.core.text.Text;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import nl.altindag.ssl.util.CertificateUtils;
import nl.altindag.ssl.util.KeyManagerUtils;
import nl.altindag.ssl.util.TrustManagerUtils;

/**
 * Turns {@link TlsOptions} into what a TLS connection needs. Reads files: not for the FX thread or a network thread. Any
 * other thread may call it.
 */
public final class TlsContexts {

    /** Older ones are broken (RFC 8996). */
    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private TlsContexts() {}

    /**
     * Reads and checks everything that {@code options} names.
     *
     * @throws TlsMaterialException if a file can't be used, or a setting makes no sense; its text names it and the reason
     */
    public static TlsParameters load(TlsOptions options) throws TlsMaterialException {
        checkProtocols(options.protocols());
        checkCipherSuites(options.cipherSuites());
        ServerName.check(options.serverName());
        PresentedChain presented = new PresentedChain();
        ClientKey client = client(options.client());
        return new TlsParameters(
                TrustManagerUtils.createTrustManagerFactory(
                        new ServerTrust(authorities(options.trust()), options, presented)),
                KeyManagerUtils.createKeyManagerFactory(new AskedKeys(client.keys(), presented)),
                options.protocols().isEmpty() ? PROTOCOLS : options.protocols(),
                options.cipherSuites(),
                options.serverName(),
                options.alpn(),
                client.certificate() == null ? null : CertificateFacts.of(client.certificate()),
                presented);
    }

    private static void checkProtocols(List<String> protocols) throws TlsMaterialException {
        for (String protocol : protocols) {
            if (!PROTOCOLS.contains(protocol)) {
                throw new TlsMaterialException(Text.of("tls.protocol", protocol));
            }
        }
    }

    /** An unknown suite would be left out in silence, and the rest be offered. */
    private static void checkCipherSuites(List<String> suites) throws TlsMaterialException {
        if (suites.isEmpty()) {
            return;
        }
        Set<String> supported;
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, null, null);
            supported = Set.of(context.getSupportedSSLParameters().getCipherSuites());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        for (String suite : suites) {
            if (!supported.contains(suite)) {
                throw new TlsMaterialException(Text.of("tls.cipherSuite", suite));
            }
        }
    }

    private static Authorities authorities(Trust trust) throws TlsMaterialException {
        List<X509Certificate> certificates = new ArrayList<>();
        Path file = trust.caFile();
        if (file != null) {
            certificates.addAll(CertificateFiles.load(file, null));
        }
        Path folder = trust.caDirectory();
        if (folder != null) {
            certificates.addAll(CertificateFiles.loadAll(folder));
        }
        for (String base64 : trust.certificates()) {
            certificates.add(CertificateFiles.ofBase64(base64));
        }
        // whoever is pinned needs nobody to vouch for it
        if (certificates.isEmpty() && trust.pins().isEmpty()) {
            certificates.addAll(CertificateUtils.getJdkTrustedCertificates());
            certificates.addAll(CertificateUtils.getSystemTrustedCertificates());
            if (certificates.isEmpty()) {
                throw new TlsMaterialException(Text.of("tls.trust.none"));
            }
        }
        return new Authorities(certificates);
    }

    private static ClientKey client(ClientCertificate client) throws TlsMaterialException {
        Path certificate = client.file();
        if (certificate == null) {
            Path key = client.key();
            if (key != null) {
                throw new TlsMaterialException(Text.of("tls.key.alone", key.toString()));
            }
            return ClientKey.none();
        }
        Secret password = client.keyPassword();
        char[] characters = password == null ? null : password.chars();
        try {
            return ClientKey.load(certificate, client.key(), characters);
        } finally {
            if (characters != null) {
                Arrays.fill(characters, '\0');
            }
        }
    }
}
