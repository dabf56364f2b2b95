package io.topiary.ui.chart;

import io.topiary.core.settings.ChartPlan;
import io.topiary.core.settings.ChartSeries;
import io.topiary.core.settings.ChartSeries.Axis;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.PlotSwatch;
import io.topiary.ui.kit.TraceLook;
import java.util.function.UnaryOperator;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Changes how one value of a chart looks: name, unit, colour, steps, axis. FX thread. */
final class SeriesMenu {

    private final ChartViewModel model;
    private final Messages messages;

    SeriesMenu(ChartViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    /** Opens it below {@code owner} for the value number {@code index}. */
    void open(Node owner, int index) {
        ChartPlan plan = model.plan();
        if (index >= plan.series().size()) {
            return;
        }
        ChartSeries series = plan.series().get(index);
        ContextMenu menu = new ContextMenu();
        menu.setId("chartSeriesMenu");
        MenuItem remove = new MenuItem(messages.get("chart.series.remove"));
        remove.setId("chartSeriesRemove");
        remove.setOnAction(event -> model.show(model.plan().minus(series.topic(), series.pointer())));
        CheckMenuItem step = new CheckMenuItem(messages.get("chart.series.step"));
        step.setId("chartSeriesStep");
        step.setSelected(series.step());
        step.setOnAction(event -> change(series, each -> each.withStep(step.isSelected())));
        menu.getItems()
                .addAll(
                        field("chart.series.label", "chartSeriesLabel", series, series.label(), ChartSeries::withLabel),
                        field("chart.series.unit", "chartSeriesUnit", series, series.unit(), ChartSeries::withUnit),
                        new SeparatorMenuItem(),
                        looks(series),
                        step,
                        axes(series),
                        new SeparatorMenuItem(),
                        remove);
        menu.show(owner, Side.BOTTOM, 0, 0);
    }

    private CustomMenuItem field(String key, String id, ChartSeries series, String now, WithText change) {
        TextField field = new TextField(now);
        field.setId(id);
        field.setAccessibleText(messages.get(key));
        HBox.setHgrow(field, Priority.ALWAYS);
        Label name = new Label(messages.get(key));
        HBox row = new HBox(name, field);
        row.getStyleClass().add("chart-menu-field");
        CustomMenuItem item = new CustomMenuItem(row, false);
        field.textProperty()
                .addListener((property, before, text) -> change(series, each -> change.apply(each, text.strip())));
        field.setOnAction(event -> item.getParentPopup().hide());
        return item;
    }

    /** Makes another one with a text in it. */
    @FunctionalInterface
    private interface WithText {

        ChartSeries apply(ChartSeries before, String text);
    }

    private Menu looks(ChartSeries series) {
        Menu menu = new Menu(messages.get("chart.series.look"));
        for (int look = 0; look < TraceLook.MOST; look++) {
            int chosen = look;
            PlotSwatch swatch = new PlotSwatch();
            swatch.show(TraceLook.of(look));
            RadioMenuItem item =
                    new RadioMenuItem(messages.get("chart.series.look.number", String.valueOf(look + 1)), swatch);
            item.setSelected(look == series.look());
            item.setOnAction(event -> change(series, each -> each.withLook(chosen)));
            menu.getItems().add(item);
        }
        return menu;
    }

    private Menu axes(ChartSeries series) {
        Menu menu = new Menu(messages.get("chart.series.axis"));
        for (Axis axis : Axis.values()) {
            RadioMenuItem item = new RadioMenuItem(messages.get("chart.series.axis." + axis.label()));
            item.setSelected(axis == series.axis());
            item.setOnAction(event -> change(series, each -> each.withAxis(axis)));
            menu.getItems().add(item);
        }
        return menu;
    }

    private void change(ChartSeries of, UnaryOperator<ChartSeries> change) {
        ChartPlan plan = model.plan();
        for (int i = 0; i < plan.series().size(); i++) {
            if (plan.series().get(i).shows(of.topic(), of.pointer())) {
                model.show(plan.changed(i, change));
                return;
            }
        }
    }
}
