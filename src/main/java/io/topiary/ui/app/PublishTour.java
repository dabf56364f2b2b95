package io.topiary.ui.app;

import io.topiary.core.settings.Settings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;

/** The part of a tour that goes through the pages of the publish panel. Called on the main thread. */
final class PublishTour {

    private static final String REQUEST = "demo/echo/request";
    private static final String TEMPLATE = "{\"id\": {{seq}}, \"temperature\": {{sine 20 5 60s}}}";
    private static final String TIMES = "200";

    private final TourGuide guide;
    private final SessionTab tab;

    PublishTour(TourGuide guide, SessionTab tab) {
        this.guide = guide;
        this.tab = tab;
    }

    /** Walks. @throws TourException if a page does not show what it should */
    void walk() throws TourException {
        guide.act(() -> {
            write("publishTopic", REQUEST);
            page("publishPayloadPage");
            ((ToggleButton) find("publishTemplate")).setSelected(true);
        });
        guide.act(() -> tab.panes().publishing().writePayload(TEMPLATE));
        guide.picture("07-publish-template");
        guide.act(() -> page("publishPropertiesPage"));
        guide.picture("07-publish-properties");
        repeat();
        request();
        guide.act(() -> {
            page("publishPayloadPage");
            ((ToggleButton) find("publishTemplate")).setSelected(false);
        });
    }

    private void repeat() throws TourException {
        guide.act(() -> {
            page("publishRepeatPage");
            write("publishEvery", "0");
            write("publishTimes", TIMES);
            ((Button) find("publishStart")).fire();
        });
        guide.await(
                "app.tour.step.repeat",
                () -> tab.view().lookup("#publishRuns") instanceof ListView<?> runs
                        && !runs.getItems().isEmpty()
                        && tab.view().lookup("#publishStopAll").isDisabled());
        guide.picture("07-publish-repeat");
    }

    private void request() throws TourException {
        guide.act(() -> {
            page("publishRequestPage");
            write("publishRequestTimes", TIMES);
            ((Button) find("publishAsk")).fire();
        });
        guide.await(
                "app.tour.step.request",
                () -> tab.view().lookup("#publishRequestSummary") instanceof Labeled summary
                        && summary.getText().startsWith(TIMES)
                        && !tab.view().lookup("#publishAskStop").isVisible());
        guide.picture("07-publish-request");
        guide.picture("07-publish-request-200-percent", Settings.Theme.DARK, 2);
    }

    private void page(String id) {
        ((ToggleButton) find(id)).setSelected(true);
    }

    private void write(String id, String text) {
        ((TextInputControl) find(id)).setText(text);
    }

    private Node find(String id) {
        return tab.view().lookup("#" + id);
    }
}
