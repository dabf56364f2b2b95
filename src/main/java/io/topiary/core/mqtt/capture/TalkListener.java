package io.topiary.core.mqtt.capture;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;

/** Is told what was said on a captured connection, on the thread that feeds it. */
public interface TalkListener {

    /**
     * A message went over the wire.
     *
     * @param side who sent it
     * @param topic the topic, also where an alias stood for it
     */
    void published(Side side, String topic, byte[] payload, Qos qos, boolean retained, MessageProperties properties);

    /** Something of what {@code side} sent could not be understood; what comes after it may be again. */
    void lost(Side side);
}
