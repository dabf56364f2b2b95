package io.topiary.core.profile.exchange;

import io.topiary.core.tls.TlsOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What mosquitto writes about TLS, in Java's names. */
final class TlsNames {

    private TlsNames() {}

    /** Allows only {@code version}; null and versions that are no longer safe leave 1.2 and 1.3. */
    static void version(@Nullable String version, ProfileDraft draft) {
        if (version == null) {
            return;
        }
        switch (version) {
            case "tlsv1.3" -> allow("TLSv1.3", draft);
            case "tlsv1.2" -> allow("TLSv1.2", draft);
            default -> draft.warnings().add("exchange.warn.tlsVersion", Shown.text(version));
        }
    }

    /** Offers {@code protocol} in the handshake; null offers none. */
    static void alpn(@Nullable String protocol, ProfileDraft draft) {
        if (protocol != null) {
            TlsOptions tls = draft.options().tls();
            TlsOptions offering = new TlsOptions(
                    tls.trust(),
                    tls.client(),
                    tls.protocols(),
                    tls.cipherSuites(),
                    tls.serverName(),
                    List.of(protocol),
                    tls.relaxations());
            draft.change(options -> options.withTls(offering));
        }
    }

    private static void allow(String protocol, ProfileDraft draft) {
        draft.change(options -> options.withTls(options.tls().withProtocols(List.of(protocol))));
    }
}
