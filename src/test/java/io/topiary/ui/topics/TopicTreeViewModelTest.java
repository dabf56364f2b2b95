package io.topiary.ui.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Qos;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Preview;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualPulse;
import io.topiary.ui.kit.RowSlot;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicTreeViewModelTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final ManualPulse pulse = new ManualPulse();
    private final TopicTreeViewModel model =
            new TopicTreeViewModel(session, pulse, Runnable::run, Messages.forLocale(Locale.ENGLISH));

    @BeforeEach
    void makeRoom() {
        model.window().setCapacity(10);
    }

    @AfterEach
    void close() {
        model.close();
        session.close();
    }

    @Test
    void refresh_firstTopics_areExpandedByThemselves() {
        feed("sensors/kitchen/temp", "sensors/kitchen/hum");
        assertThat(shown())
                .containsExactly("sensors", "sensors/kitchen", "sensors/kitchen/hum", "sensors/kitchen/temp");
    }

    @Test
    void refresh_moreThanThirtyRows_expandsNoFurther() {
        IntStream.range(0, 40).forEach(i -> connection.feed("t/" + i, "x"));
        feed("t/z");
        assertThat(model.window().rowCount()).isEqualTo(1);
    }

    @Test
    void setExpanded_collapsedByHand_staysCollapsedWhenMoreComes() {
        feed("a/b/c");
        model.setExpanded("a", false);
        feed("a/b/d", "e/f");
        assertThat(shown()).containsExactly("a", "e");
    }

    @Test
    void refresh_paused_showsNothingNew() {
        feed("a");
        model.setPaused(true);
        feed("b");
        assertThat(shown()).containsExactly("a");
    }

    @Test
    void refresh_rowsInsertedAboveTheFirst_keepTheFirstInPlace() {
        manyTopics();
        model.window().scrollTo(40);
        feed("t005a", "t010a", "t090a");
        assertThat(shown().getFirst()).isEqualTo("t040");
    }

    @Test
    void refresh_atTheTop_showsRowsInsertedThere() {
        manyTopics();
        feed("a");
        assertThat(shown().getFirst()).isEqualTo("a");
    }

    @Test
    void refresh_pointerRestsOnARow_keepsThatRowInPlace() {
        manyTopics();
        model.window().setPointerSlot(4);
        feed("a", "b", "t002a");
        assertThat(shown().get(4)).isEqualTo("t004");
    }

    @Test
    void select_collapsedTopic_revealsItOnScreen() {
        manyTopics();
        feed("z/y/x");
        model.collapseAll();
        model.select("z/y/x");
        assertThat(shown().get(model.window().selectedSlot())).isEqualTo("z/y/x");
    }

    @Test
    void select_filteredOutLater_staysSelected() {
        feed("a", "b");
        model.select("a");
        model.filterProperty().set("b");
        pulse.run();
        assertThat(List.of(model.selectedPathProperty().get(), model.window().selectedSlot()))
                .isEqualTo(List.of("a", -1));
    }

    @Test
    void moveSelection_downFromTheLastRowOnScreen_scrolls() {
        manyTopics();
        model.window().owner().selectSlot(9);
        model.window().owner().moveSelection(1);
        assertThat(List.of(model.selectedPathProperty().get(), shown().getFirst()))
                .isEqualTo(List.of("t010", "t001"));
    }

    @Test
    void moveSelection_end_goesToTheLastRow() {
        manyTopics();
        model.window().owner().moveSelection(Long.MAX_VALUE);
        assertThat(List.of(model.selectedPathProperty().get(), shown().getLast()))
                .isEqualTo(List.of("t099", "t099"));
    }

    @Test
    void moveSelection_home_goesToTheFirstRow() {
        manyTopics();
        model.window().owner().moveSelection(Long.MAX_VALUE);
        model.window().owner().moveSelection(Long.MIN_VALUE);
        assertThat(List.of(model.selectedPathProperty().get(), model.window().firstRow()))
                .isEqualTo(List.of("t000", 0L));
    }

    @Test
    void collapseOrLeave_leaf_goesToItsParentAndThenCollapsesIt() {
        feed("a/b");
        model.select("a/b");
        model.collapseOrLeave();
        model.collapseOrLeave();
        assertThat(shown()).containsExactly("a");
    }

    @Test
    void expandOrEnter_collapsedBranch_expandsAndThenEntersIt() {
        feed("a/b");
        model.setExpanded("a", false);
        model.select("a");
        model.expandOrEnter();
        model.expandOrEnter();
        assertThat(model.selectedPathProperty().get()).isEqualTo("a/b");
    }

    @Test
    void filter_words_leavesMatchesAndCountsThem() {
        manyTopics();
        model.filterProperty().set("t00");
        pulse.run();
        assertThat(model.filterSummaryProperty().get()).isEqualTo("10 of 100");
    }

    @Test
    void filter_cleared_showsEverythingAgain() {
        manyTopics();
        model.filterProperty().set("t00");
        pulse.run();
        model.filterProperty().set("");
        pulse.run();
        assertThat(List.of(
                        model.window().rowCount(), model.filterSummaryProperty().get()))
                .isEqualTo(List.of(100L, ""));
    }

    @Test
    void filter_broken_saysWhereAndKeepsTheLastGoodOne() {
        manyTopics();
        model.filterProperty().set("t00");
        model.filterProperty().set("t00 \"x");
        pulse.run();
        assertThat(List.of(model.filterErrorProperty().get(), model.window().rowCount()))
                .isEqualTo(List.of("The quotation mark at position 5 is never closed", 10L));
    }

    @Test
    void row_bigPayload_isPreviewedOnly() {
        connection.feed("big", new byte[20_000_000], Qos.AT_MOST_ONCE, true);
        feed();
        TopicRow row = model.window().slots().getFirst().get();
        assertThat(row.preview()).isEqualTo(new Preview(Preview.Kind.BINARY, "", 20_000_000));
    }

    @Test
    void spoken_topic_saysEverythingInWords() {
        connection.feed("temp", "21.5".getBytes(UTF_8), Qos.AT_MOST_ONCE, true);
        feed();
        TopicRow row = model.window().slots().getFirst().get();
        TopicRow older = new TopicRow(row.level(), row.preview(), 0, 3, false, null, null);
        assertThat(new TopicWords(Messages.forLocale(Locale.ENGLISH)).spoken(older))
                .isEqualTo("temp, 21.5, retained, 3 seconds ago");
    }

    @Test
    void close_leavesNothingRegistered() {
        model.close();
        connection.feed("late", "x");
        FakeConnection.settle(session);
        assertThat(List.of(pulse.registered(), pulse.isDirty())).isEqualTo(List.of(0, false));
    }

    private void manyTopics() {
        IntStream.range(0, 100).forEach(i -> connection.feed(String.format(Locale.ROOT, "t%03d", i), "x"));
        feed();
    }

    private void feed(String... topics) {
        for (String topic : topics) {
            connection.feed(topic, "x");
        }
        FakeConnection.settle(session);
        pulse.run();
    }

    private List<String> shown() {
        return model.window().slots().stream()
                .map(RowSlot::get)
                .map(TopicRow::path)
                .toList();
    }
}
