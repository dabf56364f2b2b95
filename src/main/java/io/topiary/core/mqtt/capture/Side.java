package io.topiary.core.mqtt.capture;

/** Who of the two on a connection. */
public enum Side {
    CLIENT,
    BROKER
}
