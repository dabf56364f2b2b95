package io.topiary.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.history.Recorders;
import io.topiary.core.history.RecordingFolder;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Connection;
import io.topiary.core.mqtt.ConnectionListener;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.Login;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.profile.Protection;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.FaultBook;
import io.topiary.ui.app.SessionQuestions.IdAnswer;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxMetronome;
import io.topiary.ui.kit.FxThread;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
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
class SessionOpenerViewTest {

    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final Workers workers = new Workers(1);
    private final Recorders recorders = new Recorders();
    private final AnsweredQuestions questions = new AnsweredQuestions();
    private final List<FakeConnection> made = new ArrayList<>();
    private final Path folder;
    private CompletableFuture<?> passwordsFetched = CompletableFuture.completedFuture("");
    private @Nullable SessionTabs shown;
    private @Nullable SessionOpener opener;

    SessionOpenerViewTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Start
    void start(Stage stage) {
        FxThread fx = new FxThread();
        Context context =
                new Context(messages, new FramePulse(fx), new FxMetronome(), fx, workers, PayloadReader.PLAIN);
        SessionTabs tabs = new SessionTabs(context, TestOutside.in(folder, context, stage, questions));
        shown = tabs;
        PasswordSource passwords =
                profile -> passwordsFetched.thenApply(ok -> Optional.of(profile.connectOptions(new PasswordMemory())));
        Path home = folder;
        Recordings recordings = new Recordings(
                new RecordingFolder(home.resolve("history")),
                recorders,
                ProfileStore.open(home.resolve("profiles.json"), new PasswordMemory()),
                fx);
        opener = new SessionOpener(tabs, this::connection, passwords, questions, recordings, task -> {});
        stage.setScene(new Scene(tabs, 1000, 700));
        stage.show();
    }

    private Connection connection(ConnectOptions options, ConnectionListener listener) {
        FakeConnection connection = new FakeConnection();
        made.add(connection);
        return connection.create(options, listener);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> tabs().endAll());
        Composition.awaitEnd(recorders);
        workers.close();
    }

    private SessionTabs tabs() {
        return Objects.requireNonNull(shown);
    }

    private static ConnectionProfile profile(String id) {
        return ConnectionProfile.of(id, id, FakeConnection.OPTIONS.withLogin(Login.of("plant", null, null)));
    }

    private void open(FxRobot robot, ConnectionProfile profile) {
        robot.interact(() -> Objects.requireNonNull(opener).open(profile));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Session session(String profileId) {
        return WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> tabs().tabOf(profileId).orElseThrow().model().session());
    }

    private int sessions() {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> tabs().openSessions());
    }

    @Test
    void open_onceConnected_arrowKeysChooseTopics(FxRobot robot) throws Exception {
        open(robot, profile("one"));
        made.getFirst().feed("plant", "21.5");
        FakeConnection.settle(session("one"));
        await().untilAsserted(() ->
                assertThat(robot.lookup("#topicTree").query().isFocused()).isTrue());
        await().until(() -> robot.lookup("plant").tryQuery().isPresent());
        robot.type(KeyCode.DOWN);
        await().untilAsserted(
                        () -> assertThat(tabs().payloadInFront()).asString().isEqualTo("21.5"));
    }

    @Test
    void end_whilePasswordsAreFetched_opensNothing(FxRobot robot) {
        CompletableFuture<String> fetched = new CompletableFuture<>();
        passwordsFetched = fetched;
        open(robot, profile("one"));
        robot.interact(() -> Objects.requireNonNull(opener).end());
        robot.interact(() -> fetched.complete(""));
        assertThat(sessions()).isZero();
        assertThat(made).isEmpty();
    }

    @Test
    void open_sameProfileTwice_goesToItsTab(FxRobot robot) {
        open(robot, profile("one"));
        open(robot, profile("one"));
        assertThat(sessions()).isEqualTo(1);
        assertThat(made).hasSize(1);
    }

    @Test
    void open_profileThatWasChanged_connectsAsItSaysNow(FxRobot robot) {
        open(robot, profile("one"));
        made.getFirst().become(ConnectionState.FAILED);
        await().until(() -> !WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> tabs().tabOf("one").orElseThrow().isActive()));
        ConnectionProfile changed = profile("one");
        open(robot, changed.withOptions(changed.options().withLogin(Login.of("other", null, null))));
        assertThat(sessions()).isEqualTo(1);
        assertThat(session("one").options().login().clientId()).isEqualTo("other");
    }

    @Test
    void open_profileThatWasLocked_leavesNoOpenOneBehind(FxRobot robot) {
        open(robot, profile("one"));
        robot.interact(() -> tabs().inFront().orElseThrow().model().disconnect());
        WaitForAsyncUtils.waitForFxEvents();
        open(robot, profile("one").withProtection(new Protection(false, true)));
        assertThat(sessions()).isEqualTo(1);
        assertThat(session("one").identity().protection().readOnly()).isTrue();
    }

    @Test
    void open_clientIdOfAnotherTab_isAskedAboutFirst(FxRobot robot) {
        open(robot, profile("one"));
        long begin = System.nanoTime();
        open(robot, profile("two"));
        assertThat(questions.asked).containsExactly("id");
        assertThat(sessions()).isEqualTo(1);
        FaultBook.note(
                "N19",
                "a second profile with the client identifier of one that is connected",
                Objects.requireNonNull(questions.objection),
                Duration.ofNanos(System.nanoTime() - begin));
    }

    @Test
    void open_clientIdOfAnotherTab_connectsUnderASuffix(FxRobot robot) {
        open(robot, profile("one"));
        questions.id = IdAnswer.OTHER_ID;
        open(robot, profile("two"));
        assertThat(session("two").options().login().clientId()).matches("plant-[0-9a-f]{4}");
    }

    @Test
    void open_clientIdOfATabThatHasEnded_isFree(FxRobot robot) {
        open(robot, profile("one"));
        robot.interact(() -> tabs().closeFront());
        open(robot, profile("two"));
        assertThat(questions.asked).isEmpty();
        assertThat(session("two").options().login().clientId()).isEqualTo("plant");
    }

    @Test
    void open_uri_isASessionOfNoProfile(FxRobot robot) {
        robot.interact(() -> Objects.requireNonNull(opener).open(ConnectionUri.parse("mqtt://u@h:1?clientId=c")));
        SessionTab tab =
                WaitForAsyncUtils.waitForAsyncFx(5_000, () -> tabs().inFront().orElseThrow());
        assertThat(tab.profileId()).isNull();
        assertThat(tab.model().session().options().login().clientId()).isEqualTo("c");
    }
}
