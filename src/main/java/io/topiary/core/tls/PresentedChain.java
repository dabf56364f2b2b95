package io.topiary.core.tls;

import java.security.cert.X509Certificate;
import java.util.List;

/** The certificates that a server showed, kept also when they were refused. Thread-safe. */
public final class PresentedChain {

    private volatile List<X509Certificate> certificates = List.of();

    PresentedChain() {}

    /** The server's own certificate first; empty before the server showed one. */
    public List<X509Certificate> certificates() {
        return certificates;
    }

    void show(X509Certificate[] chain) {
        certificates = List.of(chain);
    }
}
