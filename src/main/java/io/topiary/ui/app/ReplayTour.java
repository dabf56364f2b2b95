package io.topiary.ui.app;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.session.Session;
import io.topiary.core.session.TopicExport;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import io.topiary.ui.history.replay.ReplayInput;
import io.topiary.ui.kit.JobStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.stage.Window;

/** The part of a tour that replays some messages to the demo, under other topics. Called on the main thread. */
final class ReplayTour {

    private static final String ROOT = "zigbee2mqtt";
    private static final String STEP = "app.tour.step.replay";
    private static final long SOME = 20;

    private final TourGuide guide;
    private final SessionTab tab;
    private final Messages messages;

    ReplayTour(TourGuide guide, SessionTab tab, Messages messages) {
        this.guide = guide;
        this.tab = tab;
        this.messages = messages;
    }

    /** Walks. @throws TourException if a step does not show what it should */
    void walk() throws TourException {
        try {
            Path file = Files.createTempFile("topiary-tour", ".jsonl");
            try {
                Session session = tab.model().session();
                new TopicExport(session.model(), ROOT, MessageQuery.ALL).write(file);
                String broker = session.options().address().hostAndPort();
                walk(new ReplayInput(file.getFileName().toString(), file, broker));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (StoreException e) {
            throw new TourException(messages.get(e.text()));
        } catch (IOException e) {
            throw new TourException(String.valueOf(e.getMessage()));
        }
    }

    private void walk(ReplayInput input) throws TourException {
        guide.begin(() -> tab.replay().open());
        guide.await(STEP, () -> find("replayRewriteFrom").isPresent());
        guide.act(() -> fill(input));
        guide.act(() -> press("replayRehearse"));
        guide.await(STEP, () -> text("replayForecast").contains("→"));
        guide.pictureOfFront("28-replay", ReplayTour::dialog);
        guide.act(() -> press("replayStart"));
        guide.await(
                STEP,
                () -> tab.replay().model().facts().stage().get() == JobStage.RUNNING
                        && tab.replay().model().delivered() >= SOME);
        guide.picture("29-replaying");
        guide.act(() -> tab.replay().model().stop());
        guide.await(STEP, () -> tab.replay().model().facts().stage().get() != JobStage.RUNNING);
        guide.act(() -> press("replayDismiss"));
    }

    @SuppressWarnings("unchecked")
    private static void fill(ReplayInput input) {
        ComboBox<ReplayInput> inputs = (ComboBox<ReplayInput>) node("replayInput");
        inputs.getItems().add(input);
        inputs.setValue(input);
        ((ComboBox<?>) node("replayRewrite")).getSelectionModel().select(1);
        ((TextInputControl) node("replayRewriteFrom")).setText(ROOT);
        ((TextInputControl) node("replayRewriteTo")).setText("replayed/" + ROOT);
        ((CheckBox) node("replayForever")).setSelected(true);
        ((TextInputControl) node("replayPause")).setText("0.2");
    }

    private static void press(String id) {
        ((Button) node(id)).fire();
    }

    private static String text(String id) {
        return ((TextInputControl) node(id)).getText();
    }

    private static Scene dialog() {
        return node("replayRewriteFrom").getScene();
    }

    private static Node node(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("there is no " + id));
    }

    private static Optional<Node> find(String id) {
        return Window.getWindows().stream()
                .map(window -> window.getScene().lookup("#" + id))
                .filter(node -> node != null)
                .findFirst();
    }
}
