package io.topiary.demo.broker;

import java.util.List;

/**
 * How a message goes to one session.
 *
 * @param qos 0 to 2: the lesser of publisher's and subscription's
 * @param retain retain flag on the wire
 * @param identifiers identifiers of the subscriptions it answers (MQTT 5, section 3.3.2.3.8)
 */
record Delivery(int qos, boolean retain, List<Integer> identifiers) {}
