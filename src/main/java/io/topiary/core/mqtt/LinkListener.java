package io.topiary.core.mqtt;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;

/** Told what happens on one link. Every call comes on the link's network thread. */
interface LinkListener {

    /** It now waits for {@code step}. */
    void step(ConnectStep step);

    /** It ended, or never came about; called once at most. */
    void ended(LinkEnd end);

    /** A message arrived. */
    void received(String topic, byte[] payload, Qos qos, boolean retained, MessageProperties properties);
}
