package io.topiary.ui.retained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.retained.RetainedInventory;
import io.topiary.core.retained.RetainedScope;
import io.topiary.core.retained.RetainedTally.Ending;
import io.topiary.core.retained.RetainedTopic;
import io.topiary.core.settings.Settings;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.work.Errands;
import io.topiary.core.work.Job;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxThread;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ClearRetainedViewTest {

    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final FxThread fx = new FxThread();
    private final Errands errands = new Errands("test-retained");
    private @Nullable RetainedViewModel progress;
    private @Nullable ClearRetainedViewModel question;
    private @Nullable Stage window;

    @Start
    void start(Stage stage) {
        window = stage;
        progress = new RetainedViewModel(errands, fx, new FramePulse(fx), messages);
        Scene scene = new Scene(new RetainedPane(progress, messages), 900, 200);
        new Appearance(Settings.Theme.LIGHT, 1).dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private ClearRetainedViewModel ask(int topics) {
        RetainedScope scope = new RetainedScope("a", true);
        RetainedInventory inventory = new RetainedInventory(
                scope,
                IntStream.range(0, topics)
                        .mapToObj(i -> new RetainedTopic("a/" + i, 3))
                        .toList(),
                topics,
                true,
                0);
        Platform.runLater(() -> {
            Job<RetainedInventory> job = Job.start(errands, Text.of("retained.phase.connecting"), control -> inventory);
            ClearRetainedViewModel model = new ClearRetainedViewModel(
                    new ClearRequest(scope, "", "broker", "mqtt://h:1"), job, new FramePulse(fx), fx, messages);
            question = model;
            new ClearRetainedDialog(new Appearance(Settings.Theme.LIGHT, 1), Objects.requireNonNull(window), messages)
                    .ask(model);
        });
        await().until(() -> question != null && !question.learningProperty().get());
        return Objects.requireNonNull(question);
    }

    @Test
    void enter_cancels(FxRobot robot) {
        ClearRetainedViewModel model = ask(3);
        await().until(() -> robot.lookup("#clearRetainedHeadline").tryQuery().isPresent());
        Button cancel = robot.lookup("#dialogCancel").queryAs(Button.class);
        assertThat(cancel.isDefaultButton()).isTrue();
        // before, keys go to the window below, or to no button yet
        await().until(() -> cancel.getScene().getWindow().isFocused()
                && cancel.getScene().getAccelerators().containsKey(new KeyCodeCombination(KeyCode.ENTER)));
        robot.push(KeyCode.ENTER);
        await().until(() -> robot.lookup("#clearRetainedHeadline").tryQuery().isEmpty());
        assertThat(model.confirmed()).isEmpty();
    }

    @Test
    void typedCount_enablesTheButton(FxRobot robot) {
        ClearRetainedViewModel model = ask(120);
        await().until(() -> robot.lookup("#clearRetainedTyped").tryQuery().isPresent());
        Button clear = robot.lookup("#clearRetainedButton").queryAs(Button.class);
        assertThat(clear.getText() + clear.isDisabled()).isEqualTo("Clear 120 topicstrue");
        TextInputControl field = robot.lookup("#clearRetainedTyped").queryTextInputControl();
        robot.interact(() -> field.setText("120"));
        robot.clickOn(clear);
        await().until(() -> model.confirmed().isPresent());
        await().until(() -> robot.lookup("#clearRetainedTyped").tryQuery().isEmpty());
    }

    @Test
    void result_showsUndo_restAndDetails(FxRobot robot) {
        RetainedViewModel model = Objects.requireNonNull(progress);
        robot.interact(
                () -> model.clear(new ScriptedTask(ScriptedTask.result(328, 12, Ending.COMPLETE)), 340, "broker"));
        await().until(() -> robot.lookup("#retainedRetry").query().isVisible());
        assertThat(robot.lookup("#retainedUndo").query().isVisible()).isTrue();
        robot.clickOn("#retainedDetails");
        assertThat(robot.lookup("#retainedRest").queryTextInputControl().getText())
                .startsWith("refused/0   0x87 Not authorized\nrefused/1");
        robot.clickOn("#retainedDismiss");
        await().until(() -> !robot.lookup("#retainedPane").query().isVisible());
    }
}
