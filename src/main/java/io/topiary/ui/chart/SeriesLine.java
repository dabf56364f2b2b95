package io.topiary.ui.chart;

import io.topiary.ui.kit.PlotSwatch;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.TraceLook;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** One value in the table below a chart: how its line looks, its name, and numbers. FX thread. */
final class SeriesLine {

    private final Button name = new Button();
    private final PlotSwatch swatch = new PlotSwatch();
    private final Tooltip tip = new Tooltip();
    private final List<Label> cells;

    SeriesLine(int columns, Runnable edit) {
        name.setGraphic(swatch);
        name.getStyleClass().addAll(Style.FLAT, "chart-series-name");
        name.setMaxWidth(Double.MAX_VALUE);
        name.setTooltip(tip);
        name.setMnemonicParsing(false);
        name.setOnAction(event -> edit.run());
        this.cells = Stream.generate(SeriesLine::number).limit(columns).toList();
    }

    private static Label number() {
        Label label = new Label();
        label.getStyleClass().add("chart-number");
        return label;
    }

    Button name() {
        return name;
    }

    Label cell(int column) {
        return cells.get(column);
    }

    void show(SeriesTable.Texts texts, TraceLook look) {
        swatch.show(look);
        name.setText(texts.name());
        tip.setText(texts.tip());
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).setText(texts.cells().get(i));
        }
    }
}
