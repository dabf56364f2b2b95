package io.topiary.ui.history.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.profile.Protection;
import io.topiary.core.settings.Settings;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Errands;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.Visible;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxThread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ReplayViewTest {

    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final FxThread fx = new FxThread();
    private final Errands errands = new Errands("test-replay");
    private final KnownChoices choices = new KnownChoices();
    private @Nullable ReplayViewModel running;
    private @Nullable ReplayFormViewModel form;
    private @Nullable Stage window;

    @TempDir
    Path folder;

    @Start
    void start(Stage stage) {
        window = stage;
        running = new ReplayViewModel(errands, fx, new FramePulse(fx), messages);
        Scene scene = new Scene(new ReplayPane(running, messages), 1000, 200);
        new Appearance(Settings.Theme.LIGHT, 1).dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private ReplayFormViewModel ask(FxRobot robot, Protection protection) {
        choices.inputs.add(KnownChoices.recording(folder, "plant:1883"));
        choices.targets.add(KnownChoices.target("plant", protection, true));
        Platform.runLater(() -> {
            ReplayFormViewModel model = new ReplayFormViewModel(choices, errands, fx, new FramePulse(fx), messages);
            form = model;
            new ReplayDialog(new Appearance(Settings.Theme.LIGHT, 1), Objects.requireNonNull(window), messages)
                    .ask(model);
        });
        Visible.await(robot, "#replayStart");
        return Objects.requireNonNull(form);
    }

    @Test
    void production_startWaitsForTheTypedName(FxRobot robot) {
        ReplayFormViewModel model = ask(robot, new Protection(true, false));
        Button start = robot.lookup("#replayStart").queryAs(Button.class);
        assertThat(start.isDisabled()).isTrue();
        assertThat(robot.lookup("#replayCaution").queryAs(Labeled.class).getText())
                .contains("in production", "its subscribers", "does not replay itself");
        TextInputControl typed = robot.lookup("#replayTyped").queryTextInputControl();
        robot.interact(() -> typed.setText("plant"));
        assertThat(start.isDisabled()).isFalse();
        robot.clickOn(start);
        await().until(() -> robot.lookup("#replayStart").tryQuery().isEmpty());
        assertThat(model.confirmed()).isPresent();
    }

    @Test
    void fields_areReachedByTab_andNamed(FxRobot robot) {
        ask(robot, Protection.NONE);
        Node first = robot.lookup("#replayInput").query();
        robot.interact(first::requestFocus);
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Node focused = first.getScene().getFocusOwner();
            String id = String.valueOf(focused.getId());
            if (!reached.contains(id)) {
                reached.add(id);
            }
            robot.push(KeyCode.TAB);
        }
        assertThat(reached)
                .contains(
                        "replayInput",
                        "replayBrowse",
                        "replayTarget",
                        "replayFilter",
                        "replayWays",
                        "replaySince",
                        "replayUntil",
                        "replayRewrite",
                        "replayRetain",
                        "replayQos",
                        "replayExpiry",
                        "replaySpeed",
                        "replayRounds",
                        "replayForever",
                        "replayPause",
                        "replayStopWhenLost",
                        "replayRehearse",
                        "replayStart");
        for (String id : List.of("replayInput", "replayTarget", "replayFilter", "replaySpeed", "replayPause")) {
            assertThat(robot.lookup("#" + id).query().getAccessibleText())
                    .as(id)
                    .isNotBlank();
        }
        robot.push(KeyCode.ESCAPE);
        await().until(() -> robot.lookup("#replayStart").tryQuery().isEmpty());
    }

    @Test
    void filterProblem_isShownBelowTheField(FxRobot robot) {
        ask(robot, Protection.NONE);
        // the window may still grow: nothing is clicked on
        robot.interact(
                () -> robot.lookup("#replayFilter").queryTextInputControl().setText("size:big"));
        Node problem = robot.lookup("#replayFilterProblem").query();
        await().until(problem::isVisible);
        assertThat(robot.lookup("#replayStart").query().isDisabled()).isTrue();
        robot.push(KeyCode.ESCAPE);
        await().until(() -> robot.lookup("#replayStart").tryQuery().isEmpty());
    }

    @Test
    void strip_showsPause_thenTheResultUntilDismissed(FxRobot robot) {
        ReplayViewModel model = Objects.requireNonNull(running);
        FakeConnection broker = new FakeConnection();
        var _ = broker.session();
        Path file = KnownChoices.recording(folder, "x").file();
        robot.interact(() -> model.begin(
                new io.topiary.core.replay.ReplayPlan(
                        file,
                        io.topiary.core.replay.ReplaySelection.RECEIVED,
                        io.topiary.core.replay.ReplayShape.AS_RECORDED,
                        new io.topiary.core.replay.ReplayPace(0.1, 1, Long.MAX_VALUE, false)),
                broker,
                "plant",
                () -> {}));
        Labeled text = robot.lookup("#replayText").queryAs(Labeled.class);
        Visible.await(robot, "#replayPauseButton");
        robot.clickOn("#replayPauseButton");
        await().until(() -> text.getText().startsWith("Paused"));
        assertThat(robot.lookup("#replayPauseButton").queryAs(Button.class).getText())
                .isEqualTo("Go on");
        robot.clickOn("#replayStop");
        await().until(() -> text.getText().startsWith("Ended after"));
        Visible.await(robot, "#replayDismiss");
        robot.clickOn("#replayDismiss");
        await().until(() -> !robot.lookup("#replayPane").query().isVisible());
    }
}
