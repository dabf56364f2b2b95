package io.topiary.ui.history.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.session.Session;
import io.topiary.core.settings.LookStore;
import io.topiary.core.settings.Settings;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxThread;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CompareViewTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final Workers workers = new Workers(1);
    private final List<String> visited = new CopyOnWriteArrayList<>();
    private final Path folder;
    private @Nullable CompareViewModel opened;

    CompareViewTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Start
    void start(Stage stage) {
        Messages messages = Messages.forLocale(Locale.ENGLISH);
        FxThread fx = new FxThread();
        CompareViewModel model =
                new CompareViewModel(session, Optional::empty, workers, fx, new FramePulse(fx), messages);
        opened = model;
        LookStore.Memory memory = LookStore.open(folder.resolve("views.json")).of(null, Runnable::run);
        Scene scene = new Scene(new CompareView(model, memory, visited::add, messages), 1_200, 360);
        new Appearance(Settings.Theme.LIGHT, 1).dress(scene);
        stage.setScene(scene);
        stage.show();
        stage.toFront();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(model()::close);
        session.close();
        workers.close();
    }

    private CompareViewModel model() {
        return Objects.requireNonNull(opened);
    }

    private void feed(String topic, String payload) {
        connection.feed(topic, payload);
        FakeConnection.settle(session);
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(robot.lookup("#" + id).queryAs(Button.class)::fire);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(Labeled.class).getText();
    }

    private static TableView<?> table(FxRobot robot) {
        return robot.lookup("#compareTable").queryAs(TableView.class);
    }

    private void markAndChange(FxRobot robot) {
        feed("lamp", "{\"on\":false,\"level\":7}");
        feed("door", "shut");
        press(robot, "compareMarkA");
        await().until(() -> model().isMarked());
        feed("lamp", "{\"on\":true,\"level\":7}");
        feed("motor", "runs");
        press(robot, "compareButton");
        await().until(() -> table(robot).getItems().size() == 2);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void nothingComparedYet_saysWhatToDo(FxRobot robot) {
        assertThat(text(robot, "compareNothing")).startsWith("Nothing compared yet. Mark A,");
    }

    @Test
    void mark_press_compare_listsWhatChanged_andHow(FxRobot robot) {
        markAndChange(robot);
        assertThat(text(robot, "compareShow-added")).isEqualTo("+ 1 added");
        assertThat(text(robot, "compareShow-changed")).isEqualTo("~ 1 changed");
        assertThat(text(robot, "compareShow-equal")).isEqualTo("= 1 unchanged");
        robot.clickOn(table(robot)).press(KeyCode.HOME).release(KeyCode.HOME);
        await().until(() -> text(robot, "compareDiffSummary").equals("one line differs"));
        ListView<?> lines = robot.lookup("#compareDiffLines").queryAs(ListView.class);
        assertThat(lines.getItems()).hasSize(5);
        robot.interact(() ->
                robot.lookup("#compareDiffBeside").queryAs(ToggleButton.class).setSelected(true));
        assertThat(lines.getItems()).hasSize(4);
    }

    @Test
    void toggle_andFilter_narrowTheList(FxRobot robot) {
        markAndChange(robot);
        robot.interact(() ->
                robot.lookup("#compareShow-equal").queryAs(ToggleButton.class).setSelected(true));
        await().until(() -> table(robot).getItems().size() == 3);
        robot.interact(
                () -> robot.lookup("#compareFilter").queryAs(TextField.class).setText("door"));
        await().until(() -> table(robot).getItems().size() == 1);
    }

    @Test
    void enter_goesToTheTopic_andCopyCopiesIt(FxRobot robot) {
        markAndChange(robot);
        robot.clickOn(table(robot)).press(KeyCode.HOME).release(KeyCode.HOME);
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        assertThat(visited).containsExactly("lamp");
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(
                () -> assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo("lamp"));
    }

    @Test
    void diff_isCopiedWithGlyphs(FxRobot robot) {
        markAndChange(robot);
        robot.clickOn(table(robot)).press(KeyCode.HOME).release(KeyCode.HOME);
        await().until(() -> text(robot, "compareDiffSummary").equals("one line differs"));
        robot.interact(
                () -> robot.lookup("#compareDiffLines").queryAs(ListView.class).requestFocus());
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString())
                .isEqualTo("  {\n−   \"on\": false,\n+   \"on\": true,\n    \"level\": 7\n  }"));
    }
}
