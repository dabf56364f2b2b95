package io.topiary.ui.history.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.settings.Settings;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Errands;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class RecordingWindowsTest {

    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final FxThread fx = new FxThread();
    private final Errands errands = new Errands("test-transfer");
    private final List<Path> opened = new ArrayList<>();
    private @Nullable Stage window;

    @TempDir
    Path folder;

    @org.testfx.framework.junit5.Start
    void start(Stage stage) {
        window = stage;
        stage.setScene(new Scene(new Region(), 900, 600));
        stage.show();
    }

    @Test
    void export_showsFormProgressAndResult(FxRobot robot) throws Exception {
        Path recording = RecordingSample.record(folder.resolve("plant.db"), 20);
        ExportRecordingViewModel model = new ExportRecordingViewModel(
                new ExportRecordingViewModel.Start(recording, "", "t"), errands, new FramePulse(fx), fx, messages);
        Platform.runLater(() -> windows().export(model, opened::add));
        await().until(() -> robot.lookup("#exportRecordingContent").tryQuery().isPresent());
        await().until(() -> text(robot, "#exportRecordingContent").contains("20 messages"));
        assertThat(text(robot, "#exportSecretsNote")).contains("no address, user name, password or client id");
        assertThat(robot.lookup("#exportFilter").query().isDisabled()).isTrue();
        robot.clickOn("#exportPartOfRecording");
        assertThat(robot.lookup("#exportFilter").query().isDisabled()).isFalse();
        robot.interact(() -> model.untilProperty().set("never"));
        assertThat(robot.lookup("#exportRecordingOk").queryButton().isDisabled())
                .isTrue();
        assertThat(text(robot, "#exportRecordingProblem")).startsWith("“never” is no time");
        robot.interact(() -> model.untilProperty().set(""));
        assertThat(robot.lookup("#exportRecordingShow").queryButton().isDisabled())
                .isTrue();

        robot.interact(() -> model.write(folder.resolve("out.topiary")));
        await().until(() -> text(robot, "#exportRecordingResult").startsWith("20 messages"));
        Button show = robot.lookup("#exportRecordingShow").queryButton();
        await().until(() -> !show.isDisabled());
        robot.interact(show::fire);
        assertThat(opened).containsExactly(folder.resolve("out.topiary"));
    }

    @Test
    void import_offersToOpenWhatWasImported(FxRobot robot) throws Exception {
        Path lines = Files.writeString(folder.resolve("in"), "{\"topic\":\"t\",\"payload\":\"1\"}\ngarbage\n");
        ImportRecordingViewModel model = new ImportRecordingViewModel(errands, new FramePulse(fx), fx, messages);
        Platform.runLater(() -> windows().importFile(model, opened::add));
        await().until(() -> robot.lookup("#importRecordingOk").tryQuery().isPresent());
        Button verb = robot.lookup("#importRecordingOk").queryButton();
        assertThat(verb.getText() + verb.isDisabled()).isEqualTo("Import…true");
        robot.interact(() -> model.choose(lines));
        await().until(() -> !verb.isDisabled());
        assertThat(text(robot, "#importRecordingSource")).isEqualTo("in");
        await().until(() -> robot.lookup("#importRecordingDetails").query().isVisible());
        robot.interact(() -> model.write(folder.resolve("out.topiary")));
        await().until(() -> verb.getText().equals("Open") && !verb.isDisabled());
        robot.interact(verb::fire);
        await().until(() -> opened.contains(folder.resolve("out.topiary")));
        await().until(() -> robot.lookup("#importRecordingOk").tryQuery().isEmpty());
    }

    private RecordingWindows windows() {
        return new RecordingWindows(new Appearance(Settings.Theme.LIGHT, 1), Objects.requireNonNull(window), messages);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }
}
