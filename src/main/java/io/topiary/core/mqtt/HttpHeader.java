package io.topiary.core.mqtt;

import io.topiary.core.message.Secret;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A header of the WebSocket upgrade request.
 *
 * @param name a token (RFC 9110, section 5.6.2)
 * @param value what it says, or null while its secret value is not known
 */
public record HttpHeader(String name, @Nullable Secret value) {

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern SECRET = Pattern.compile("auth|cookie|token|key|secret|passw");

    /** @throws IllegalArgumentException if {@code name} is no token */
    public HttpHeader {
        if (!isName(name)) {
            throw new IllegalArgumentException("no header name: " + name);
        }
    }

    /** Whether a header may be called {@code text}. */
    public static boolean isName(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** Whether the value is worth stealing, by the name: {@code Authorization}, {@code Cookie}, {@code X-Api-Key}. */
    public boolean isSecret() {
        return SECRET.matcher(name.toLowerCase(Locale.ROOT)).find();
    }
}
