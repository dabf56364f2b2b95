package io.topiary.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.profile.PasswordMemory;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.session.Session;
import io.topiary.core.settings.Settings;
import io.topiary.core.settings.SettingsStore;
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
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
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
class SessionViewTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final Workers workers = new Workers(1);
    private final SettingsStore settings;
    private final Path folder;
    private @Nullable SessionTab tab;

    SessionViewTest(@TempDir Path folder) {
        this.folder = folder;
        this.settings = SettingsStore.open(folder.resolve("settings.json"));
    }

    @Start
    void start(Stage stage) {
        FxThread fx = new FxThread();
        Context context = new Context(messages, new FramePulse(fx), new FxMetronome(), fx, workers);
        tab = new SessionTab(new Opening(session, false, 1), context, new SplitMemory(settings), outside());
        Scene scene = new Scene(new TabPane(tab), 1280, 800);
        new Appearance(Settings.Theme.LIGHT, 1).dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private Outside outside() {
        ProfileStore profiles = ProfileStore.open(folder.resolve("profiles.json"), new PasswordMemory());
        return new Outside(new ProfileMemory(profiles, problem -> {}), new AnsweredQuestions(), id -> {});
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> Objects.requireNonNull(tab).end());
        workers.close();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    @Test
    void connecting_showsTheStep_andCancelEndsIt(FxRobot robot) {
        connection.become(ConnectionState.RESOLVING);
        await().until(() -> text(robot, ".connecting-title").contains("looking up the name"));
        robot.clickOn("#cancelButton");
        await().untilAsserted(() -> assertThat(text(robot, ".connecting-title")).isEqualTo("Not connected"));
    }

    @Test
    void received_isCountedBelow(FxRobot robot) {
        connection.connect();
        connection.feed("a/b", "1");
        connection.feed("a/c", "2");
        await().untilAsserted(() -> assertThat(text(robot, "#statusReceived")).isEqualTo("2 received"));
        assertThat(text(robot, "#connectionState")).startsWith("Connected");
    }

    @Test
    void disconnect_offersToReconnect(FxRobot robot) {
        connection.connect();
        await().until(() -> robot.lookup("#disconnectButton").query().isVisible());
        robot.clickOn("#disconnectButton");
        await().until(() -> robot.lookup("#banner").query().isVisible());
        robot.clickOn("#reconnectButton");
        await().until(() -> session.connection().status().state() == ConnectionState.CONNECTED);
    }

    @Test
    void toggles_takePanesAway(FxRobot robot) {
        connection.connect();
        await().until(() -> robot.lookup("#messageLog").tryQuery().isPresent());
        robot.clickOn("#logToggle");
        await().until(() -> robot.lookup("#messageLog").tryQuery().isEmpty());
        robot.clickOn("#logToggle");
        await().until(() -> robot.lookup("#messageLog").tryQuery().isPresent());
    }

    @Test
    void sessionRoot_hasItsIdWhileItIsInFront(FxRobot robot) {
        assertThat(robot.lookup("#session").tryQuery()).isPresent();
    }

    @Test
    void style_givesNoWarningInEitherTheme(FxRobot robot) {
        try (CssWarnings warnings = new CssWarnings()) {
            connection.connect();
            Scene scene = robot.lookup("#session").query().getScene();
            robot.interact(() -> new Appearance(Settings.Theme.DARK, 1.5).dress(scene));
            robot.interact(() -> new Appearance(Settings.Theme.LIGHT, 1).dress(scene));
            assertThat(warnings.heard()).isEmpty();
        }
    }
}
