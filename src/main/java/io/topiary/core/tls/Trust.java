package io.topiary.core.tls;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which servers are trusted. Certificate authorities named here take the place of the system's.
 *
 * @param caFile certificates to trust: PEM bundle, DER or key store, or null
 * @param caDirectory folder of such files, or null
 * @param certificates further certificates to trust, each the base64 of its DER, taken over from what a server showed
 * @param pins SHA-256 fingerprints, upper-case hex with colons: if there are any, the server's own certificate must have
 *     one of them and needs no authority, and any name will do
 */
public record Trust(@Nullable Path caFile, @Nullable Path caDirectory, List<String> certificates, List<String> pins) {

    /** What the system and the JDK trust. */
    public static final Trust SYSTEM = new Trust(null, null, List.of(), List.of());

    public Trust {
        certificates = List.copyOf(certificates);
        pins = List.copyOf(pins);
    }

    /** The certificates in {@code file}, null for the system's. */
    public static Trust ofFile(@Nullable Path file) {
        return new Trust(file, null, List.of(), List.of());
    }

    /** The same with other certificates taken over. */
    public Trust withCertificates(List<String> newCertificates) {
        return new Trust(caFile, caDirectory, newCertificates, pins);
    }

    /** The same with other pins. */
    public Trust withPins(List<String> newPins) {
        return new Trust(caFile, caDirectory, certificates, newPins);
    }
}
