package io.topiary.demo.broker;

/**
 * What a client said in CONNECT it takes.
 *
 * @param receiveMaximum unacknowledged QoS 1 and 2 messages at once (MQTT 5, section 3.1.2.11.3)
 * @param packetBytes Maximum Packet Size, or {@link #UNLIMITED} (3.1.2.11.4)
 */
record ClientLimits(int receiveMaximum, long packetBytes) {
    static final long UNLIMITED = Long.MAX_VALUE;
    static final ClientLimits NONE = new ClientLimits(0xFFFF, UNLIMITED);
}
