package io.topiary.ui.kit.message;

import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.ColumnArrangement.Kind;
import io.topiary.ui.kit.ColumnMaker;
import io.topiary.ui.kit.ColumnWidth;
import io.topiary.ui.kit.ColumnWidths;
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
    private static final double FIGURE_WIDTH = 90;
    private static final double VALUE_WIDTH = 90;
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
     * @param timeWidth how wide that is
     */
    public void addTo(TableView<RowSlot<R>> table, Function<MessageLine, String> time, ColumnWidth timeWidth) {
        kinds(time, timeWidth).forEach(kind -> add(kind, table));
    }

    /**
     * Adds the columns for messages of one topic to {@code table}: time, what {@code interval} and {@code changed} say, then
     * all that {@link #addTo} adds but the topic.
     *
     * @param timeWidth how wide the time is
     */
    public void addOfOneTopic(
            TableView<RowSlot<R>> table,
            Function<MessageLine, String> time,
            ColumnWidth timeWidth,
            Function<MessageLine, String> interval,
            Function<MessageLine, String> changed) {
        List<Kind<R>> usual = kinds(time, timeWidth);
        add(usual.getFirst(), table);
        add(figure("interval", row -> row instanceof MessageLine line ? interval.apply(line) : ""), table);
        add(kind("changed", ColumnWidth.fixed(30), () -> text(changed)), table);
        usual.stream()
                .skip(1)
                .filter(kind -> !kind.column().getId().equals(TOPIC))
                .forEach(kind -> add(kind, table));
    }

    private void add(Kind<R> kind, TableView<RowSlot<R>> table) {
        ColumnWidths.of(table).set(kind.column(), kind.width());
        table.getColumns().add(kind.column());
    }

    /** The same columns to be arranged by the user; that of the topic is always there. */
    public List<Kind<R>> kinds(Function<MessageLine, String> time, ColumnWidth timeWidth) {
        return List.of(
                kind("time", timeWidth, () -> text(time).styled("faint")),
                kind("direction", ColumnWidth.upTo(44, 60), () -> new DirectionCell<>(guard, words)),
                kind(
                        TOPIC,
                        ColumnWidth.roomy(260, 110),
                        () -> text(words::topic).leftToRight().styled("path")),
                kind("payload", ColumnWidth.roomy(360, 110), () -> new PayloadCell<>(guard, words)),
                kind("qos", ColumnWidth.upTo(44, 70), () -> text(words::qos).styled("faint")),
                kind("retained", ColumnWidth.upTo(44, 90), () -> new RetainedCell<>(guard, messages)),
                kind(
                        "size",
                        ColumnWidth.upTo(86, 130),
                        () -> text(words::size).toTheRight().styled("faint")));
    }

    /** A column of figures called {@code id}, hidden until somebody wants it. */
    public Kind<R> figure(String id, Function<R, String> text) {
        TableColumn<RowSlot<R>, R> column = ColumnMaker.ofSlots(
                id,
                messages.get("messages.column." + id),
                () -> new TextCell<>(guard, text).toTheRight().styled("faint"));
        column.getStyleClass().add("right");
        return new Kind<>(column, ColumnWidth.upTo(FIGURE_WIDTH, FIGURE_WIDTH * 2), false, false);
    }

    /** A column that the user made, empty if {@code id} is the name of none. */
    public Optional<Kind<R>> made(String id) {
        return ColumnValue.of(id).map(value -> {
            Supplier<GuardedCell<R>> cell = () -> text(line -> Escapes.visible(value.in(line.message()), LONGEST_VALUE))
                    .leftToRight();
            return new Kind<>(
                    ColumnMaker.ofSlots(id, value.name(messages, LONGEST_NAME), cell),
                    ColumnWidth.roomy(VALUE_WIDTH),
                    true,
                    false);
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

    private Kind<R> kind(String id, ColumnWidth width, Supplier<GuardedCell<R>> cell) {
        TableColumn<RowSlot<R>, R> column = ColumnMaker.ofSlots(id, messages.get("messages.column." + id), cell);
        if (id.equals("size")) {
            column.getStyleClass().add("right");
        }
        return new Kind<>(column, width, true, id.equals(TOPIC));
    }

    private TextCell<R> text(Function<MessageLine, String> words) {
        return new TextCell<>(guard, row -> row instanceof MessageLine line ? words.apply(line) : "");
    }
}
