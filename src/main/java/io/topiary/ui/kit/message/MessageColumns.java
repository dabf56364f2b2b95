package io.topiary.ui.kit.message;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.GuardedCell;
import io.topiary.ui.kit.RowSlot;
import io.topiary.ui.kit.TextCell;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/**
 * Puts the columns of a message into a table: time, direction, topic, payload, QoS, retained, size. Rows that are no
 * {@link MessageLine} have empty cells. FX thread.
 *
 * @param <R> the rows of the table
 */
public final class MessageColumns<R> {

    private static final double LEAST_WIDTH = 44;

    private final Messages messages;
    private final MessageWords words;
    private final CellGuard guard;

    /** Columns that speak {@code words}. */
    public MessageColumns(Messages messages, MessageWords words) {
        this.messages = messages;
        this.words = words;
        this.guard = new CellGuard(messages);
    }

    /**
     * Adds the columns to {@code table}.
     *
     * @param time writes when it was
     * @param timeWidth how wide that gets at most, in pixels
     */
    public void addTo(TableView<RowSlot<R>> table, Function<MessageLine, String> time, double timeWidth) {
        table.getColumns()
                .add(limited(column("time", timeWidth * 3 / 4, () -> text(time).styled("faint")), timeWidth));
        table.getColumns().add(direction());
        table.getColumns()
                .add(column("topic", 260, () -> text(words::topic).leftToRight().styled("path")));
        addPayloadAndFlags(table);
    }

    private TableColumn<RowSlot<R>, R> direction() {
        return limited(column("direction", 44, () -> new DirectionCell<>(guard, words)), 60);
    }

    private void addPayloadAndFlags(TableView<RowSlot<R>> table) {
        table.getColumns().add(column("payload", 360, () -> new PayloadCell<>(guard, words)));
        table.getColumns().add(limited(column("qos", 44, () -> text(words::qos).styled("faint")), 70));
        table.getColumns().add(limited(column("retained", 44, () -> new RetainedCell<>(guard, messages)), 90));
        TableColumn<RowSlot<R>, R> size =
                limited(column("size", 86, () -> text(words::size).toTheRight().styled("faint")), 110);
        size.getStyleClass().add("right");
        table.getColumns().add(size);
    }

    /**
     * Adds the columns for messages of one topic to {@code table}: time, what {@code interval} and {@code changed} say, then
     * all that {@link #addTo} adds but the topic.
     *
     * @param timeWidth how wide the time gets at most, in pixels
     */
    public void addOfOneTopic(
            TableView<RowSlot<R>> table,
            Function<MessageLine, String> time,
            double timeWidth,
            Function<MessageLine, String> interval,
            Function<MessageLine, String> changed) {
        table.getColumns()
                .add(limited(column("time", timeWidth * 2 / 3, () -> text(time).styled("faint")), timeWidth));
        TableColumn<RowSlot<R>, R> since =
                limited(column("interval", 86, () -> text(interval).toTheRight().styled("faint")), 120);
        since.getStyleClass().add("right");
        table.getColumns().add(since);
        table.getColumns().add(limited(column("changed", 30, () -> text(changed)), 40));
        table.getColumns().add(direction());
        addPayloadAndFlags(table);
    }

    private TextCell<R> text(Function<MessageLine, String> words) {
        return new TextCell<>(guard, row -> row instanceof MessageLine line ? words.apply(line) : "");
    }

    private TableColumn<RowSlot<R>, R> limited(TableColumn<RowSlot<R>, R> column, double width) {
        column.setMaxWidth(width);
        column.setMinWidth(Math.min(column.getPrefWidth(), width));
        return column;
    }

    private TableColumn<RowSlot<R>, R> column(String id, double width, Supplier<GuardedCell<R>> cell) {
        TableColumn<RowSlot<R>, R> column = new TableColumn<>(messages.get("messages.column." + id));
        column.setId(id);
        column.setSortable(false);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, LEAST_WIDTH));
        column.setCellValueFactory(features -> features.getValue().rowProperty());
        column.setCellFactory(ignored -> cell.get());
        return column;
    }
}
