package io.topiary.ui.kit.message;

import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.ColumnArrangement.Kind;
import io.topiary.ui.kit.GuardedCell;
import io.topiary.ui.kit.RowSlot;
import io.topiary.ui.kit.TextCell;
import java.util.List;
import java.util.Optional;
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

    private static final String TOPIC = "topic";
    private static final double ANY = 10_000;
    private static final double NARROWEST = 44;
    private static final double FIGURE_WIDTH = 90;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_VALUE = 200;

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
        kinds(time, timeWidth).forEach(kind -> add(kind, table));
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
        List<Kind<R>> usual = kinds(time, timeWidth);
        add(usual.getFirst(), table);
        add(figure("interval", row -> row instanceof MessageLine line ? interval.apply(line) : ""), table);
        add(kind("changed", 30, 40, () -> text(changed)), table);
        usual.stream()
                .skip(1)
                .filter(kind -> !kind.column().getId().equals(TOPIC))
                .forEach(kind -> add(kind, table));
    }

    private void add(Kind<R> kind, TableView<RowSlot<R>> table) {
        TableColumn<RowSlot<R>, R> column = kind.column();
        column.setSortable(false);
        column.setPrefWidth(kind.width());
        column.setMaxWidth(kind.widest());
        column.setMinWidth(kind.widest() < ANY ? kind.width() : Math.min(kind.width(), NARROWEST));
        table.getColumns().add(column);
    }

    /** The same columns to be arranged by the user; that of the topic is always there. */
    public List<Kind<R>> kinds(Function<MessageLine, String> time, double timeWidth) {
        return List.of(
                kind("time", timeWidth * 3 / 4, timeWidth, () -> text(time).styled("faint")),
                kind("direction", 44, 60, () -> new DirectionCell<>(guard, words)),
                kind(TOPIC, 260, ANY, () -> text(words::topic).leftToRight().styled("path")),
                kind("payload", 360, ANY, () -> new PayloadCell<>(guard, words)),
                kind("qos", 44, 70, () -> text(words::qos).styled("faint")),
                kind("retained", 44, 90, () -> new RetainedCell<>(guard, messages)),
                kind("size", 86, 110, () -> text(words::size).toTheRight().styled("faint")));
    }

    /** A column of figures called {@code id}, hidden until somebody wants it. */
    public Kind<R> figure(String id, Function<R, String> text) {
        TableColumn<RowSlot<R>, R> column = column(
                id,
                messages.get("messages.column." + id),
                () -> new TextCell<>(guard, text).toTheRight().styled("faint"));
        column.getStyleClass().add("right");
        return new Kind<>(column, FIGURE_WIDTH, FIGURE_WIDTH * 2, false, false);
    }

    /** A column that the user made, empty if {@code id} is the name of none. */
    public Optional<Kind<R>> made(String id) {
        return ColumnValue.of(id).map(value -> {
            Supplier<GuardedCell<R>> cell = () -> text(line -> Escapes.visible(value.in(line.message()), LONGEST_VALUE))
                    .leftToRight();
            return new Kind<>(column(id, value.name(messages, LONGEST_NAME), cell), FIGURE_WIDTH, ANY, true, false);
        });
    }

    /** What the cell of column {@code id} says about {@code line}, other than its time; empty if it is no such column. */
    public String text(String id, MessageLine line) {
        return switch (id) {
            case "direction" -> words.direction(line);
            case TOPIC -> words.topic(line);
            case "payload" -> words.payload(line);
            case "qos" -> words.qos(line);
            case "retained" -> line.message().retained() ? messages.get("messages.spoken.retained") : "";
            case "size" -> words.size(line);
            default ->
                ColumnValue.of(id)
                        .map(value -> Escapes.visible(value.in(line.message()), LONGEST_VALUE))
                        .orElse("");
        };
    }

    private Kind<R> kind(String id, double width, double widest, Supplier<GuardedCell<R>> cell) {
        TableColumn<RowSlot<R>, R> column = column(id, messages.get("messages.column." + id), cell);
        if (id.equals("size")) {
            column.getStyleClass().add("right");
        }
        return new Kind<>(column, width, widest, true, id.equals(TOPIC));
    }

    private TextCell<R> text(Function<MessageLine, String> words) {
        return new TextCell<>(guard, row -> row instanceof MessageLine line ? words.apply(line) : "");
    }

    private TableColumn<RowSlot<R>, R> column(String id, String name, Supplier<GuardedCell<R>> cell) {
        TableColumn<RowSlot<R>, R> column = new TableColumn<>(name);
        column.setId(id);
        column.setCellValueFactory(features -> features.getValue().rowProperty());
        column.setCellFactory(ignored -> cell.get());
        return column;
    }
}
