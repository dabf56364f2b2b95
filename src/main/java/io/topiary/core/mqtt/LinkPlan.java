package io.topiary.core.mqtt;

import io.topiary.core.tls.TlsParameters;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * All that one attempt needs, names already resolved and certificates already read.
 *
 * @param options what the user wants
 * @param version the version of MQTT to speak
 * @param server where the broker is; unresolved behind a proxy only
 * @param proxy where the proxy is, or null
 * @param tls how to encrypt, or null for plain text
 */
record LinkPlan(
        ConnectOptions options,
        ProtocolVersion version,
        InetSocketAddress server,
        @Nullable InetSocketAddress proxy,
        @Nullable TlsParameters tls) {}
