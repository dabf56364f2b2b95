package io.topiary.ui.chart;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.LinePlot;
import io.topiary.ui.kit.Style;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A chart as it is drawn, with its numbers below; or why there is none. FX thread. */
final class ChartArea extends StackPane {

    private final ChartViewModel model;
    private final LinePlot plot;
    private final SeriesTable table;
    private final VBox picture;
    private final Label none = new Label();

    ChartArea(ChartViewModel model, Messages messages) {
        this.model = model;
        this.plot = new LinePlot("", new ChartWords(messages));
        this.table = new SeriesTable(messages);
        plot.hideLegend();
        plot.setId("chartPlot");
        plot.setMinSize(0, 0);
        plot.navigateBy(model);
        VBox.setVgrow(plot, Priority.ALWAYS);
        this.picture = new VBox(plot, table);
        picture.getStyleClass().add("chart-picture");
        none.setWrapText(true);
        none.getStyleClass().addAll(Style.MUTED, "chart-none");
        none.textProperty().bind(model.noteProperty());
        none.setId("chartNone");
        SeriesMenu menu = new SeriesMenu(model, messages);
        table.onEdit(index -> {
            SeriesLine line = table.line(index);
            if (line != null) {
                menu.open(line.name(), index);
            }
        });
        getChildren().addAll(picture, none);
        setMinSize(0, 0);
        // at most half of the room is the table's
        heightProperty().subscribe(height -> table.setMaxHeight(height.doubleValue() * 0.45));
        model.frameProperty().subscribe(frame -> show());
        plot.momentProperty().subscribe(cursor -> show());
    }

    /** What a picture is taken of. */
    VBox picture() {
        return picture;
    }

    /** The plot. */
    LinePlot plot() {
        return plot;
    }

    private void show() {
        ChartFrame frame = model.frameProperty().get();
        picture.setVisible(frame != null);
        plot.setVisible(frame != null);
        none.setVisible(frame == null);
        if (frame == null) {
            return;
        }
        plot.show(frame.data());
        table.show(frame, plot.momentProperty().get());
        plot.setAccessibleText(table.spoken(frame, plot.momentProperty().get()));
    }
}
