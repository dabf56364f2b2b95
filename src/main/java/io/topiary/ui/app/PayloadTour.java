package io.topiary.ui.app;

import io.topiary.core.payload.PayloadView;
import io.topiary.core.settings.Settings;
import io.topiary.ui.inspect.hex.HexPane;
import io.topiary.ui.kit.CodeView;
import io.topiary.ui.kit.CodeView.Place;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;

/** The part of the tour that looks at payloads. Called on the main thread. */
final class PayloadTour {

    static final String JSON_TOPIC = "zigbee2mqtt/office_light";
    static final String PICTURE_TOPIC = "cameras/front_door/snapshot";

    /** A retained document of some size. */
    private static final String LONG_TOPIC = "zigbee2mqtt/bridge/devices";

    private static final String FOUND = "temp";

    private final TourGuide guide;
    private final SessionTab tab;

    PayloadTour(TourGuide guide, SessionTab tab) {
        this.guide = guide;
        this.tab = tab;
    }

    /** Walks. @throws TourException if something is not shown */
    void walk() throws TourException {
        show(JSON_TOPIC);
        guide.picture("04-json");
        guide.picture("04-json-200-percent", Settings.Theme.LIGHT, 2);
        tree();
        show(PICTURE_TOPIC);
        guide.picture("05-jpeg");
        guide.act(() -> tab.panes().inspected().setView(PayloadView.HEX));
        guide.await("app.tour.step.payload", () -> isShown(".hex-pane"));
        guide.act(() -> {
            if (tab.view().lookup(".hex-pane") instanceof HexPane hex) {
                hex.select(20, 44);
            }
        });
        guide.picture("06-hex");
        guide.act(() -> tab.panes().inspected().setView(PayloadView.AUTO));
    }

    private void tree() throws TourException {
        show(LONG_TOPIC);
        guide.await("app.tour.step.payload", () -> isShown(".code-view"));
        guide.act(() -> {
            if (tab.view().lookup("#payloadView .code-view") instanceof CodeView code) {
                code.select(new Place(2, 8), new Place(2, 8));
            }
            if (tab.view().lookup("#findPayloadButton") instanceof Button find) {
                find.fire();
            }
            if (tab.view().lookup("#findPayload") instanceof TextInputControl typed) {
                typed.setText(FOUND);
            }
        });
        guide.await(
                "app.tour.step.find",
                () -> tab.view().lookup("#findPayloadCount") instanceof Labeled count
                        && !count.getText().isEmpty());
        guide.picture("04-json-find");
        guide.act(() -> {
            if (tab.view().lookup("#findPayloadClose") instanceof Button close) {
                close.fire();
            }
            tab.panes().inspected().payload().setTree(true);
        });
        guide.await("app.tour.step.payload", () -> isShown(".json-tree"));
        guide.picture("04-json-tree");
        guide.picture("04-json-tree-200-percent", Settings.Theme.LIGHT, 2);
        guide.act(() -> tab.panes().inspected().payload().setTree(false));
    }

    private boolean isShown(String selector) {
        Node node = tab.view().lookup("#payloadView " + selector);
        return node != null && node.isVisible();
    }

    private void show(String topic) throws TourException {
        guide.act(() -> tab.panes().topics().select(topic));
        guide.await(
                "app.tour.step.payload",
                () -> tab.panes().inspected().hasMessageProperty().get()
                        && tab.view().lookup("#inspectorTopic") instanceof TextInputControl shown
                        && shown.getText().equals(topic));
    }
}
