package io.topiary.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.vitals.Vitals;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicClearingTest {

    private static final List<String> NAMES = List.of("", "a", "b", "B", "dev2", "dev10", "x");

    private final TopicTree tree = new TopicTree(1_000_000);
    private long sequence;

    private record Undo(TopicClearing clearing, NaiveTree.Cleared naive) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void rows_afterRandomAddsClearingsAndUndos_equalTheNaiveTree(long seed) {
        Random random = new Random(seed);
        NaiveTree naive = new NaiveTree();
        List<Undo> undos = new ArrayList<>();
        for (int step = 0; step < 400; step++) {
            operate(random, naive, undos);
            List<String> rows = tree.rows(0, tree.rowCount()).stream()
                    .map(row -> row.path() + " " + row.messagesBelow() + " " + row.topics() + " " + row.expanded())
                    .toList();
            assertThat(rows).as("step %d", step).isEqualTo(naive.rows());
            assertThat(tree.rows(0, tree.rowCount()))
                    .as("step %d", step)
                    .allMatch(row -> tree.rowOf(row.path()) == row.position());
            assertThat(levels()).as("step %d", step).isEqualTo(new TreeSet<>(naive.levels()));
            assertCounts(step, naive);
        }
    }

    private void assertCounts(int step, NaiveTree naive) {
        long there =
                naive.messages.values().stream().mapToLong(Integer::longValue).sum();
        long matching = naive.messages.keySet().stream().filter(naive.filter).count();
        assertThat(List.of(tree.inTree() - tree.cleared(), (long) tree.topics(), (long) tree.matchingTopics()))
                .as("step %d", step)
                .isEqualTo(List.of(there, (long) naive.messages.size(), matching));
    }

    private void operate(Random random, NaiveTree naive, List<Undo> undos) {
        String path = randomTopic(random);
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> {
                for (int i = random.nextInt(5); i >= 0; i--) {
                    String topic = randomTopic(random);
                    tree.add(message(topic));
                    naive.add(topic, sequence);
                }
                tree.endBatch();
            }
            case 3, 4 -> {
                tree.setExpanded(path, true);
                if (naive.levels().contains(path)) {
                    naive.expanded.add(path);
                }
            }
            case 5 -> {
                boolean below = random.nextBoolean();
                undos.add(new Undo(clear(path, below), naive.clear(path, below)));
            }
            case 6 -> {
                if (!undos.isEmpty()) {
                    Undo undo = undos.remove(random.nextInt(undos.size()));
                    restore(undo.clearing());
                    naive.restore(undo.naive());
                }
            }
            case 7 -> {
                tree.setExpanded(path, false);
                naive.expanded.remove(path);
            }
            case 8 -> {
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

    @ParameterizedTest
    @EnumSource(TopicOrder.class)
    void clearAndUndo_manySiblings_leavesAllAsItWas(TopicOrder order) {
        Random random = new Random(7);
        IntStream.range(0, 5_000).forEach(i -> tree.add(message("p/" + random.nextInt(3_000) + "/x")));
        IntStream.range(0, 100).forEach(i -> tree.add(message("q/" + random.nextInt(50))));
        tree.endBatch();
        tree.setOrder(order);
        tree.expandAll("", 100_000);
        List<TreeRow> before = tree.rows(0, tree.rowCount());
        TopicClearing clearing = clear("p", true);
        assertThat(tree.rows(0, 1).getFirst().path()).isEqualTo("q");

        restore(clearing);
        tree.setOrder(order);

        assertThat(tree.rows(0, tree.rowCount())).isEqualTo(before);
        assertThat(tree.cleared()).isZero();
    }

    @Test
    void clear_topicWithOthersBelow_leavesThemAndTheLevel() {
        add("a");
        add("a/b");
        TopicClearing clearing = clear("a", false);
        assertThat(List.of(clearing.topics(), (int) clearing.messages())).isEqualTo(List.of(1, 1));
        TreeRow row = tree.row("a").orElseThrow();
        assertThat(List.of(row.messages(), row.messagesBelow(), (long) row.topics(), (long) row.children()))
                .isEqualTo(List.of(0L, 1L, 1L, 1L));
        assertThat(row.newest()).isNull();
    }

    @Test
    void clear_onlyTopicOfABranch_takesTheLevelsAboveToo() {
        add("a/b/c/d");
        add("a/x");
        clear("a/b/c/d", false);
        assertThat(levels()).containsExactly("a", "a/x");
    }

    @Test
    void clear_unknownPath_doesNothing() {
        add("a");
        TopicClearing clearing = clear("b", true);
        assertThat(List.of(clearing.topics(), tree.topics())).isEqualTo(List.of(0, 1));
    }

    @Test
    void clear_32767Levels_takesAllWithoutRecursionAndUndoBringsThemBack() {
        String deep = "a" + "/a".repeat(32_766);
        add(deep);
        tree.expandAll("", 50_000);
        TopicClearing clearing = clear("a", true);
        assertThat(List.of(tree.rowCount(), tree.topics())).isEqualTo(List.of(0, 0));
        restore(clearing);
        assertThat(List.of(tree.rowCount(), tree.rowOf(deep))).isEqualTo(List.of(32_767, 32_766));
    }

    @Test
    void clearInSlices_withMessagesComingInBetween_keepsTheBooks() {
        Random random = new Random(5);
        IntStream.range(0, 2_000).forEach(i -> add("a/" + randomTopic(random)));
        TopicClearing clearing = tree.clearing("a", true);
        while (clearing.next(50)) {
            IntStream.range(0, 10).forEach(i -> add("a/" + randomTopic(random)));
            IntStream.range(0, 10).forEach(i -> add("z/" + randomTopic(random)));
        }
        assertThat(tree.row("a")).isEmpty();
        assertThat(tree.inTree() - tree.cleared()).isEqualTo(messagesAtFirstLevels());
        while (clearing.restoreNext(50)) {
            IntStream.range(0, 10).forEach(i -> add("a/" + randomTopic(random)));
        }
        assertThat(tree.cleared()).isZero();
        assertThat(tree.inTree()).isEqualTo(messagesAtFirstLevels());
        assertThat(walked()).hasSize(levels().size()).containsExactlyInAnyOrderElementsOf(levels());
    }

    @Test
    void clear_whatAnotherOneIsAboutToTake_endsBoth() {
        IntStream.range(0, 100).forEach(i -> add("a/b/" + i));
        TopicClearing first = tree.clearing("a/b", true);
        first.next(20);
        clear("a", true);
        assertThat(first.next(20)).isFalse();
        assertThat(tree.topics()).isZero();
        restore(first);
        assertThat(tree.topics()).isEqualTo(first.topics());
    }

    @Test
    void sieve_topicsGoMeanwhile_countsOnlyWhatIsThere() {
        IntStream.range(0, 1_000).forEach(i -> add("dev/" + i));
        IntStream.range(0, 1_000).forEach(i -> add("x/" + i));
        TopicSieve sieve = tree.sieve(ofTopics("dev"));
        sieve.evaluate(1_500);
        clear("dev/7", false);
        while (tree.show(sieve)) {
            sieve.evaluate(500);
        }
        assertThat(tree.matchingTopics()).isEqualTo(999);
    }

    @Test
    void orderInSlices_siblingsGoAndComeBackMeanwhile_areThereOnce() {
        IntStream.range(0, 3_000).forEach(i -> add("p/" + i));
        tree.expandAll("", 10_000);
        TopicSorting sorting = tree.beginOrder(TopicOrder.ARRIVAL);
        TopicClearing clearing = null;
        boolean more = true;
        for (int i = 0; more; i++) {
            if (i == 1) {
                clearing = clear("p/5", false);
                clear("p/9", false);
            } else if (clearing != null) {
                restore(clearing);
                clearing = null;
            }
            more = tree.orderNext(sorting, 1);
            sorting.sort();
        }
        List<String> rows = tree.rows(0, 10_000).stream().map(TreeRow::path).toList();
        assertThat(rows).hasSize(3_000).doesNotHaveDuplicates().doesNotContain("p/9");
    }

    @Test
    void undo_topicThatCameAnew_countsBothAndKeepsTheNewerValue() {
        add("a/b");
        add("a/b");
        TopicClearing clearing = clear("a", true);
        add("a/b");
        Message newest = tree.row("a/b").orElseThrow().newest();
        restore(clearing);
        TreeRow row = tree.row("a/b").orElseThrow();
        assertThat(row.messages()).isEqualTo(3);
        assertThat(row.newest()).isSameAs(newest);
    }

    @Test
    void clearAndUndo_watchedTopics_areCountedAsBefore() {
        Vitals vitals = tree.watch().vitals();
        IntStream.range(0, 3).forEach(i -> List.of("a", "b").forEach(this::add));
        TopicClearing clearing = clear("a", false);
        assertThat(vitals.watched()).isEqualTo(1);
        add("a");
        restore(clearing);
        assertThat(vitals.watched()).isEqualTo(2);
    }

    @Test
    void takeNew_afterAClearing_namesTheHighestLevelThatWent() {
        tree.watch().takeNew();
        add("a/b/c");
        add("x");
        clear("a/b/c", false);
        assertThat(tree.watch().takeNew().gone()).containsExactly("a");
        assertThat(tree.watch().takeNew().gone()).isEmpty();
    }

    private TopicClearing clear(String path, boolean below) {
        TopicClearing clearing = tree.clearing(path, below);
        while (clearing.next(7)) {
            // in slices
        }
        return clearing;
    }

    private void restore(TopicClearing clearing) {
        while (clearing.restoreNext(7)) {
            // in slices
        }
    }

    private List<String> walked() {
        List<String> walked = new ArrayList<>();
        tree.watch().walk().next(Integer.MAX_VALUE, level -> walked.add(level.path()));
        return walked;
    }

    private SortedSet<String> levels() {
        return new TreeSet<>(walked());
    }

    private long messagesAtFirstLevels() {
        return tree.rows(0, tree.rowCount()).stream()
                .filter(row -> row.depth() == 1)
                .mapToLong(TreeRow::messagesBelow)
                .sum();
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

    private void add(String topic) {
        tree.add(message(topic));
        tree.endBatch();
    }

    private Message message(String topic) {
        return new Message(
                sequence++,
                0,
                sequence,
                topic,
                new byte[0],
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                false);
    }
}
