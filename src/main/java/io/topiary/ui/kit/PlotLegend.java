package io.topiary.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.text.Font;

/** The line above a plot: what it is about, and each line's name and value. FX thread. */
final class PlotLegend extends FlowPane {

    private final PlotWords words;
    private final Label title = new Label();
    private final Label time = new Label();
    private final List<Entry> entries = new ArrayList<>();

    /** A line's colour, name and value. */
    private static final class Entry extends HBox {

        private final PlotSwatch swatch = new PlotSwatch();
        private final Label name = new Label();
        private final Label value = new Label();

        Entry() {
            value.getStyleClass().add("plot-value");
            getStyleClass().add("plot-entry");
            getChildren().addAll(swatch, name, value);
        }
    }

    PlotLegend(String about, PlotWords words) {
        this.words = words;
        title.setText(about);
        title.getStyleClass().add("plot-title");
        time.getStyleClass().add("plot-value");
        getStyleClass().add("plot-legend");
        getChildren().add(title);
    }

    /** The font that the theme gives. */
    Font font() {
        return title.getFont();
    }

    /** Shows the values of {@code traces}: the newest, or with {@code pointing} those at {@code micros}. */
    void show(List<Trace> traces, boolean pointing, long micros) {
        if (entries.size() != traces.size()) {
            entries.clear();
            traces.forEach(trace -> entries.add(new Entry()));
            getChildren().setAll(title);
            getChildren().addAll(entries);
            getChildren().add(time);
        }
        for (int i = 0; i < traces.size(); i++) {
            Trace trace = traces.get(i);
            entries.get(i).swatch.show(trace.look());
            entries.get(i).name.setText(trace.name());
            entries.get(i).value.setText(value(trace, pointing, micros));
        }
        time.setText(pointing ? words.time(micros, true) : "");
    }

    /** All of it in one line. */
    String words() {
        String values = entries.stream()
                .map(entry -> entry.name.getText() + " " + entry.value.getText())
                .collect(Collectors.joining(", "));
        return title.getText()
                + (values.isEmpty() ? "" : ": " + values)
                + (time.getText().isEmpty() ? "" : " (" + time.getText() + ")");
    }

    private String value(Trace trace, boolean pointing, long micros) {
        int at = pointing ? trace.nearest(micros) : trace.size() - 1;
        double value = at < 0 ? Double.NaN : trace.values()[at];
        return Double.isNaN(value) ? words.none() : words.value(value);
    }
}
