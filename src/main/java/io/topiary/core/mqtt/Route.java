package io.topiary.core.mqtt;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * One way to the broker.
 *
 * @param server the broker; unresolved behind a proxy, which looks the name up itself
 * @param proxy the proxy, or null
 */
record Route(InetSocketAddress server, @Nullable InetSocketAddress proxy) {}
