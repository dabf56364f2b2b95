package io.topiary.core.tls;

import java.security.cert.X509Certificate;
import java.util.List;

/** What a server showed in the handshake and what it asked for, kept also when it was refused. Thread-safe. */
public final class PresentedChain {

    private volatile List<X509Certificate> certificates = List.of();
    private volatile String protocol = "";
    private volatile boolean asked;
    private volatile boolean answered;

    PresentedChain() {}

    /** The server's own certificate first; empty before the server showed one. */
    public List<X509Certificate> certificates() {
        return certificates;
    }

    /** The version of TLS that the server chose, such as {@code TLSv1.3}; empty before it showed a certificate. */
    public String protocol() {
        return protocol;
    }

    /** Whether the server asked for a client certificate. */
    public boolean clientCertificateAsked() {
        return asked;
    }

    /** Whether a client certificate was sent; never without being asked for one. */
    public boolean clientCertificateSent() {
        return answered;
    }

    void show(List<X509Certificate> chain, String version) {
        certificates = List.copyOf(chain);
        protocol = version;
        // another attempt with the same options begins: a server asks after it has shown its own
        asked = false;
        answered = false;
    }

    void asked(boolean withAnswer) {
        asked = true;
        answered = withAnswer;
    }
}
