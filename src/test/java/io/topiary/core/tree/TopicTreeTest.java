package io.topiary.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTreeTest {

    private static final List<String> NAMES = List.of("", "a", "b", "B", "dev2", "dev10", "x");

    private final TopicTree tree = new TopicTree(1_000_000);
    private long sequence;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void rows_afterRandomOperations_equalTheNaiveTree(long seed) {
        Random random = new Random(seed);
        NaiveTree naive = new NaiveTree();
        for (int step = 0; step < 300; step++) {
            operate(random, naive);
            List<String> rows = tree.rows(0, tree.rowCount()).stream()
                    .map(row -> row.path() + " " + row.messagesBelow() + " " + row.topics() + " " + row.expanded())
                    .toList();
            assertThat(rows).as("step %d", step).isEqualTo(naive.rows());
            assertThat(tree.rows(0, tree.rowCount()))
                    .as("step %d", step)
                    .allMatch(row -> tree.rowOf(row.path()) == row.position());
        }
        assertThat(tree.matchingTopics()).isEqualTo((int)
                naive.messages.keySet().stream().filter(naive.filter).count());
    }

    private void operate(Random random, NaiveTree naive) {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> {
                for (int i = random.nextInt(4); i >= 0; i--) {
                    String topic = randomTopic(random);
                    tree.add(message(topic));
                    naive.add(topic, sequence);
                }
                tree.endBatch();
            }
            case 3, 4 -> {
                String path = randomTopic(random);
                tree.setExpanded(path, true);
                if (naive.levels().contains(path)) {
                    naive.expanded.add(path);
                }
            }
            case 5 -> {
                String path = randomTopic(random);
                tree.setExpanded(path, false);
                naive.expanded.remove(path);
            }
            case 6 -> {
                String part = NAMES.get(random.nextInt(NAMES.size()));
                tree.setFilter(ofTopics(part));
                naive.filter = topic -> topic.contains(part);
            }
            default -> {
                tree.setFilter(null);
                naive.filter = topic -> true;
            }
        }
    }

    private static TopicFiltering ofTopics(String part) {
        return new TopicFiltering(message -> message.topic().contains(part), false);
    }

    private static String randomTopic(Random random) {
        StringBuilder topic = new StringBuilder(NAMES.get(random.nextInt(NAMES.size())));
        for (int level = random.nextInt(4); level > 0; level--) {
            topic.append('/').append(NAMES.get(random.nextInt(NAMES.size())));
        }
        return topic.toString();
    }

    @Test
    void filterInSlices_withTopicsComingInBetween_equalsTheFilterAtOnce() {
        Random random = new Random(11);
        TopicTree atOnce = new TopicTree(1_000_000);
        addBoth(random, atOnce, 200);
        TopicSieve sieve = tree.sieve(ofTopics("dev"));
        do {
            sieve.evaluate(10);
            addBoth(random, atOnce, 5);
        } while (tree.show(sieve));
        atOnce.setFilter(ofTopics("dev"));
        addBoth(random, atOnce, 20);
        assertThat(List.of(paths(tree), tree.matchingTopics()))
                .isEqualTo(List.of(paths(atOnce), atOnce.matchingTopics()));
    }

    @Test
    void filterThatFollowsValues_topicBecomesAccepted_isShownAfterTheBatch() {
        tree.add(sized("a/one", 1));
        tree.add(sized("a/two", 2));
        tree.endBatch();
        tree.setFilter(new TopicFiltering(message -> message.payload().length > 1, true));
        assertThat(paths(tree)).containsExactly("a");
        assertThat(tree.matchingTopics()).isEqualTo(1);

        tree.add(sized("a/one", 3));
        tree.add(sized("a/one", 3));
        tree.endBatch();
        tree.setExpanded("a", true);

        assertThat(paths(tree)).containsExactly("a", "a/one", "a/two");
        assertThat(tree.matchingTopics()).isEqualTo(2);
    }

    @Test
    void filterThatFollowsValues_appliedAgain_hidesWhatIsNotAcceptedAnyMore() {
        tree.add(sized("a", 2));
        tree.endBatch();
        TopicFiltering longer = new TopicFiltering(message -> message.payload().length > 1, true);
        tree.setFilter(longer);
        tree.add(sized("a", 1));
        tree.endBatch();
        assertThat(paths(tree)).containsExactly("a");

        tree.setFilter(longer);
        assertThat(paths(tree)).isEmpty();
        assertThat(tree.matchingTopics()).isZero();
    }

    private void addBoth(Random random, TopicTree other, int count) {
        for (int i = 0; i < count; i++) {
            Message message = message(randomTopic(random));
            tree.add(message);
            other.add(message);
        }
        tree.endBatch();
        other.endBatch();
        tree.expandAll("", 1_000_000);
        other.expandAll("", 1_000_000);
    }

    @Test
    void add_32767Levels_isExpandedAndFoundWithoutRecursion() {
        String deep = "a" + "/a".repeat(32_766);
        add(deep);
        tree.expandAll("", 50_000);
        assertThat(List.of(
                        tree.rowCount(),
                        tree.rowOf(deep),
                        tree.rows(32_766, 32_767).getFirst().depth()))
                .isEqualTo(List.of(32_767, 32_766, 32_767));
    }

    @Test
    void add_nothingButSlashes_countsEveryEmptyLevel() {
        String slashes = "/".repeat(65_535);
        add(slashes);
        add(slashes);
        tree.expandAll("", 100_000);
        assertThat(List.of((long) tree.rowCount(), tree.rows(0, 1).getFirst().messagesBelow()))
                .isEqualTo(List.of(65_536L, 2L));
    }

    @Test
    void collapseAll_deepTree_leavesTheFirstLevel() {
        add("a/b/c");
        add("d/e");
        tree.expandAll("", 100);
        tree.collapseAll();
        assertThat(paths(tree)).containsExactly("a", "d");
    }

    @Test
    void expandAll_moreRowsThanAllowed_stopsAtAboutThatMany() {
        IntStream.range(0, 1_000).forEach(i -> add("a/" + i + "/x"));
        tree.expandAll("", 500);
        assertThat(tree.rowCount()).isEqualTo(1);
    }

    @Test
    void reveal_collapsedTopic_makesItVisible() {
        add("a/b/c/d");
        tree.reveal("a/b/c");
        assertThat(paths(tree)).containsExactly("a", "a/b", "a/b/c");
    }

    @Test
    void add_beyondTheTopicLimit_isLeftOutAndKnownTopicsGoOn() {
        TopicTree small = new TopicTree(2);
        List.of("a", "b", "c", "a").forEach(topic -> small.add(message(topic)));
        assertThat(List.of(small.inTree(), small.leftOut(), (long) small.topics()))
                .isEqualTo(List.of(3L, 1L, 2L));
    }

    @Test
    void add_theSameTopicAgain_returnsItsNumber() {
        TopicTree small = new TopicTree(2);
        int first = small.add(message("a/b"));
        int second = small.add(message("a/c"));
        assertThat(List.of(small.add(message("a/b")), small.numberOf("a/c"))).isEqualTo(List.of(first, second));
        assertThat(first).isNotNegative().isNotEqualTo(second);
        assertThat(List.of(small.add(message("d")), small.numberOf("d"))).allMatch(number -> number < 0);
    }

    @Test
    void endBatch_firstBatchOfSeveralTopics_keepsTheLatestTime() {
        tree.add(message("a/z", 50));
        tree.add(message("a/b", 20));
        tree.endBatch();
        assertThat(tree.row("a").orElseThrow().lastNanos()).isEqualTo(50);
    }

    @Test
    void row_topicThatIsNotVisible_hasNoPosition() {
        add("a/b");
        assertThat(tree.row("a/b").orElseThrow().position()).isEqualTo(-1);
    }

    private static List<String> paths(TopicTree tree) {
        return tree.rows(0, tree.rowCount()).stream().map(TreeRow::path).toList();
    }

    private void add(String topic) {
        tree.add(message(topic));
        tree.endBatch();
    }

    @Test
    void children_areThoseDirectlyBelow_inNaturalOrder_shownOrNot() {
        for (String topic : List.of("p/dev10/x", "p/dev2", "p/a", "q")) {
            tree.add(message(topic));
        }
        tree.endBatch();
        assertThat(tree.children("p", 10)).extracting(TreeRow::name).containsExactly("a", "dev2", "dev10");
        assertThat(tree.children("p", 2)).extracting(TreeRow::name).containsExactly("a", "dev2");
        assertThat(tree.children("nothing", 10)).isEmpty();
    }

    private Message message(String topic) {
        return message(topic, sequence);
    }

    private Message message(String topic, long nanos) {
        return message(topic, nanos, 0);
    }

    private Message sized(String topic, int bytes) {
        return message(topic, sequence, bytes);
    }

    private Message message(String topic, long nanos, int bytes) {
        return new Message(
                sequence++,
                0,
                nanos,
                topic,
                new byte[bytes],
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                false);
    }
}
