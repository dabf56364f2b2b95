package io.topiary.core.mqtt;

/** Told what happens on a connection. Implementations return quickly. */
public interface ConnectionListener {

    /** The state, its step, the attempt or the subscriptions changed. Called on a thread of the connection, in order. */
    void changed(ConnectionStatus status);

    /**
     * Messages arrived. Called on the network thread: must only hand over; may wait for room for a moment, which slows
     * the broker down.
     */
    void received(Arrivals arrivals);
}
