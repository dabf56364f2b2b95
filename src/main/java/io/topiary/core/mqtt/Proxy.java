package io.topiary.core.mqtt;

import io.topiary.core.message.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A proxy between Topiary and the broker; it resolves the broker's name.
 *
 * @param kind its protocol
 * @param host its name or address
 * @param port 1 to 65,535
 * @param user login at the proxy, or null
 * @param password password at the proxy, or null
 */
public record Proxy(
        Kind kind,
        String host,
        int port,
        @Nullable String user,
        @Nullable Secret password) {

    /** What the proxy speaks. */
    public enum Kind {
        HTTP,
        SOCKS4,
        SOCKS5
    }
}
