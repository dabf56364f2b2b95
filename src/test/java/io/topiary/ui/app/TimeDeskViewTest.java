package io.topiary.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.session.RecordedSession;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.settings.Settings;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.ui.app.SessionTab.Opening;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxMetronome;
import io.topiary.ui.kit.FxThread;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
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

@ExtendWith(ApplicationExtension.class)
class TimeDeskViewTest {

    private static final int MESSAGES = 200;

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session(SessionIdentity.of("fake"), FakeConnection.OPTIONS);
    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final Workers workers = new Workers(2);
    private final Path folder;
    private final Recorder recorder;
    private @Nullable TabPane tabs;
    private @Nullable SessionTab tab;
    private @Nullable Context context;
    private @Nullable Outside outside;

    TimeDeskViewTest(@TempDir Path folder) {
        this.folder = folder;
        this.recorder = new Recorder(folder.resolve("r.db"), RecordingBudget.UNLIMITED);
    }

    @Start
    void start(Stage stage) {
        FxThread fx = new FxThread();
        context = new Context(messages, new FramePulse(fx), new FxMetronome(), fx, workers, PayloadReader.PLAIN);
        outside = TestOutside.in(folder, context, stage, new AnsweredQuestions());
        TabPane all = new TabPane();
        tabs = all;
        open(new Opening(session, false, 1));
        Scene scene = new Scene(all, 1280, 800);
        new Appearance(Settings.Theme.LIGHT, 1).dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private void open(Opening opening) {
        tab = new SessionTab(opening, Objects.requireNonNull(context), Objects.requireNonNull(outside), () -> {});
        Objects.requireNonNull(tabs).getTabs().add(tab);
        tabs.getSelectionModel().select(tab);
    }

    @AfterEach
    void close(FxRobot robot) throws InterruptedException {
        robot.interact(() -> Objects.requireNonNull(tabs).getTabs().forEach(open -> ((SessionTab) open).end()));
        session.close();
        recorder.close();
        recorder.awaitEnd(30_000);
        workers.close();
    }

    private void record() {
        session.tape().start(recorder.line());
        connection.connect();
        for (int i = 0; i < MESSAGES; i++) {
            connection.feed("a/" + i, String.valueOf(i));
        }
        await().until(() -> session.books().recorded() == MESSAGES);
    }

    private static @Nullable Node node(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().orElse(null);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    @Test
    void slider_moved_showsThePastUnderABand_andNowLeadsBack(FxRobot robot) {
        record();
        robot.clickOn("#timeButton");
        await().until(() -> node(robot, "#timeSlider") != null);
        assertThat(node(robot, "#pastBand")).matches(band -> !band.isVisible());
        Slider slider = robot.lookup("#timeSlider").queryAs(Slider.class);
        robot.interact(() -> slider.setValue(0));
        await().until(() -> Objects.requireNonNull(node(robot, "#pastBand")).isVisible());
        await().untilAsserted(() -> assertThat(text(robot, "#pastWords"))
                .startsWith("You are looking at")
                .endsWith("The session goes on recording"));
        await().untilAsserted(() -> assertThat(text(robot, "#connectionState")).isEqualTo("Recording"));
        assertThat(Objects.requireNonNull(tab).view().lookup("#statusRate"))
                .matches(rate -> !rate.isVisible(), "going back in time is no traffic");
        await().untilAsserted(() -> assertThat(
                        Objects.requireNonNull(tab).view().lookup("#statusReceived"))
                .isInstanceOfSatisfying(
                        Labeled.class, label -> assertThat(label.getText()).doesNotStartWith(MESSAGES + " ")));
        connection.feed("late", "1");
        await().until(() -> session.books().recorded() == MESSAGES + 1);
        robot.clickOn("#timeNow");
        await().until(() -> !Objects.requireNonNull(node(robot, "#pastBand")).isVisible());
        assertThat(text(robot, "#connectionState")).startsWith("Connected");
        await().untilAsserted(() -> assertThat(text(robot, "#statusReceived")).startsWith((MESSAGES + 1) + " "));
    }

    @Test
    void goToMessage_opensTheTimeLineThere(FxRobot robot) {
        record();
        robot.interact(() -> Objects.requireNonNull(tab).time().goToMessage(7));
        await().untilAsserted(() -> assertThat(
                        Objects.requireNonNull(tab).view().lookup("#statusReceived"))
                .isInstanceOfSatisfying(
                        Labeled.class, label -> assertThat(label.getText()).isEqualTo("7 received")));
    }

    @Test
    void timeButton_ofASessionThatIsNotRecorded_saysSo(FxRobot robot) {
        connection.connect();
        robot.clickOn("#timeButton");
        assertThat(node(robot, "#timeSlider")).isNull();
        await().until(() -> !Objects.requireNonNull(tab).view().timeToggle().isSelected());
    }

    @Test
    void file_opened_isSteppedThroughByKeys(FxRobot robot) throws Exception {
        record();
        session.close();
        recorder.close();
        recorder.awaitEnd(30_000);
        RecordedSession file = RecordedSession.file(folder.resolve("r.db"));
        robot.interact(() -> open(new Opening(file.session(), false, 2, file)));
        await().untilAsserted(() ->
                assertThat(text(robot, "#session #statusReceived")).startsWith(MESSAGES + " "));
        assertThat(text(robot, "#session #pastWords")).endsWith("in the recording r.db");
        robot.interact(() -> robot.lookup("#session #timeSlider").query().requestFocus());
        robot.type(KeyCode.HOME);
        await().until(() -> file.playback().state().micros()
                == file.playback().state().span().beginMicros());
        robot.type(KeyCode.END);
        await().until(() -> file.playback().state().message() == MESSAGES + 1);
        robot.type(KeyCode.LEFT);
        await().until(() -> file.playback().state().message() == MESSAGES);
        robot.interact(() -> Objects.requireNonNull(tab).panes().topics().select("a/50"));
        robot.type(KeyCode.LEFT);
        await().until(() -> file.playback().state().message() == 52);
        robot.type(KeyCode.LEFT);
        await().untilAsserted(() -> assertThat(text(robot, "#session #timeNotice"))
                .isEqualTo("No earlier change of this topic is recorded"));
    }
}
