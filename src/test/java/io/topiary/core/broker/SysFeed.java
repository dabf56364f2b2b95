package io.topiary.core.broker;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.tree.TopicTree;
import java.nio.charset.StandardCharsets;

/** A tree that a test fills with what a broker would publish. */
final class SysFeed {

    private final TopicTree tree = new TopicTree(1_000_000);
    private long sequence;

    /** {@code topic} has {@code payload} since {@code micros}. */
    SysFeed put(String topic, String payload, long micros) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        tree.add(new Message(
                sequence++,
                micros,
                micros * 1_000,
                topic,
                bytes,
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                true));
        tree.endBatch();
        return this;
    }

    SysFeed put(String topic, String payload) {
        return put(topic, payload, 1);
    }

    BrokerReport read() {
        return SysReader.read(tree);
    }
}
