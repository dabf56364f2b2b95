package io.topiary.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.profile.ProfileLabel.Colour;
import io.topiary.core.profile.Protection;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.settings.Settings;
import io.topiary.core.text.Messages;
import io.topiary.core.tls.Relaxations;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.FaultBook;
import io.topiary.ui.app.SessionTab.Opening;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxMetronome;
import io.topiary.ui.kit.FxThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
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
class SessionViewTest {

    private static final SessionIdentity IDENTITY =
            new SessionIdentity("plant-1", null, Colour.NONE, new Protection(true, true));
    private static final ConnectOptions OPTIONS = FakeConnection.OPTIONS
            .withAddress(new BrokerAddress(Scheme.MQTTS, "fake.invalid", 8883, ""))
            .withTls(TlsOptions.DEFAULT.withRelaxations(new Relaxations(false, true, false)))
            .withSubscriptions(List.of(Subscription.of(TopicFilter.ALL, Qos.AT_MOST_ONCE)));

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session(IDENTITY, OPTIONS);
    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final Workers workers = new Workers(1);
    private final AnsweredQuestions questions = new AnsweredQuestions();
    private final Path folder;
    private @Nullable SessionTab tab;

    SessionViewTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Start
    void start(Stage stage) {
        FxThread fx = new FxThread();
        Context context =
                new Context(messages, new FramePulse(fx), new FxMetronome(), fx, workers, PayloadReader.PLAIN);
        tab = new SessionTab(
                new Opening(session, false, 1), context, TestOutside.in(folder, context, stage, questions), () -> {});
        Scene scene = new Scene(new TabPane(tab), 1280, 800);
        new Appearance(Settings.Theme.LIGHT, 1).dress(scene);
        stage.setScene(scene);
        stage.show();
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
        assertThat(text(robot, "#connectingLeft")).matches("At most (10|9) s left for this step");
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
    void exportOfTheTree_writesWhatTheFilterAccepts(FxRobot robot) throws Exception {
        connection.connect();
        connection.feed("a/b", "1");
        connection.feed("a/c", "2");
        FakeConnection.settle(session);
        Path file = folder.resolve("a.jsonl");
        questions.exportTo = file;
        robot.interact(() -> {
            SessionPanes panes = Objects.requireNonNull(tab).panes();
            panes.topics().filterProperty().set("a/c");
            panes.desk().exportSubtree("a");
        });
        await().until(() -> Files.exists(file));
        assertThat(Files.readAllLines(file)).hasSize(1).first().asString().contains("\"topic\":\"a/c\"");
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

    @Test
    void cautions_areShownAboveTheSession_inTheTabAndInTheTitle(FxRobot robot) {
        long begin = System.nanoTime();
        assertThat(robot.lookup("#productionBand").query().isVisible()).isTrue();
        assertThat(text(robot, "#relaxedBar .label")).isEqualTo("Certificate name is not checked");
        SessionTab shown = Objects.requireNonNull(tab);
        assertThat(shown.titleProperty().get())
                .isEqualTo("⚠ PRODUCTION · plant-1 (certificate not fully checked) — Topiary");
        assertThat(shown.getTooltip().getText()).contains("Production", "Read-only", "Certificate name");
        FaultBook.note(
                "T10",
                "a profile that accepts a certificate for another name",
                text(robot, "#relaxedBar .label") + " (a bar above the session, a mark in its tab and in the title)",
                Duration.ofNanos(System.nanoTime() - begin));
        robot.interact(() -> session.reconnect(OPTIONS.withTls(TlsOptions.DEFAULT)));
        assertThat(robot.lookup("#relaxedBar").query().isVisible()).isFalse();
        assertThat(shown.titleProperty().get()).isEqualTo("PRODUCTION · plant-1 — Topiary");
    }

    @Test
    void readOnly_publishPanelIsOffAndSaysWhy(FxRobot robot) {
        connection.connect();
        await().until(() -> robot.lookup("#publishLock").query().isVisible());
        assertThat(robot.lookup("#publishButton").query().isDisabled()).isTrue();
        assertThat(robot.lookup("#publishTopic").query().isDisabled()).isTrue();
        assertThat(text(robot, "#publishLock .label")).contains("read-only");
    }

    @Test
    void subscriptions_areShownAndChangedInTheirTab(FxRobot robot) {
        connection.connect();
        await().until(() -> robot.lookup("#subscriptionsTab").tryQuery().isPresent());
        robot.clickOn("#subscriptionsTab");
        robot.clickOn("#subscriptionFilter").write("a/+");
        robot.clickOn("#subscribeButton");
        assertThat(connection.subscribed()).hasSize(1);
        assertThat(robot.lookup("#subscriptionTable")
                        .queryAs(TableView.class)
                        .getItems()
                        .size())
                .isEqualTo(2);
        robot.clickOn("#excludeFilter").write("noise/#").type(KeyCode.ENTER);
        assertThat(session.options().excludes()).containsExactly(TopicFilter.of("noise/#"));
        connection.feed("noise/1", "x");
        await().until(() -> text(robot, "#statusExcluded").equals("1 excluded"));
    }

    @Test
    void broker_tellsWhatItGranted(FxRobot robot) {
        connection.become(new ConnectionStatus(
                ConnectionState.CONNECTED, null, 1, 0, null, FakeConnection.limits(ProtocolVersion.V5), List.of(), 1));
        await().until(() -> robot.lookup("#brokerTab").tryQuery().isPresent());
        robot.clickOn("#brokerTab");
        await().until(() -> robot.lookup("Highest QoS").tryQuery().isPresent());
        robot.clickOn("#copyBrokerButton");
        String copied = WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).contains("Highest QoS: QoS 2");
    }
}
