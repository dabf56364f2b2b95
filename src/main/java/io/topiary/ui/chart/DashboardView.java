package io.topiary.ui.chart;

import io.topiary.core.settings.ChartPlan;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Style;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;

/** The kept charts side by side, as many as there is room for, in lines. FX thread. */
public final class DashboardView extends StackPane {

    /** A chart is at least so many times as wide, and so many times as high, as the text. */
    private static final double LEAST_WIDTH = 24;

    private static final double HEIGHT = 13;

    private final DashboardViewModel model;
    private final Messages messages;
    private final FlowPane tiles = new FlowPane();
    private final ScrollPane scroll = new ScrollPane(tiles);
    private final Label none = new Label();
    private final Map<String, DashboardTile> known = new HashMap<>();

    /** A view of {@code model}. */
    public DashboardView(DashboardViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        setId("dashboard");
        tiles.setId("dashboardTiles");
        tiles.getStyleClass().add("dashboard");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        none.setText(messages.get("chart.dashboard.none"));
        none.setWrapText(true);
        none.setId("dashboardNone");
        none.getStyleClass().addAll(Style.MUTED, "chart-none");
        getChildren().addAll(scroll, none);
        setMinSize(0, 0);
        scroll.viewportBoundsProperty().subscribe(bounds -> arrange());
        none.fontProperty().subscribe(font -> arrange());
        model.plansProperty().subscribe(this::show);
    }

    private void show(List<ChartPlan> plans) {
        List<DashboardTile> wanted = new ArrayList<>();
        Map<String, DashboardTile> before = new HashMap<>(known);
        known.clear();
        for (ChartPlan plan : plans) {
            DashboardTile tile = before.get(plan.id());
            DashboardTile shown = tile == null ? new DashboardTile(model, plan, messages) : tile;
            shown.update(plan);
            known.put(plan.id(), shown);
            wanted.add(shown);
        }
        if (!tiles.getChildren().equals(wanted)) {
            tiles.getChildren().setAll(wanted);
        }
        none.setVisible(plans.isEmpty());
        scroll.setVisible(!plans.isEmpty());
        arrange();
    }

    private void arrange() {
        double em = none.getFont().getSize();
        double room = scroll.getViewportBounds().getWidth() - tiles.snappedLeftInset() - tiles.snappedRightInset();
        int columns = (int) Math.max(1, Math.floor((room + tiles.getHgap()) / (LEAST_WIDTH * em + tiles.getHgap())));
        double width = Math.max(1, Math.floor((room - (columns - 1) * tiles.getHgap()) / columns));
        for (DashboardTile tile : known.values()) {
            int span = tile.isWide() ? Math.min(2, columns) : 1;
            tile.setPrefSize(span * width + (span - 1) * tiles.getHgap(), HEIGHT * em);
            tile.setMinWidth(0);
        }
    }
}
