package io.topiary.core.mqtt;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import org.jspecify.annotations.Nullable;

/** A {@link ConnectionListener} that is told of each message by itself. */
public interface MessageListener extends ConnectionListener {

    /**
     * A message arrived. As {@link ConnectionListener#received}.
     *
     * @param topic topic name
     * @param payload application message; the callee may keep it
     * @param qos quality of service of the delivery
     * @param retained the RETAIN flag as delivered
     * @param properties MQTT 5 properties
     */
    void received(String topic, byte[] payload, Qos qos, boolean retained, MessageProperties properties);

    /** Tells one by one; what is thrown for one of them is thrown on when all have been told. */
    @Override
    default void received(Arrivals arrivals) {
        @Nullable RuntimeException failure = null;
        for (int i = 0; i < arrivals.count(); i++) {
            try {
                received(
                        arrivals.topic(i),
                        arrivals.payload(i),
                        arrivals.qos(i),
                        arrivals.retained(i),
                        arrivals.properties(i));
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
