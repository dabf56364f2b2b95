package io.topiary.ui.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.message.UserProperty;
import io.topiary.core.settings.Settings;
import java.util.List;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;

/** The part of a tour that shows what else there is about a message: others of its topic, and its properties. Main thread. */
final class InspectTour {

    private static final String STEP = "app.tour.step.history";
    private static final String TOPIC = "zigbee2mqtt/living_room_climate";
    private static final String REQUEST = "demo/echo/request";
    private static final String RESPONSE = "demo/echo/tour";
    private static final double LOG_SHARE = 0.75;
    private static final int LEAST_MESSAGES = 8;
    private static final long EXPIRY_SECONDS = 3_600;

    private final TourGuide guide;
    private final SessionTab tab;

    InspectTour(TourGuide guide, SessionTab tab) {
        this.guide = guide;
        this.tab = tab;
    }

    /** Walks. @throws TourException if something is not shown */
    void walk() throws TourException {
        guide.act(() -> {
            tab.view().giveLog(LOG_SHARE);
        });
        history();
        diff();
        properties();
        guide.act(() -> {
            tab.panes().inspected().backToLive();
            tab.panes().inspection().view().showPage("valueTab");
        });
    }

    private void history() throws TourException {
        guide.act(() -> {
            tab.panes().topics().select(TOPIC);
            tab.panes().inspection().view().showPage("historyTab");
        });
        guide.await(STEP, () -> tab.panes().inspection().history().count() >= LEAST_MESSAGES);
        guide.act(() -> {
            fire("#historyOlder");
            fire("#historyOlder");
        });
        guide.picture("26-history");
        guide.picture("26-history-200-percent", Settings.Theme.LIGHT, 2);
    }

    private void diff() throws TourException {
        guide.act(() -> tab.panes().inspection().compareWithPrevious(TOPIC));
        guide.await(
                "app.tour.step.diff",
                () -> tab.view().lookup("#diffTitle") instanceof Labeled title
                        && !title.getText().isEmpty());
        guide.picture("26-diff");
        guide.picture("26-diff-200-percent", Settings.Theme.DARK, 2);
        guide.act(() -> fire("#diffForm-lines"));
        guide.picture("26-diff-lines");
        guide.act(() -> fire("#diffForm-bytes"));
        guide.picture("26-diff-bytes");
        guide.act(() -> fire("#diffForm-auto"));
    }

    private void properties() throws TourException {
        MessageProperties properties = new MessageProperties(
                "application/json",
                RESPONSE,
                UUID.nameUUIDFromBytes(new byte[] {1}).toString().getBytes(UTF_8),
                EXPIRY_SECONDS,
                PayloadFormat.UTF_8,
                List.of(new UserProperty("trace", "4bf92f3577b34da6"), new UserProperty("unit", "°C")));
        guide.act(() -> {
            var _ = tab.model()
                    .session()
                    .publish(new PublishRequest(
                            Topic.of(REQUEST),
                            "{\"ask\": \"temperature\"}".getBytes(UTF_8),
                            Qos.AT_LEAST_ONCE,
                            false,
                            properties));
        });
        guide.await(STEP, () -> hasNode(REQUEST) && hasNode(RESPONSE));
        guide.act(() -> {
            tab.panes().topics().select(REQUEST);
            tab.panes().inspection().view().showPage("propertiesTab");
        });
        guide.await(
                STEP,
                () -> tab.view().lookup("#propertyPartners") instanceof Parent partners
                        && partners.isVisible()
                        && !partners.getChildrenUnmodifiable().isEmpty());
        guide.picture("26-properties");
        guide.picture("26-properties-200-percent", Settings.Theme.LIGHT, 2);
    }

    private boolean hasNode(String topic) {
        return tab.model()
                .session()
                .model()
                .read(model -> model.tree().row(topic))
                .isPresent();
    }

    private void fire(String id) {
        Node node = tab.view().lookup(id);
        if (node instanceof Button button) {
            button.fire();
        } else if (node instanceof ToggleButton toggle) {
            toggle.fire();
        }
    }
}
