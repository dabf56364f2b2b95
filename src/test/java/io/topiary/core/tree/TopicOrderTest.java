package io.topiary.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TopicOrderTest {

    private static final List<String> NAMES = List.of("", "a", "b", "B", "dev2", "dev10", "x");

    private final TopicTree tree = new TopicTree(1_000_000);
    private long now;

    static Stream<Arguments> ordersAndSeeds() {
        return Stream.of(TopicOrder.values())
                .flatMap(order -> IntStream.range(1, 4).mapToObj(seed -> Arguments.of(order, seed)));
    }

    @ParameterizedTest
    @MethodSource("ordersAndSeeds")
    void setOrder_afterRandomOperations_equalsTheNaiveTree(TopicOrder order, int seed) {
        Random random = new Random(seed);
        NaiveTree naive = new NaiveTree();
        for (int step = 0; step < 200; step++) {
            operate(random, naive);
            if (random.nextInt(3) == 0) {
                naive.order = random.nextInt(3) == 0 ? TopicOrder.NAME : order;
                tree.setOrder(naive.order);
                assertThat(rows()).as("step %d", step).isEqualTo(naive.rows());
            }
            assertThat(rows()).as("step %d", step).containsExactlyInAnyOrderElementsOf(naive.rows());
            assertPositions(step);
        }
    }

    private void operate(Random random, NaiveTree naive) {
        String path = randomTopic(random);
        switch (random.nextInt(7)) {
            case 0, 1, 2 -> {
                for (int i = random.nextInt(6); i >= 0; i--) {
                    String topic = randomTopic(random);
                    naive.add(topic, add(topic));
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
                tree.setFilter(containing(path));
                naive.filter = topic -> topic.contains(path);
            }
            default -> {
                tree.setFilter(null);
                naive.filter = topic -> true;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void largeFamily_inAnyOrder_equalsASortedMap(TopicOrder order) {
        Random random = new Random(order.name().hashCode());
        Map<String, Long> last = new HashMap<>();
        Map<String, Long> counts = new LinkedHashMap<>();
        tree.setOrder(order);
        for (int round = 0; round < 12; round++) {
            for (int i = 0; i < 400; i++) {
                String topic = "r/n" + random.nextInt(4_000);
                last.put(topic, add(topic));
                counts.merge(topic, 1L, Long::sum);
            }
            tree.endBatch();
            tree.setExpanded("r", round % 2 == 0);
            String part = round % 3 == 0 ? Integer.toString(round) : "";
            tree.setFilter(part.isEmpty() ? null : containing(part));
            tree.setExpanded("r", true);
            assertPositions(round);
            tree.setOrder(order);
            assertThat(paths().subList(1, tree.rowCount()))
                    .as("round %d", round)
                    .isEqualTo(sorted(order, last, counts).stream()
                            .filter(topic -> topic.contains(part))
                            .toList());
            assertPositions(round);
        }
    }

    private static List<String> sorted(TopicOrder order, Map<String, Long> last, Map<String, Long> counts) {
        List<String> topics = new ArrayList<>(counts.keySet());
        switch (order) {
            case NAME -> {
                TreeMap<String, Long> byName =
                        new TreeMap<>((a, b) -> NaturalOrder.compare(a, 0, a.length(), b, 0, b.length()));
                byName.putAll(counts);
                return List.copyOf(byName.keySet());
            }
            case ACTIVITY -> topics.sort(Comparator.comparing(last::get, Comparator.reverseOrder()));
            case COUNT -> topics.sort(Comparator.comparing(counts::get, Comparator.reverseOrder()));
            case ARRIVAL -> {}
        }
        return topics;
    }

    @ParameterizedTest
    @EnumSource
    void orderInSlices_withTopicsComingInBetween_losesNone(TopicOrder order) {
        List<String> topics = new ArrayList<>(
                IntStream.range(0, 3_000).mapToObj(i -> "r/" + i).toList());
        Collections.shuffle(topics, new Random(7));
        topics.subList(0, 1_500).forEach(this::add);
        tree.endBatch();
        tree.setExpanded("r", true);

        TopicSorting sorting = tree.beginOrder(order);
        int next = 1_500;
        while (tree.orderNext(sorting, 10)) {
            sorting.sort();
            for (String topic : topics.subList(next, Math.min(3_000, next + 700))) {
                add(topic);
            }
            next = Math.min(3_000, next + 700);
            tree.endBatch();
        }
        topics.subList(next, 3_000).forEach(this::add);
        tree.endBatch();

        assertPositions(0);
        assertThat(paths())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of("r"), topics.stream()).toList());
        if (order == TopicOrder.NAME) {
            assertThat(paths().subList(1, 3_001))
                    .isEqualTo(IntStream.range(0, 3_000).mapToObj(i -> "r/" + i).toList());
        }
    }

    @Test
    void beginOrder_whileAnotherIsOnItsWay_takesItsPlace() {
        List.of("b", "a", "c").forEach(this::add);
        tree.endBatch();
        TopicSorting first = tree.beginOrder(TopicOrder.ARRIVAL);
        tree.beginOrder(TopicOrder.NAME);
        assertThat(tree.orderNext(first, 10)).isFalse();
        assertThat(paths()).containsExactly("a", "b", "c");
    }

    @Test
    void add_byActivity_newLevelsComeToTheTopUntilTheNextSorting() {
        List.of("a", "b").forEach(this::add);
        tree.endBatch();
        tree.setOrder(TopicOrder.ACTIVITY);
        List.of("a", "c").forEach(this::add);
        tree.endBatch();
        assertThat(paths()).containsExactly("c", "b", "a");
        tree.setOrder(TopicOrder.ACTIVITY);
        assertThat(paths()).containsExactly("c", "a", "b");
    }

    @Test
    void setOrder_keepsWhatIsExpandedAndFiltered() {
        List.of("x/b", "x/a", "y/a", "y/a").forEach(this::add);
        tree.endBatch();
        tree.setExpanded("x", true);
        tree.setExpanded("y", true);
        tree.setFilter(containing("a"));
        tree.setOrder(TopicOrder.COUNT);
        assertThat(paths()).containsExactly("x", "x/a", "y", "y/a");
        tree.setFilter(null);
        tree.setOrder(TopicOrder.ARRIVAL);
        assertThat(paths()).containsExactly("x", "x/b", "x/a", "y", "y/a");
    }

    private void assertPositions(int step) {
        List<TreeRow> all = tree.rows(0, tree.rowCount());
        assertThat(all)
                .as("step %d", step)
                .hasSize(tree.rowCount())
                .allMatch(row -> tree.rowOf(row.path()) == row.position());
        for (int row = 0; row < all.size(); row += 1 + all.size() / 20) {
            assertThat(tree.rows(row, row + 1).getFirst()).isEqualTo(all.get(row));
        }
    }

    private List<String> rows() {
        return tree.rows(0, tree.rowCount()).stream()
                .map(row -> row.path() + " " + row.messagesBelow() + " " + row.topics() + " " + row.expanded())
                .toList();
    }

    private List<String> paths() {
        return tree.rows(0, tree.rowCount()).stream().map(TreeRow::path).toList();
    }

    private static TopicFiltering containing(String part) {
        return new TopicFiltering(message -> message.topic().contains(part), false);
    }

    private static String randomTopic(Random random) {
        StringBuilder topic = new StringBuilder(NAMES.get(random.nextInt(NAMES.size())));
        for (int level = random.nextInt(4); level > 0; level--) {
            topic.append('/').append(NAMES.get(random.nextInt(NAMES.size())));
        }
        return topic.toString();
    }

    private long add(String topic) {
        now++;
        tree.add(new Message(
                now, 0, now, topic, new byte[0], MessageProperties.NONE, Direction.IN, Qos.AT_MOST_ONCE, false));
        return now;
    }
}
