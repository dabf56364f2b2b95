package io.topiary.core.mqtt;

import java.net.InetAddress;

/**
 * One way to a server.
 *
 * @param server the server
 * @param machine who is dialled: the server by one of its addresses, or the proxy by one of its own
 * @param proxied whether that is the proxy, which looks the server's name up itself
 */
record Route(Candidate server, InetAddress machine, boolean proxied) {}
