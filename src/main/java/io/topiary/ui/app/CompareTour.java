package io.topiary.ui.app;

import io.topiary.core.compare.Finding.Kind;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.ui.history.compare.CompareViewModel;
import java.nio.charset.StandardCharsets;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The part of a tour that asks what changed while a button was pressed. Called on the main thread. */
final class CompareTour {

    private static final double PAGE_SHARE = 0.45;
    private static final String STEP = "app.tour.step.compare";
    private static final String LAMP = "tour/lamp/state";

    private final TourGuide guide;
    private final SessionTab tab;

    CompareTour(TourGuide guide, SessionTab tab) {
        this.guide = guide;
        this.tab = tab;
    }

    void walk() throws TourException {
        CompareViewModel model = tab.panes().compare().model();
        publish(LAMP, "{\"on\":false,\"brightness\":20,\"effect\":\"none\"}");
        publish("tour/lamp/mode", "manual");
        await("tour/lamp/mode");
        guide.act(() -> {
            tab.view().showCompare();
            tab.view().giveLog(PAGE_SHARE);
            model.mark('A');
        });
        guide.await(STEP, model::isMarked);
        publish(LAMP, "{\"on\":true,\"brightness\":80,\"effect\":\"none\",\"since\":\"12:00\"}");
        publish("tour/lamp/mode", "");
        publish("tour/lamp/scene", "evening");
        await("tour/lamp/scene");
        guide.act(() -> {
            model.compare();
            ((TextInputControl) tab.view().lookup("#compareFilter")).setText("topic:tour/#");
        });
        guide.await(STEP, () -> !model.runningProperty().get() && count(model) >= 3);
        guide.act(() -> {
            TableView<?> table = (TableView<?>) tab.view().lookup("#compareTable");
            table.requestFocus();
            press(table, KeyCode.HOME);
            press(table, KeyCode.DOWN);
            press(table, KeyCode.DOWN);
        });
        guide.picture("23-compare");
        guide.act(() -> ((ToggleButton) tab.panes().compare().view().lookup("#compareDiffBeside")).setSelected(true));
        guide.picture("24-compare-beside");
    }

    private static void press(TableView<?> table, KeyCode code) {
        table.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static long count(CompareViewModel model) {
        var result = model.resultProperty().get();
        return result == null ? 0 : result.count(Kind.ADDED) + result.count(Kind.REMOVED) + result.count(Kind.CHANGED);
    }

    private void publish(String topic, String payload) {
        guide.act(() -> {
            var _ = tab.model()
                    .session()
                    .publish(PublishRequest.of(
                            Topic.of(topic), payload.getBytes(StandardCharsets.UTF_8), Qos.AT_LEAST_ONCE, true));
        });
    }

    private void await(String topic) throws TourException {
        guide.await(
                STEP,
                () -> tab.model()
                        .session()
                        .model()
                        .read(model -> model.tree().row(topic))
                        .isPresent());
    }
}
