package io.topiary.ui.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import atlantafx.base.theme.PrimerLight;
import io.topiary.core.lint.DismissedHints;
import io.topiary.core.lint.Hints;
import io.topiary.core.text.Messages;
import io.topiary.testing.ManualMetronome;
import io.topiary.testing.Patient;
import io.topiary.testing.Visible;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxThread;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class HealthViewTest {

    private final Patient patient = new Patient();
    private final List<String> visited = new CopyOnWriteArrayList<>();
    private final ManualMetronome metronome = new ManualMetronome();
    private @Nullable HealthViewModel opened;

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Messages messages = Messages.forLocale(Locale.ENGLISH);
        DismissedHints dismissed = DismissedHints.inMemory();
        HealthViewModel model = new HealthViewModel(
                patient.session,
                new Hints(dismissed),
                dismissed,
                Runnable::run,
                new FramePulse(new FxThread()),
                metronome,
                messages);
        model.onGoToTopic(visited::add);
        opened = model;
        stage.setScene(new Scene(new HealthView(model, messages), 1_000, 300));
        stage.show();
        stage.toFront();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(model()::close);
        patient.session.close();
    }

    private HealthViewModel model() {
        return Objects.requireNonNull(opened);
    }

    private void look(FxRobot robot) {
        robot.interact(() -> model().setLooking(true));
        robot.interact(() -> metronome.pass(2));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static TableView<?> table(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(TableView.class);
    }

    private static void awaitRows(FxRobot robot, String id, int rows) {
        await().until(() -> table(robot, id).getItems().size() == rows);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void lists_withNothingToTell_sayWhy(FxRobot robot) {
        look(robot);
        await().untilAsserted(() -> assertThat(robot.lookup(".health-none").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anyMatch(words -> words.startsWith("No topic has sent twice yet."))
                .anyMatch(words -> words.startsWith("No odd names")));
    }

    @Test
    void doubleClick_goesToTheTopic(FxRobot robot) {
        patient.beats("plant/fast", 2, 125);
        look(robot);
        awaitRows(robot, "silentTopics", 1);
        Visible.doubleClick(robot, Visible.await(robot, "plant/fast"));
        assertThat(visited).contains("plant/fast");
    }

    @Test
    void enter_goesToTheTopic_andTheSelectionStaysWithIt(FxRobot robot) {
        patient.beats("Temp", 60, 1).beats("temp", 60, 1);
        look(robot);
        awaitRows(robot, "namingHints", 2);
        robot.clickOn("temp");
        patient.beats("a b", 60, 1);
        look(robot);
        awaitRows(robot, "namingHints", 3);
        robot.type(KeyCode.ENTER);
        assertThat(visited).containsExactly("temp");
    }

    @Test
    void menu_dismisses_andShowsDismissedAgain(FxRobot robot) {
        patient.beats("a b", 60, 1).beats("c d", 60, 1);
        look(robot);
        awaitRows(robot, "namingHints", 2);
        robot.clickOn("a b", MouseButton.SECONDARY).clickOn("Dismiss");
        awaitRows(robot, "namingHints", 1);
        robot.clickOn("#showDismissedHints");
        awaitRows(robot, "namingHints", 2);
        robot.clickOn("a b (dismissed)", MouseButton.SECONDARY).clickOn("Show again");
        await().until(() -> robot.lookup("a b").tryQuery().isPresent());
    }

    @Test
    void shortcut_copiesTheTopic(FxRobot robot) {
        patient.beats("plant/fast", 2, 125);
        look(robot);
        awaitRows(robot, "silentTopics", 1);
        robot.clickOn("plant/fast").push(KeyCode.SHORTCUT, KeyCode.C);
        assertThat(WaitForAsyncUtils.waitForAsyncFx(
                        5_000, () -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo("plant/fast");
    }
}
