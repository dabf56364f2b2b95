package io.topiary.ui.inspect.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Message;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxThread;
import io.topiary.ui.kit.RowSlot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class HistoryViewTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final Workers workers = new Workers(1);
    private final Actions actions = new Actions();
    private @Nullable HistoryViewModel opened;

    /** Notes what it is told. */
    private static final class Actions implements RowActions {

        private final List<String> done = new ArrayList<>();

        @Override
        public void copyPayload() {
            done.add("copy");
        }

        @Override
        public void savePayload(Path file) {
            done.add("save " + file);
        }

        @Override
        public String proposeFileName() {
            return "payload";
        }

        @Override
        public void mark(Message message) {
            done.add("mark " + text(message));
        }

        @Override
        public boolean hasMarked() {
            return false;
        }

        @Override
        public void compare(Message before, Message after) {
            done.add("compare " + text(before) + " " + text(after));
        }

        @Override
        public void compareWithPrevious() {
            done.add("previous");
        }

        @Override
        public void compareWithMarked() {
            done.add("marked");
        }

        @Override
        public void backToLive() {
            done.add("live");
        }
    }

    private static String text(Message message) {
        return new String(message.payload(), StandardCharsets.UTF_8);
    }

    @Start
    void start(Stage stage) {
        FxThread fx = new FxThread();
        Messages messages = Messages.forLocale(Locale.ENGLISH);
        HistoryViewModel model = new HistoryViewModel(
                new HistorySource(session, Optional::empty, new SessionPayloads(session, PayloadReader.PLAIN)),
                new FramePulse(fx),
                workers,
                fx,
                messages);
        opened = model;
        model.onShow(model::inspected);
        model.setLooking(true);
        HistoryView view = new HistoryView(model, actions, messages);
        VBox.setVgrow(view, Priority.ALWAYS);
        stage.setScene(new Scene(new VBox(new HistoryBar(model, messages), view), 760, 500));
        stage.show();
    }

    private HistoryViewModel model() {
        return Objects.requireNonNull(opened);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(model()::close);
        session.close();
        workers.close();
    }

    private void feed(int from, int to) {
        for (int i = from; i < to; i++) {
            connection.feed("a", String.valueOf(i));
        }
        FakeConnection.settle(session);
    }

    private static TableView<RowSlot<HistoryRow>> table(FxRobot robot) {
        return robot.lookup("#topicHistoryTable").queryTableView();
    }

    private static String row(FxRobot robot, int index) {
        List<RowSlot<HistoryRow>> rows = table(robot).getItems();
        return index < rows.size() ? rows.get(index).get().preview().text() : "";
    }

    private static String words(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    private void show(FxRobot robot, int newest) {
        robot.interact(() -> model().showTopic("a"));
        await().until(() -> row(robot, 0).equals(String.valueOf(newest)));
    }

    @Test
    void two_chosenWithControlAndClick_areCompared_theOlderOneFirst(FxRobot robot) {
        feed(0, 12);
        show(robot, 11);
        robot.clickOn("8").press(KeyCode.CONTROL).clickOn("10").release(KeyCode.CONTROL);
        await().until(() -> !robot.lookup("#historyCompare").query().isDisabled());
        robot.clickOn("#historyCompare");
        assertThat(actions.done).containsExactly("compare 8 10");
    }

    @Test
    void keys_goToOlderAndNewerOnes_copyAndMark(FxRobot robot) {
        feed(0, 12);
        show(robot, 11);
        robot.clickOn("11").push(KeyCode.LEFT);
        await().until(() -> words(robot, "#historyPlace").equals("2 of 12"));
        robot.push(KeyCode.LEFT);
        await().until(() -> words(robot, "#historyPlace").equals("3 of 12"));
        robot.push(KeyCode.RIGHT);
        await().until(() -> words(robot, "#historyPlace").equals("2 of 12"));
        robot.push(KeyCode.CONTROL, KeyCode.C).push(KeyCode.CONTROL, KeyCode.M);
        assertThat(actions.done).containsExactly("copy", "mark 10");
    }

    @Test
    void slider_movesThroughAllOfThem(FxRobot robot) {
        feed(0, 5_000);
        show(robot, 4_999);
        assertThat(words(robot, "#historyCounts")).isEqualTo("5,000 of 5,000 in memory");
        Slider slider = robot.lookup("#historySlider").queryAs(Slider.class);
        robot.interact(() -> slider.setValue(10));
        await().until(() -> words(robot, "#historyPlace").equals("4,990 of 5,000"));
        await().until(() -> table(robot).getItems().stream()
                .anyMatch(slot -> slot.get().preview().text().equals("10")));
    }

    @Test
    void burst_ofOneTopic_isFollowed_andTheScreenAnswers(FxRobot robot) {
        feed(0, 10);
        show(robot, 9);
        for (int i = 1; i <= 20; i++) {
            feed(i * 1_000, (i + 1) * 1_000);
            robot.interact(() -> {});
        }
        await().until(() -> row(robot, 0).equals("20999"));
        assertThat(table(robot).getItems()).hasSizeLessThan(40);
    }
}
