package io.topiary.ui.app;

import io.topiary.core.settings.Settings;
import io.topiary.ui.chart.ChartPageViewModel;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** The part of a tour that looks into payloads over time, and clears what is in memory. Called on the main thread. */
final class ValuesTour {

    private static final String CLEARED = "acme";
    private static final String TOPIC = "zigbee2mqtt/living_room_climate";
    private static final String VALUE = "/temperature";
    private static final List<String> MORE = List.of("/humidity", "/linkquality");

    private final TourGuide guide;
    private final SessionTab tab;

    ValuesTour(TourGuide guide, SessionTab tab) {
        this.guide = guide;
        this.tab = tab;
    }

    /** Walks. @throws TourException if something is not shown */
    void walk() throws TourException {
        InspectionPane inspection = tab.panes().inspection();
        guide.act(() -> {
            tab.panes().topics().select(TOPIC);
            tab.view().showLog();
            tab.view().showPublish(false);
            inspection.chart(TOPIC, VALUE);
        });
        guide.await("app.tour.step.chart", () -> {
            Node plot = tab.view().lookup("#chartPlot");
            return plot != null && plot.isVisible();
        });
        guide.picture("25-chart");
        charts();
        new InspectTour(guide, tab).walk();
        guide.act(() -> {
            tab.view().showPublish(true);
            inspection.view().showPage("valueTab");
        });
        clear();
    }

    /** Several values in one chart, and what is kept of them. */
    private void charts() throws TourException {
        ChartPageViewModel page = tab.panes().charts().page();
        guide.act(() -> {
            page.addTopic("acme/plant-1/packing/line-1/conveyor/speed");
            MORE.forEach(pointer -> page.add(TOPIC, pointer));
        });
        guide.await("app.tour.step.chart", () -> tab.view().lookup("#chartSeries3") != null);
        guide.picture("25-chart-series");
        guide.picture("25-chart-200-percent", Settings.Theme.LIGHT, 2);
        guide.act(() -> {
            click("#chartPin");
            page.choose(TOPIC, VALUE);
        });
        guide.await("app.tour.step.chart", () -> tab.view().lookup("#chartSeries1") == null);
        guide.act(() -> {
            click("#chartPin");
            tab.view().showDashboard();
        });
        guide.await(
                "app.tour.step.dashboard",
                () -> tab.view().lookup("#dashboardTiles") instanceof Pane tiles
                        && tiles.getChildren().size() >= 2);
        guide.picture("25-dashboard");
        guide.act(() -> tab.view().showLog());
    }

    private void click(String button) {
        if (tab.view().lookup(button) instanceof Button found) {
            found.fire();
        }
    }

    private void clear() throws TourException {
        guide.act(() -> tab.panes().desk().clearLocal(CLEARED, true));
        guide.await("app.tour.step.cleared", () -> undo() != null);
        guide.picture("27-cleared-here");
        guide.act(() -> {
            Button undo = undo();
            if (undo != null) {
                undo.fire();
            }
        });
    }

    private @Nullable Button undo() {
        return (Button) tab.view().getScene().lookup(".toast-verb");
    }
}
