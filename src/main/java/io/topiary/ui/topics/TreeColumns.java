package io.topiary.ui.topics;

import io.topiary.core.message.Message;
import io.topiary.core.settings.LookStore;
import io.topiary.core.settings.TreeLook.Column;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.ColumnArrangement;
import io.topiary.ui.kit.ColumnArrangement.Kind;
import io.topiary.ui.kit.ColumnMaker;
import io.topiary.ui.kit.ColumnWidth;
import io.topiary.ui.kit.GuardedCell;
import io.topiary.ui.kit.RowSlot;
import io.topiary.ui.kit.TextCell;
import io.topiary.ui.kit.message.ColumnValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The columns of the tree: which there are, which are shown, and how the user arranged them. FX thread. */
final class TreeColumns {

    private static final ColumnWidth VALUE_WIDTH = ColumnWidth.roomy(90, 60);
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_VALUE = 200;
    private static final String TOPIC = "topic";
    private static final Set<String> FIGURES = Set.of("messages", "rate", "interval", "age", "size", "qos");

    private final Messages messages;
    private final CellGuard guard;
    private final ColumnArrangement<TopicRow> arrangement;

    /**
     * The columns of {@code table}, arranged as {@code memory} says.
     *
     * @param expand expands or collapses a path
     */
    TreeColumns(
            TableView<RowSlot<TopicRow>> table,
            LookStore.Memory memory,
            Messages messages,
            BiConsumer<String, Boolean> expand) {
        this.messages = messages;
        this.guard = new CellGuard(messages);
        this.arrangement = new ColumnArrangement<>(
                table, kinds(new TopicWords(messages), expand), this::made, new Remembered(memory), messages);
    }

    private record Remembered(LookStore.Memory memory) implements ColumnArrangement.Memory {

        @Override
        public List<Column> columns() {
            return memory.look().columns();
        }

        @Override
        public void keep(List<Column> columns) {
            memory.change(look -> look.withColumns(columns));
        }
    }

    private List<Kind<TopicRow>> kinds(TopicWords words, BiConsumer<String, Boolean> expand) {
        return List.of(
                kind(TOPIC, ColumnWidth.roomy(206, 120), true, () -> new TopicCell(guard, words, expand)),
                kind("value", ColumnWidth.roomy(150, 50), true, () -> new ValueCell(guard, words)),
                kind("messages", ColumnWidth.upTo(88, 140), true, () -> figure(words::messages)),
                kind("rate", ColumnWidth.upTo(58, 120), true, () -> figure(words::rate)),
                kind(
                        "interval",
                        ColumnWidth.upTo(66, 120),
                        false,
                        () -> new TippedCell(guard, words::interval, words::intervalTip)),
                kind("minute", ColumnWidth.upTo(84, 200), false, () -> new MinuteCell(guard)),
                kind("age", ColumnWidth.upTo(54, 110), true, () -> figure(words::age)),
                kind("size", ColumnWidth.upTo(60, 110), false, () -> figure(words::size)),
                kind("qos", ColumnWidth.upTo(40, 70), false, () -> figure(words::qos)),
                kind("retained", ColumnWidth.upTo(30, 110), true, () -> new RetainedCell(guard, words)));
    }

    private GuardedCell<TopicRow> figure(Function<TopicRow, String> words) {
        return new TextCell<>(guard, words).toTheRight().styled("faint");
    }

    private Kind<TopicRow> kind(String id, ColumnWidth width, boolean shown, Supplier<GuardedCell<TopicRow>> cell) {
        TableColumn<RowSlot<TopicRow>, TopicRow> column = column(id, messages.get("topics.column." + id), cell);
        return new Kind<>(column, width, shown, id.equals(TOPIC));
    }

    /** A column that the user made. */
    private Optional<Kind<TopicRow>> made(String id) {
        return ColumnValue.of(id).map(value -> {
            Supplier<GuardedCell<TopicRow>> cell =
                    () -> new TextCell<TopicRow>(guard, row -> text(row, value)).leftToRight();
            return new Kind<>(column(id, value.name(messages, LONGEST_NAME), cell), VALUE_WIDTH, true, false);
        });
    }

    private static String text(TopicRow row, ColumnValue value) {
        Message newest = row.level().newest();
        return newest == null ? "" : Escapes.visible(value.in(newest), LONGEST_VALUE);
    }

    private static TableColumn<RowSlot<TopicRow>, TopicRow> column(
            String id, String name, Supplier<GuardedCell<TopicRow>> cell) {
        TableColumn<RowSlot<TopicRow>, TopicRow> column = ColumnMaker.ofSlots(id, name, cell);
        if (FIGURES.contains(id)) {
            column.getStyleClass().add("right");
        }
        return column;
    }

    /** What the user made of them. */
    ColumnArrangement<TopicRow> arrangement() {
        return arrangement;
    }

    /** Remembers order, widths and what is shown. */
    void remember() {
        arrangement.remember();
    }

    /** A tick for each column, and a way back. */
    List<MenuItem> items() {
        return arrangement.items();
    }
}
