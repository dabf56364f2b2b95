package io.topiary.core.tls;

import java.util.ArrayList;
import java.util.List;

/**
 * Picks PEM blocks of one kind out of a text (RFC 7468). The parser stumbles over blocks that it does not know, such as
 * the {@code EC PARAMETERS} that openssl writes before each elliptic key.
 */
final class PemBlocks {

    private static final String BEGIN = "-----BEGIN ";
    private static final String DASHES = "-----";

    private PemBlocks() {}

    /** The blocks whose label ends with {@code kind}, such as {@code PRIVATE KEY}; empty if there are none. */
    static String of(String text, String kind) {
        List<String> kept = new ArrayList<>();
        boolean inside = false;
        for (String line : text.lines().toList()) {
            String trimmed = line.strip();
            if (trimmed.startsWith(BEGIN)) {
                inside = trimmed.endsWith(kind + DASHES);
            }
            if (inside) {
                kept.add(trimmed);
            }
            if (trimmed.startsWith("-----END ")) {
                inside = false;
            }
        }
        return kept.isEmpty() ? "" : String.join("\n", kept) + "\n";
    }
}
