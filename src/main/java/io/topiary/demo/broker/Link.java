package io.topiary.demo.broker;

/** The way to a connected client: a socket, or code in this process. Event loop only. */
interface Link {
    /**
     * Sends a message.
     *
     * @param message what to send
     * @param delivery how
     * @param packetId packet identifier, 0 for QoS 0
     * @param dup whether it was sent before (MQTT 5, section 3.3.1.1)
     */
    void publish(Message message, Delivery delivery, int packetId, boolean dup);

    /** Sends PUBREL for a message the client has received. */
    void release(int packetId, int reason);

    /** Whether so much waits to be sent that QoS 0 messages are better dropped. */
    boolean isCongested();

    /** Whether a message fits the client's Maximum Packet Size (MQTT 5, section 3.1.2.11.4). */
    boolean accepts(Message message, Delivery delivery);

    /** How many unacknowledged messages the client takes at once (MQTT 5, section 3.3.4). */
    int receiveMaximum();

    /** Tells the client why and lets it go; the session is told before. */
    void close(int reason);
}
