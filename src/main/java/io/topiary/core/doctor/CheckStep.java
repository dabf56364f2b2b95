package io.topiary.core.doctor;

import io.topiary.core.text.Text;

/** The steps of an examination, in the order they are taken; those that a connection does not have are left out. */
public enum CheckStep {
    /** The name of the broker, or of the proxy before it, is looked up; its SRV records too if they are wanted. */
    DNS,
    /** A connection to one of the addresses, the proxy's if there is one. */
    TCP,
    /** The proxy is asked for the broker; left out without a proxy. */
    PROXY,
    /** The TLS handshake; left out without encryption. */
    TLS,
    /** The WebSocket handshake; left out without WebSocket. */
    WEB_SOCKET,
    /** CONNECT and what the broker grants in CONNACK. */
    CONNECT,
    /** Each subscription, asked for and taken back. */
    SUBSCRIBE,
    /** The way to the broker and back, measured with PINGREQ. */
    PING;

    /** What it is called. */
    public Text label() {
        return Text.of("doctor.step." + name());
    }
}
