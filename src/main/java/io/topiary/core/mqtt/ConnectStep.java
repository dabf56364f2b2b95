package io.topiary.core.mqtt;

/** What a connection in state {@link ConnectionState#CONNECTING} is waiting for. */
public enum ConnectStep {
    TCP,
    TLS,
    WEB_SOCKET,
    CONNECT
}
