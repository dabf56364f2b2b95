package io.topiary.ui.chart;

import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.LinePlot;
import io.topiary.ui.kit.PlotData;
import io.topiary.ui.kit.Style;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The chart of a topic, and what of it is drawn. FX thread. */
public final class ChartView extends VBox {

    private static final int LONGEST_POINTER = 80;

    private final ChartViewModel model;
    private final Messages messages;
    private final LinePlot plot;
    private final Label note = new Label();
    private final MenuButton values;

    /** A view of {@code model}. */
    public ChartView(ChartViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.plot = new LinePlot("", new ChartWords(messages));
        this.values = new MenuButton(messages.get("chart.values"));
        setId("chartPane");
        getStyleClass().add("chart-pane");
        plot.setId("chartPlot");
        note.setId("chartNote");
        note.setWrapText(true);
        note.getStyleClass().addAll(Style.MUTED, "small-text");
        note.textProperty().bind(model.noteProperty());
        HBox.setHgrow(note, Priority.ALWAYS);
        HBox tools = new HBox(values, note);
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add("chart-tools");
        values.setId("chartValues");
        values.setMinWidth(USE_PREF_SIZE);
        // an empty menu is never shown
        values.getItems().setAll(new MenuItem(""));
        values.setOnShowing(event -> values.getItems().setAll(items()));
        StackPane area = new StackPane(plot);
        area.setMinSize(0, 0);
        VBox.setVgrow(area, Priority.ALWAYS);
        getChildren().addAll(tools, area);
        model.dataProperty().subscribe(this::show);
    }

    private void show(@Nullable PlotData data) {
        plot.setVisible(data != null);
        if (data != null) {
            plot.show(data);
        }
    }

    private List<MenuItem> items() {
        Set<String> all = new LinkedHashSet<>(model.offered());
        all.addAll(model.chosen());
        if (all.isEmpty()) {
            MenuItem none = new MenuItem(messages.get("chart.none"));
            none.setDisable(true);
            return List.of(none);
        }
        boolean full = model.chosen().size() >= LinePlot.MOST_TRACES;
        return all.stream().map(pointer -> item(pointer, full)).toList();
    }

    private MenuItem item(String pointer, boolean full) {
        String name = pointer.isEmpty() ? messages.get("chart.value") : Escapes.visible(pointer, LONGEST_POINTER);
        CheckMenuItem item = new CheckMenuItem(name);
        item.setMnemonicParsing(false);
        item.setSelected(model.chosen().contains(pointer));
        item.setDisable(full && !item.isSelected());
        item.setOnAction(event -> model.toggle(pointer));
        return item;
    }
}
