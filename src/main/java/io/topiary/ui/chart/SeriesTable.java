package io.topiary.ui.chart;

import io.topiary.core.settings.ChartPlan;
import io.topiary.core.settings.ChartSeries;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/**
 * What a chart tells in numbers, a line a value: under the cursor the point nearest to it, else the newest one; and what can
 * be said of all that are to be seen. FX thread.
 */
final class SeriesTable extends ScrollPane {

    private static final List<String> COLUMNS = List.of("now", "min", "mean", "max", "count");

    /** In heights of the small text. */
    private static final double LEAST_WIDTH = 30;

    private final Messages messages;
    private final ChartWords words;
    private final Amounts amounts;
    private final GridPane grid = new GridPane();
    private final List<Label> heads = new ArrayList<>();
    private final List<SeriesLine> lines = new ArrayList<>();
    private IntConsumer edit = index -> {};

    SeriesTable(Messages messages) {
        this.messages = messages;
        this.words = new ChartWords(messages);
        this.amounts = new Amounts(messages);
        grid.getStyleClass().add("chart-series");
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(name);
        for (String column : COLUMNS) {
            Label head = new Label(messages.get("chart.column." + column));
            head.getStyleClass().addAll(Style.MUTED, Style.SMALL);
            heads.add(head);
            ColumnConstraints right = new ColumnConstraints();
            right.setHalignment(HPos.RIGHT);
            right.setMinWidth(USE_PREF_SIZE);
            grid.getColumnConstraints().add(right);
        }
        setId("chartSeries");
        getStyleClass().addAll("edge-to-edge", "chart-series-scroll");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setContent(grid);
        widthProperty().subscribe(this::arrange);
    }

    /** Where there is room for names and little else, the newest value is all that is told. */
    private void arrange() {
        boolean room = getWidth() >= LEAST_WIDTH * heads.getFirst().getFont().getSize();
        for (Node node : grid.getChildren()) {
            if (GridPane.getColumnIndex(node) > 1) {
                node.setVisible(room);
                node.setManaged(room);
            }
        }
    }

    /** Has {@code action} change how a value looks, which is told by its number. */
    void onEdit(IntConsumer action) {
        edit = action;
    }

    /** Shows the numbers of {@code frame}; at {@code cursor}, in microseconds, if there is one. */
    void show(ChartFrame frame, @Nullable Long cursor) {
        ChartPlan plan = frame.plan();
        if (lines.size() != plan.series().size()) {
            build(plan.series().size());
        }
        heads.getFirst().setText(messages.get(cursor == null ? "chart.column.now" : "chart.column.cursor"));
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i)
                    .show(texts(frame, i, cursor), frame.data().traces().get(i).look());
        }
    }

    /** What a line says. */
    record Texts(String name, String tip, List<String> cells) {}

    private Texts texts(ChartFrame frame, int index, @Nullable Long cursor) {
        ChartSeries series = frame.plan().series().get(index);
        ChartLine line = frame.lines().get(index);
        ChartStats stats = frame.stats().get(index);
        int at = cursor == null ? stats.last() : frame.nearest(index, cursor);
        String unit = series.unit().isEmpty() ? "" : " " + series.unit();
        String value = at < 0 || line.isInterruption(at) ? words.none() : line.text(at) + unit;
        String when = at >= 0 ? words.moment(line.micros()[at]) : "";
        String tip = series.topic() + (series.pointer().isEmpty() ? "" : "\n" + series.pointer()) + "\n" + value + "\n"
                + when;
        boolean none = stats.count() == 0;
        return new Texts(
                frame.names().get(index),
                tip,
                List.of(
                        value,
                        none ? "" : line.text(stats.lowest()),
                        none
                                ? ""
                                : words.mean(
                                        stats.mean(), line.values()[stats.lowest()], line.values()[stats.highest()]),
                        none ? "" : line.text(stats.highest()),
                        amounts.number(stats.count())));
    }

    /** All of it in words: {@code temp: last 21.5, min 20, mean 20.7, max 22, 12 points}. */
    String spoken(ChartFrame frame, @Nullable Long cursor) {
        String key = cursor == null ? "chart.spoken" : "chart.spoken.cursor";
        String values = IntStream.range(0, frame.plan().series().size())
                .mapToObj(i -> {
                    Texts texts = texts(frame, i, cursor);
                    List<Object> all = new ArrayList<>(List.of(texts.name()));
                    all.addAll(texts.cells());
                    return messages.get(key, all.toArray());
                })
                .collect(Collectors.joining("\n"));
        return cursor == null ? values : words.moment(cursor) + "\n" + values;
    }

    private void build(int count) {
        lines.clear();
        grid.getChildren().clear();
        for (int i = 0; i < heads.size(); i++) {
            grid.add(heads.get(i), i + 1, 0);
        }
        for (int i = 0; i < count; i++) {
            int index = i;
            SeriesLine line = new SeriesLine(COLUMNS.size(), () -> edit.accept(index));
            line.name().setId("chartSeries" + i);
            lines.add(line);
            grid.add(line.name(), 0, i + 1);
            for (int column = 0; column < COLUMNS.size(); column++) {
                grid.add(line.cell(column), column + 1, i + 1);
            }
        }
        arrange();
    }

    /** The node of the value number {@code index}. */
    @Nullable
    SeriesLine line(int index) {
        return index < lines.size() ? lines.get(index) : null;
    }
}
