package io.topiary.core.mqtt;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a connection stands. Guarded: {@link #canBecome(ConnectionState)} tells which steps exist.
 *
 * <pre>
 *                    connect                 address           CONNACK               SUBACK
 *  DISCONNECTED ────────────► RESOLVING ───────────► CONNECTING ──────► SUBSCRIBING ───────► CONNECTED
 *       ▲  ▲                   │  ▲   │                 │                   │                   │
 *       │  └──── cancel ───────┘  │   └───── failure ───┴───── failure ─────┴────── lost ───────┤
 *       │                         │                                                             │
 *       │                         └─── delay over, or "now" ─── WAITING ◄──── retry ────────────┤
 *       │                                                         │                             │
 *       └── disconnect, from every state                          └── stop ──► FAILED ◄── stop ─┘
 * </pre>
 *
 * {@code FAILED} is left by connecting again or by disconnecting.
 */
public enum ConnectionState {
    /** Nobody asked for a connection, or it was ended on purpose. */
    DISCONNECTED,
    /** Looking the host name up. */
    RESOLVING,
    /** TCP, TLS, WebSocket or CONNECT; {@link ConnectStep} tells which. */
    CONNECTING,
    /** Connected; waiting for the broker's answer to SUBSCRIBE. */
    SUBSCRIBING,
    /** Connected, and every subscription is answered. */
    CONNECTED,
    /** Lost or refused for a reason that may pass; the next attempt is scheduled. */
    WAITING,
    /** Lost or refused for a reason that does not pass by itself; the user is asked. */
    FAILED;

    /** Whether a connection in this state may go on to {@code next}. */
    public boolean canBecome(ConnectionState next) {
        return successors().contains(next);
    }

    /** Whether a link to the broker is up. */
    public boolean isUp() {
        return this == SUBSCRIBING || this == CONNECTED;
    }

    /** Whether something goes on that a user may want to cancel. */
    public boolean isBusy() {
        return this == RESOLVING || this == CONNECTING || this == SUBSCRIBING || this == WAITING;
    }

    private Set<ConnectionState> successors() {
        return switch (this) {
            case DISCONNECTED, FAILED -> EnumSet.of(DISCONNECTED, RESOLVING);
            case RESOLVING -> EnumSet.of(DISCONNECTED, CONNECTING, WAITING, FAILED);
            case CONNECTING -> EnumSet.of(DISCONNECTED, RESOLVING, SUBSCRIBING, WAITING, FAILED);
            case SUBSCRIBING -> EnumSet.of(DISCONNECTED, CONNECTED, WAITING, FAILED);
            case CONNECTED -> EnumSet.of(DISCONNECTED, WAITING, FAILED);
            case WAITING -> EnumSet.of(DISCONNECTED, RESOLVING, FAILED);
        };
    }
}
