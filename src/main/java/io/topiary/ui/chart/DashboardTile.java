package io.topiary.ui.chart;

import io.topiary.core.settings.ChartPlan;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.LinePlot;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A kept chart among others: its name, which can be typed over, and what can be done with it. FX thread. */
final class DashboardTile extends VBox {

    private final DashboardViewModel model;
    private final Messages messages;
    private final ChartViewModel chart;
    private final LinePlot plot;
    private final Label none = new Label();
    private final TextField name = new TextField();
    private ChartPlan plan;

    DashboardTile(DashboardViewModel model, ChartPlan plan, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.plan = plan;
        this.chart = model.chart(plan);
        this.plot = new LinePlot("", new ChartWords(messages));
        name.setAccessibleText(messages.get("chart.tile.name"));
        name.getStyleClass().add("chart-tile-name");
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setOnAction(event -> plot.requestFocus());
        name.focusedProperty().subscribe(focused -> {
            if (!focused && !name.getText().strip().equals(this.plan.name())) {
                model.rename(this.plan, name.getText());
            }
        });
        none.setWrapText(true);
        none.getStyleClass().addAll(Style.MUTED, Style.SMALL);
        none.textProperty().bind(chart.noteProperty());
        plot.setMinSize(0, 0);
        plot.navigateBy(chart);
        StackPane area = new StackPane(plot, none);
        area.setMinSize(0, 0);
        setVgrow(area, Priority.ALWAYS);
        HBox head = new HBox(name, menu());
        head.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("chart-tile");
        getChildren().addAll(head, area);
        chart.frameProperty().subscribe(this::show);
        update(plan);
    }

    /** It was renamed, moved or given other room. */
    void update(ChartPlan now) {
        plan = now;
        if (!name.isFocused()) {
            name.setText(now.name());
        }
        setId("chartTile-" + now.id());
    }

    /** Whether it takes twice the room. */
    boolean isWide() {
        return plan.wide();
    }

    private void show(ChartFrame frame) {
        plot.setVisible(frame != null);
        none.setVisible(frame == null);
        if (frame != null) {
            plot.show(frame.data());
        }
    }

    private MenuButton menu() {
        MenuButton menu = new MenuButton(null, Icons.of("fth-more-vertical"));
        menu.getStyleClass().add("chart-icon-menu");
        Tips.name(menu, messages.get("chart.tile.menu"));
        menu.setMinWidth(USE_PREF_SIZE);
        CheckMenuItem wide = new CheckMenuItem(messages.get("chart.tile.wide"));
        wide.setOnAction(event -> model.widen(plan, wide.isSelected()));
        menu.setOnShowing(event -> wide.setSelected(plan.wide()));
        menu.getItems()
                .addAll(
                        item("chart.tile.open", () -> model.open(plan)),
                        new SeparatorMenuItem(),
                        wide,
                        item("chart.tile.earlier", () -> model.move(plan, -1)),
                        item("chart.tile.later", () -> model.move(plan, 1)),
                        new SeparatorMenuItem(),
                        item("chart.tile.remove", () -> model.remove(plan)));
        return menu;
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(messages.get(key));
        item.setId(key);
        item.setOnAction(event -> action.run());
        return item;
    }
}
