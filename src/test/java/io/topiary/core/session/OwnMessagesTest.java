package io.topiary.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OwnMessagesTest {

    private final OwnMessages own = new OwnMessages();

    private void publish(String topic, String payload) {
        own.publishing(PublishRequest.of(Topic.of(topic), payload.getBytes(UTF_8), Qos.AT_MOST_ONCE, false));
    }

    private void receive(long sequence, String topic, String payload) {
        receive(sequence, System.nanoTime(), topic, payload);
    }

    private void receive(long sequence, long nanos, String topic, String payload) {
        own.received(new Message(
                sequence,
                0,
                nanos,
                topic,
                payload.getBytes(UTF_8),
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                false));
    }

    @Test
    void received_whatWasPublished_isOwnOnce() {
        publish("a", "x");
        receive(1, "a", "other");
        receive(2, "b", "x");
        receive(3, "a", "x");
        receive(4, "a", "x");
        assertThat(LongStream.of(1, 2, 3, 4).filter(own::isOwn).toArray()).containsExactly(3);
    }

    @Test
    void received_aMinuteLater_isSomebodyElses() {
        publish("a", "x");
        receive(1, System.nanoTime() + TimeUnit.SECONDS.toNanos(61), "a", "x");
        assertThat(own.isOwn(1)).isFalse();
    }

    @Test
    void published_thousandsThatNeverComeBack_areForgotten() {
        for (int i = 0; i < 30_000; i++) {
            publish("t" + i, "x");
        }
        receive(1, "t0", "x");
        receive(2, "t29999", "x");
        assertThat(own.isOwn(1)).isFalse();
        assertThat(own.isOwn(2)).isTrue();
    }
}
