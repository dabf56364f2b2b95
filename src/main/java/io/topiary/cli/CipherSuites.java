package io.topiary.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of cipher suites as OpenSSL writes it ({@code ECDHE-RSA-AES128-GCM-SHA256:…}) in the names that Java uses; Java's
 * own names may stand in it too. Groups such as {@code HIGH} are not taken: what is in them differs by version.
 */
final class CipherSuites {

    /** OpenSSL's list does not touch TLS 1.3: these stay unless the list names some of them. */
    private static final List<String> TLS_1_3 =
            List.of("TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256");

    private static final Pattern OPEN_SSL =
            Pattern.compile("((?:ECDHE|DHE)-(?:RSA|ECDSA|DSS)-)?(AES(128|256)|CHACHA20-POLY1305)(-GCM)?(-SHA\\d*)?");

    private CipherSuites() {}

    static List<String> parse(String list) {
        List<String> suites = new ArrayList<>();
        for (String name : list.split("[:,]", -1)) {
            suites.add(suite(name.strip()));
        }
        if (suites.stream().noneMatch(TLS_1_3::contains)) {
            suites.addAll(TLS_1_3);
        }
        return suites;
    }

    private static String suite(String name) {
        if (name.startsWith("TLS_")) {
            return name;
        }
        Matcher parts = OPEN_SSL.matcher(name);
        if (!parts.matches()) {
            throw CliException.usage("cli.tls.cipher", name);
        }
        String exchange = parts.group(1) == null ? "RSA" : chop(parts.group(1)).replace('-', '_');
        String hash = parts.group(5) == null ? "SHA256" : parts.group(5).substring(1);
        if (parts.group(3) == null) {
            return "TLS_" + exchange + "_WITH_CHACHA20_POLY1305_" + hash;
        }
        String mode = parts.group(4) == null ? "CBC" : "GCM";
        if (parts.group(5) == null) {
            throw CliException.usage("cli.tls.cipher", name);
        }
        return "TLS_" + exchange + "_WITH_AES_" + parts.group(3) + "_" + mode + "_" + hash;
    }

    private static String chop(String text) {
        return text.substring(0, text.length() - 1);
    }
}
