package io.topiary.core.mqtt;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;

/** Told what happens on a connection. Implementations return quickly. */
public interface ConnectionListener {

    /** The state, its step, the attempt or the subscriptions changed. Called on a thread of the connection, in order. */
    void changed(ConnectionStatus status);

    /**
     * A message arrived. Called on the network thread: must only hand over; may wait for room for a moment, which slows
     * the broker down.
     *
     * @param topic topic name
     * @param payload application message; the callee may keep it
     * @param qos quality of service of the delivery
     * @param retained the RETAIN flag as delivered
     * @param properties MQTT 5 properties
     */
    void received(String topic, byte[] payload, Qos qos, boolean retained, MessageProperties properties);
}
