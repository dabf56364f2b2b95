package io.topiary.core.mqtt;

import io.topiary.core.tls.TlsParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt has in hand before it dials.
 *
 * @param routes ways to the broker in the order to try them, at least one
 * @param tls how to encrypt, or null for plain text
 */
record Preparation(List<Route> routes, @Nullable TlsParameters tls) {

    Preparation {
        routes = List.copyOf(routes);
    }
}
