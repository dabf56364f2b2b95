package io.topiary.core.tls;

import io.topiary.core.text.Text;
import java.net.IDN;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import org.jspecify.annotations.Nullable;

/** The name that a client asks a TLS server for (RFC 6066, section 3). */
final class ServerName {

    private static final Pattern IP_ADDRESS =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.%\\w]*]?");

    private ServerName() {}

    /** Refuses what is neither a host name nor an IP address; null is none and fits. */
    static void check(@Nullable String name) throws TlsMaterialException {
        if (name != null && !isAddress(name)) {
            try {
                sni(name);
            } catch (IllegalArgumentException e) {
                throw new TlsMaterialException(Text.of("tls.serverName", name), e);
            }
        }
    }

    /** What is to be sent for {@code name}: nothing for an IP address, which the standard forbids here. */
    static List<SNIServerName> sni(String name) {
        return isAddress(name) ? List.of() : List.of(new SNIHostName(name));
    }

    /** {@code name} as it stands in certificates. */
    static String ascii(String name) {
        return isAddress(name) ? name : IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES);
    }

    private static boolean isAddress(String name) {
        return IP_ADDRESS.matcher(name).matches();
    }
}
