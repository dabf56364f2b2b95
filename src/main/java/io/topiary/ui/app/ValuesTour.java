package io.topiary.ui.app;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.jspecify.annotations.Nullable;

/** The part of a tour that looks into payloads over time, and clears what is in memory. Called on the main thread. */
final class ValuesTour {

    private static final String CLEARED = "acme";

    private final TourGuide guide;
    private final SessionTab tab;
    private final String topic;

    /** @param topic one with numbers in its payload */
    ValuesTour(TourGuide guide, SessionTab tab, String topic) {
        this.guide = guide;
        this.tab = tab;
        this.topic = topic;
    }

    /** Walks. @throws TourException if something is not shown */
    void walk() throws TourException {
        InspectionPane inspection = tab.panes().inspection();
        guide.act(() -> {
            tab.panes().topics().select(topic);
            tab.view().showLog();
            byte[] payload = tab.panes()
                    .topics()
                    .selected()
                    .map(row -> row.newest() == null ? new byte[0] : row.newest().payload())
                    .orElse(new byte[0]);
            inspection.chart(topic, inspection.numbers(payload).getFirst());
        });
        guide.await("app.tour.step.chart", () -> {
            Node plot = tab.view().lookup("#chartPlot");
            return plot != null && plot.isVisible();
        });
        guide.picture("19-chart");
        guide.act(() -> inspection.compareWithPrevious(topic));
        guide.await(
                "app.tour.step.diff",
                () -> tab.view().lookup("#diffTitle") instanceof Labeled title
                        && !title.getText().isEmpty());
        guide.picture("20-diff");
        guide.act(() -> inspection.view().showPage("valueTab"));
        clear();
    }

    private void clear() throws TourException {
        guide.act(() -> tab.panes().desk().clearLocal(CLEARED, true));
        guide.await("app.tour.step.cleared", () -> undo() != null);
        guide.picture("21-cleared");
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
