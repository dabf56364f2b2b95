package io.topiary.core.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.vitals.Delivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the newest message of a topic was stored or came live. */
class DeliveryTest {

    private static final long SECOND = 1_000_000_000L;

    private final TopicTree tree = new TopicTree(100);
    private final long start = System.nanoTime();
    private long sequence;

    DeliveryTest() {
        tree.watch().vitals().linkUp(start, false);
    }

    private Delivery after(String topic, String payload, boolean retained, long seconds) {
        tree.add(new Message(
                sequence++,
                0,
                start + seconds * SECOND,
                topic,
                payload.getBytes(UTF_8),
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                retained));
        tree.endBatch();
        return tree.row(topic).orElseThrow().delivery();
    }

    @ParameterizedTest
    @CsvSource({"MQTT 5 with retain-as-published, true", "MQTT 3.1.1, false"})
    void liveAfterStored_isLive_whateverItsFlag(String name, boolean flag) {
        tree.watch().vitals().flagTells(!flag);
        assertThat(after("a/b", "1", true, 1)).isEqualTo(Delivery.STORED);
        assertThat(after("a/b", "2", flag, 2)).isEqualTo(Delivery.LIVE);
        assertThat(after("a/b", "3", false, 3)).isEqualTo(Delivery.LIVE);
    }

    @ParameterizedTest
    @CsvSource({"MQTT 5 with retain-as-published, true", "MQTT 3.1.1, false"})
    void subscribedAgain_theStoredOneIsStored_theNextOneLive(String name, boolean flag) {
        tree.watch().vitals().flagTells(!flag);
        after("a/b", "1", true, 1);
        after("a/b", "2", flag, 2);
        tree.watch().vitals().subscribed(start + 60 * SECOND);
        assertThat(after("a/b", "2", true, 61)).isEqualTo(Delivery.STORED);
        assertThat(after("a/b", "3", flag, 62)).isEqualTo(Delivery.LIVE);
    }

    @Test
    void overlappingSubscription_bringsTheStoredOneOnceMore() {
        after("a", "1", true, 1);
        assertThat(after("a", "1", true, 2)).isEqualTo(Delivery.STORED);
    }

    @Test
    void newTopic_publishedWithRetainLater_isLive() {
        after("a", "1", true, 1);
        assertThat(after("b", "1", true, 300)).isEqualTo(Delivery.LIVE);
    }

    @Test
    void beforeMqtt5_theFlagAloneTells() {
        tree.watch().vitals().flagTells(true);
        after("a", "1", false, 100);
        assertThat(after("a", "2", true, 300)).isEqualTo(Delivery.STORED);
    }

    @Test
    void row_keepsTheFactWithItsMessage() {
        after("a", "1", true, 1);
        TreeRow before = tree.row("a").orElseThrow();
        after("a", "2", true, 2);
        assertThat(before.delivery()).isEqualTo(Delivery.STORED);
        tree.setExpanded("a", true);
        assertThat(tree.row("a").orElseThrow().delivery()).isEqualTo(Delivery.LIVE);
    }
}
