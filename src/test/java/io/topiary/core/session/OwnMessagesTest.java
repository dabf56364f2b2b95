package io.topiary.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
        own.received(sequence, System.nanoTime(), topic, payload.getBytes(UTF_8));
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
        own.received(1, System.nanoTime() + TimeUnit.SECONDS.toNanos(61), "a", "x".getBytes(UTF_8));
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
