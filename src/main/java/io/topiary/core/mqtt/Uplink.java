package io.topiary.core.mqtt;

/**
 * A link that is up, with what is done over it.
 *
 * @param link the link
 * @param limits what the broker granted
 * @param outbox publishes
 * @param subscriber subscribes
 * @param pulse tells whether the broker is still there
 */
record Uplink(BrokerLink link, BrokerLimits limits, Outbox outbox, Subscriber subscriber, Pulse pulse) {}
