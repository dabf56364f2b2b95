package io.topiary.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.testing.FaultBook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Topics that nobody should use and somebody does: the tree keeps them apart and gives back what came over the wire. */
class HostileTopicsTest {

    private final TopicTree tree = new TopicTree(1_000_000);
    private final long start = System.nanoTime();
    private long sequence;

    @Test
    void add_longestTopicInOneLevel_isOneRowWithItsWholeName() {
        String longest = "x".repeat(65_535);
        add(longest, longest.substring(1) + "y");
        assertThat(paths()).containsExactlyInAnyOrder(longest, longest.substring(1) + "y");
        note("O1", "a topic of 65,535 bytes in one level, and one that differs in the last character");
    }

    @Test
    void add_emptyAndBlankLevels_areDistinctAndComeBackAsTheyWere() {
        assertAllDistinct(List.of("a//b", "/a", "a/", "/", "//", " ", "a/ /b", "a/b", "a", "//a", "a//"));
        assertThat(tree.row("a//b").orElseThrow().name()).isEqualTo("b");
        assertThat(tree.row("").orElseThrow().children()).isEqualTo(2);
        note("O2", "a//b, /a, a/, /, //, a blank and a/ /b");
    }

    @Test
    void add_200And32767Levels_isExpandedFilteredSortedAndCollapsed() {
        String deep = "a" + "/a".repeat(32_766);
        add(deep, "b" + "/b".repeat(199));
        tree.expandAll("", 100_000);
        assertThat(tree.rowCount()).isEqualTo(32_767 + 200);
        tree.setFilter(new TopicFiltering(message -> message.topic().startsWith("a"), false));
        assertThat(tree.rowOf(deep)).isEqualTo(32_766);
        tree.setOrder(TopicOrder.COUNT);
        tree.setFilter(null);
        add(deep);
        assertThat(tree.rows(0, 1).getFirst().messagesBelow()).isEqualTo(2);
        tree.collapseAll();
        assertThat(tree.rowCount()).isEqualTo(2);
        tree.reveal(deep);
        assertThat(tree.row(deep).orElseThrow().depth()).isEqualTo(32_767);
        note("O3", "200 and 32,767 levels");
    }

    /** A tenth of what the row asks for, in random order, so that the suite stays quick; the figures are the bench's. */
    @Test
    void add_aHundredThousandSiblings_areFoundCountedAndInOrder() {
        int count = 100_000;
        List<String> topics = new ArrayList<>(
                IntStream.range(0, count).mapToObj(i -> "bus/dev" + i).toList());
        Collections.shuffle(topics, new Random(3));
        topics.subList(0, count / 2).forEach(this::put);
        tree.endBatch();
        tree.setExpanded("bus", true);
        topics.subList(count / 2, count).forEach(this::put);
        tree.endBatch();

        assertThat(tree.rowCount()).isEqualTo(count + 1);
        IntStream.of(0, 1, 511, 512, 77_777, count - 1).forEach(i -> {
            assertThat(tree.rowOf("bus/dev" + i)).isEqualTo(i + 1);
            assertThat(tree.rows(i + 1, i + 3).getFirst().path()).isEqualTo("bus/dev" + i);
        });
        tree.setFilter(new TopicFiltering(message -> message.topic().endsWith("99"), false));
        assertThat(List.of(tree.rowCount(), tree.matchingTopics())).isEqualTo(List.of(1_001, 1_000));
        note("O4", "100,000 siblings in random order, half of them while their parent is expanded");
    }

    @Test
    void add_namesThatLookAlike_areDistinct() {
        assertAllDistinct(List.of("A", "a", "\u00e9", "e\u0301", "K", "k", "\u212a", "a ", "\u00a0", "\u0430"));
        note("O5", "A and a, e with accent in one and in two characters, the Kelvin sign, a trailing blank");
    }

    @Test
    void add_dollarBelowTheFirstLevel_isAnOrdinaryName() {
        add("homie/dev/$state", "homie/dev/$name", "$SYS/broker/uptime");
        tree.expandAll("", 100);
        assertThat(paths())
                .containsExactly(
                        "$SYS",
                        "$SYS/broker",
                        "$SYS/broker/uptime",
                        "homie",
                        "homie/dev",
                        "homie/dev/$name",
                        "homie/dev/$state");
        note("O6", "$state below the first level, $SYS beside it");
    }

    @Test
    void add_controlCharactersAndNonCharacters_comeBackAsTheyWere() {
        assertAllDistinct(List.of("\u0001", "\u007f", "\uffff", "\ufeff", "\ufeffa", "a\u202eb", "ab", "\ud83d\ude00"));
        note("O8", "U+0001, U+007F, U+FFFF, a byte order mark, a direction override");
    }

    @Test
    void add_namesThatMeanSomethingElsewhere_areNothingButNames() {
        assertAllDistinct(List.of(
                "__proto__",
                "constructor",
                "..",
                "../../etc/passwd",
                "CON",
                "<script>alert(1)</script>",
                "%s{}",
                "{0}",
                "${jndi:ldap://x}"));
        note("O9", "__proto__, .., CON, a script, a format, a look-up");
    }

    @Test
    void add_anotherTopicWithEachMessage_endsAtTheLimitAndIsCounted() {
        TopicTree small = new TopicTree(1_000);
        IntStream.range(0, 5_000).forEach(i -> small.add(message("bomb/" + i)));
        IntStream.range(0, 1_000).forEach(i -> small.add(message("bomb/" + i)));
        small.endBatch();
        assertThat(List.of(small.inTree(), small.leftOut(), (long) small.topics()))
                .isEqualTo(List.of(2_000L, 4_000L, 1_000L));
        assertThat(small.rows(0, 1).getFirst().children()).isEqualTo(1_000);
        note("O10", "5,000 topics where 1,000 are allowed", "1,000 topics, 4,000 messages counted as left out");
    }

    @Test
    void add_deepTopicsOneAfterTheOther_endBeforeTheirLevelsFillTheMemory() {
        TopicTree small = new TopicTree(1_000);
        IntStream.range(0, 20).forEach(i -> small.add(message(i + "/x".repeat(32_000))));
        small.endBatch();
        assertThat(List.of(small.topics(), (int) small.leftOut())).isEqualTo(List.of(3, 17));
        note("O10", "20 topics of 32,000 levels each", "3 topics, 17 messages counted as left out");
    }

    private void assertAllDistinct(List<String> topics) {
        topics.forEach(this::add);
        topics.forEach(this::add);
        tree.expandAll("", 1_000);
        assertThat(tree.topics()).isEqualTo(topics.size());
        assertThat(paths()).doesNotHaveDuplicates().containsAll(topics);
        assertThat(topics).allSatisfy(topic -> {
            TreeRow row = tree.row(topic).orElseThrow();
            assertThat(List.of(row.path(), row.messages())).isEqualTo(List.of(topic, 2L));
            assertThat(row.name()).isEqualTo(topic.substring(topic.lastIndexOf('/') + 1));
        });
    }

    private void note(String row, String stimulus) {
        note(row, stimulus, tree.topics() + " topics, each with the name it came with");
    }

    private void note(String row, String stimulus, String words) {
        FaultBook.note(row, stimulus, words, Duration.ofNanos(System.nanoTime() - start));
    }

    private List<String> paths() {
        return tree.rows(0, tree.rowCount()).stream().map(TreeRow::path).toList();
    }

    private void add(String... topics) {
        for (String topic : topics) {
            put(topic);
        }
        tree.endBatch();
    }

    private void put(String topic) {
        tree.add(message(topic));
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
                true);
    }
}
