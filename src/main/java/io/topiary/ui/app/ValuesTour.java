package io.topiary.ui.app;

import javafx.scene.Node;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;

/** The part of a tour that looks into payloads over time, and clears what is in memory. Called on the main thread. */
final class ValuesTour {

    private static final String CLEARED = "acme";
    private static final String TOPIC = "zigbee2mqtt/living_room_climate";
    private static final String VALUE = "/temperature";

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
            inspection.chart(TOPIC, VALUE);
        });
        guide.await("app.tour.step.chart", () -> {
            Node plot = tab.view().lookup("#chartPlot");
            return plot != null && plot.isVisible();
        });
        guide.picture("25-chart");
        new InspectTour(guide, tab).walk();
        guide.act(() -> inspection.view().showPage("valueTab"));
        clear();
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
