package io.topiary.ui.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.Topic;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.HiveMqConnectionFactory;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.profile.ProfileLabel.Colour;
import io.topiary.core.profile.Protection;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.session.SessionLimits;
import io.topiary.core.settings.Settings;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FaultBook;
import io.topiary.testing.Mosquitto;
import io.topiary.ui.app.SessionTab.Opening;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.Dialogs;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxMetronome;
import io.topiary.ui.kit.FxThread;
import io.topiary.ui.retained.ClearRetainedDialog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
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

/** Clearing stored messages in a session's tab, with the questions that a user gets. */
@ExtendWith(ApplicationExtension.class)
class SessionRetainedIT {

    private static final int TOPICS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Mosquitto broker = Mosquitto.start();
    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final Workers workers = new Workers(1);
    private final FxThread fx = new FxThread();
    private final Path folder;
    private @Nullable Stage window;
    private @Nullable SessionTab tab;

    SessionRetainedIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Start
    void start(Stage stage) {
        window = stage;
    }

    private SessionTab open(FxRobot robot, Protection protection) {
        Session session = new Session(
                new SessionIdentity("plant 1", null, Colour.NONE, protection),
                ConnectOptions.of(new BrokerAddress(Scheme.MQTT, "127.0.0.1", broker.port(), ""))
                        .withLogin(Login.of("tab", null, null))
                        .withSubscriptions(List.of(Subscription.of(TopicFilter.ALL, Qos.AT_MOST_ONCE))),
                SessionLimits.forKeepAlive(60),
                new HiveMqConnectionFactory());
        robot.interact(() -> {
            Stage stage = Objects.requireNonNull(window);
            Appearance appearance = new Appearance(Settings.Theme.LIGHT, 1);
            Context context =
                    new Context(messages, new FramePulse(fx), new FxMetronome(), fx, workers, PayloadReader.PLAIN);
            SessionDialogs questions = new SessionDialogs(
                    new Dialogs(appearance),
                    stage,
                    asked -> Optional.empty(),
                    new ClearRetainedDialog(appearance, stage, messages),
                    messages);
            SessionTab opened = new SessionTab(
                    new Opening(session, false, 1),
                    context,
                    TestOutside.in(folder, context, stage, questions),
                    () -> {});
            tab = opened;
            Scene scene = new Scene(new TabPane(opened), 1280, 800);
            appearance.dress(scene);
            stage.setScene(scene);
            stage.show();
            opened.model().connect();
        });
        await().atMost(PATIENCE)
                .until(() -> session.connection().status().state().isUp());
        return Objects.requireNonNull(tab);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> Objects.requireNonNull(tab).end());
        workers.close();
        broker.close();
    }

    private static void store(Session session) {
        IntStream.range(0, TOPICS)
                .mapToObj(i -> session.publish(
                        PublishRequest.of(Topic.of("line/" + i), "x".getBytes(UTF_8), Qos.AT_LEAST_ONCE, true)))
                .toList()
                .forEach(answer -> answer.join());
    }

    private static void select(FxRobot robot, SessionTab opened) {
        await().atMost(PATIENCE).until(() -> opened.model().session().books().topics() == TOPICS);
        robot.interact(() -> opened.panes().topics().select("line"));
        await().atMost(PATIENCE).until(() -> opened.panes().topics().selected().isPresent());
        robot.interact(() -> robot.lookup("#topicTree").query().requestFocus());
    }

    @Test
    void deleteKey_onProduction_asksTwice_thenClears_andUndoPutsBack(FxRobot robot) {
        SessionTab opened = open(robot, new Protection(true, false));
        store(opened.model().session());
        select(robot, opened);
        long begin = System.nanoTime();
        robot.push(KeyCode.DELETE);
        await().atMost(PATIENCE).until(() -> shows(robot, "#clearRetainedTyped"));
        robot.clickOn("#clearRetainedTyped").write(String.valueOf(TOPICS));
        robot.clickOn("#clearRetainedButton");
        await().atMost(PATIENCE).until(() -> shows(robot, "Clear 60 topics") && !shows(robot, "#clearRetainedTyped"));
        robot.clickOn("Clear 60 topics");
        await().atMost(PATIENCE).until(() -> text(robot).startsWith("60 cleared"));
        FaultBook.note(
                "W8",
                "Delete on a subtree of a production broker: the number is typed, a second question answered",
                text(robot),
                Duration.ofNanos(System.nanoTime() - begin));
        robot.clickOn("#retainedUndo");
        await().atMost(PATIENCE).until(() -> text(robot).startsWith("60 put back"));
    }

    @Test
    void deleteKey_readOnly_isRefusedInWords(FxRobot robot) {
        SessionTab opened = open(robot, new Protection(false, true));
        Platform.runLater(() -> opened.retained().clear("line", true, ""));
        await().atMost(PATIENCE)
                .until(() -> shows(
                        robot,
                        messages.get("retained.failure.readOnly.what", "plant 1")
                                + ". " + messages.get("retained.failure.readOnly.why") + " "
                                + messages.get("retained.failure.readOnly.remedy")));
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void storedNow_isAnswered_andForgottenWithTheNextMessage(FxRobot robot) {
        SessionTab opened = open(robot, Protection.NONE);
        store(opened.model().session());
        select(robot, opened);
        robot.interact(() -> opened.panes().topics().select("line/7"));
        await().atMost(PATIENCE).until(() -> shows(robot, "#inspectorCheckStored"));
        askWhetherStored(robot);
        await().atMost(PATIENCE).until(() -> stored(robot).startsWith("Stored now (checked "));
        var _ = opened.model()
                .session()
                .publish(PublishRequest.of(Topic.of("line/7"), new byte[0], Qos.AT_LEAST_ONCE, true));
        await().atMost(PATIENCE).until(() -> stored(robot).isEmpty());
        askWhetherStored(robot);
        await().atMost(PATIENCE).until(() -> stored(robot).startsWith("Not stored now (checked "));
        robot.interact(() -> opened.retained().check("line", true));
        await().atMost(PATIENCE).until(() -> text(robot).startsWith("59 topics are stored now (checked "));
    }

    /** By keyboard: a message that comes meanwhile may move what is below the pointer. */
    private static void askWhetherStored(FxRobot robot) {
        robot.interact(() -> robot.lookup("#inspectorCheckStored").query().requestFocus());
        robot.push(KeyCode.SPACE);
    }

    private static boolean shows(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent();
    }

    private static String text(FxRobot robot) {
        return robot.lookup("#retainedText").queryLabeled().getText();
    }

    private static String stored(FxRobot robot) {
        return robot.lookup("#inspectorStored")
                .tryQueryAs(Labeled.class)
                .map(Labeled::getText)
                .orElse("");
    }
}
