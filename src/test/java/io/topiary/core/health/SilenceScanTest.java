package io.topiary.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.topiary.core.health.SilenceScan.SilentTopics;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.tree.TopicTree;
import org.junit.jupiter.api.Test;

class SilenceScanTest {

    private static final long SECOND = 1_000_000_000L;

    private final TopicTree tree = new TopicTree(10_000);

    SilenceScanTest() {
        tree.watch().vitals().linkUp(0, false);
    }

    private void every(long seconds, int times, String topic) {
        for (int i = 1; i <= times; i++) {
            tree.add(new Message(
                    i,
                    i * seconds * 1_000_000,
                    i * seconds * SECOND,
                    topic,
                    new byte[0],
                    MessageProperties.NONE,
                    Direction.IN,
                    Qos.AT_MOST_ONCE,
                    false));
        }
        tree.endBatch();
    }

    private SilentTopics scan(long seconds, int slice, int most) {
        SilenceScan scan = new SilenceScan(tree, most, path -> path.equals("deaf"));
        boolean more = true;
        while (more) {
            more = scan.next(slice, seconds * SECOND);
        }
        return scan.result();
    }

    @Test
    void result_holdsSilentTopicsOnly_mostOverdueFirst() {
        every(10, 8, "slow/one");
        every(2, 8, "fast/one");
        every(100, 8, "alive");
        every(1, 8, "deaf");
        assertThat(scan(120, 1, 100).topics())
                .extracting(
                        SilentTopic::path, topic -> Math.round(topic.silence().periods()), SilentTopic::lastMicros)
                .containsExactly(tuple("fast/one", 52L, 16_000_000L), tuple("slow/one", 4L, 80_000_000L));
    }

    @Test
    void result_beyondItsLimit_keepsTheWorstAndCountsAll() {
        for (int i = 0; i < 500; i++) {
            every(5 + i, 6, "a/" + i + "/x");
        }
        SilentTopics found = scan(100_000, 37, 10);
        assertThat(found.count()).isEqualTo(500);
        assertThat(found.topics())
                .extracting(SilentTopic::path)
                .startsWith("a/0/x", "a/1/x")
                .hasSize(10);
    }

    @Test
    void result_whileTheLinkIsDown_isEmpty() {
        every(2, 8, "a");
        tree.watch().vitals().linkDown();
        assertThat(scan(100, 10, 10)).isEqualTo(SilentTopics.NONE);
    }

    @Test
    void next_withNothingWatched_looksAtNothing() {
        tree.add(new Message(0, 0, 0, "a", new byte[0], MessageProperties.NONE, Direction.IN, Qos.AT_MOST_ONCE, true));
        assertThat(new SilenceScan(tree, 10, path -> false).next(0, 0)).isFalse();
    }
}
