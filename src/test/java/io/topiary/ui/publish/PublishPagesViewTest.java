package io.topiary.ui.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.publish.PayloadModes;
import io.topiary.core.publish.SavedDraft;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.Visible;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class PublishPagesViewTest {

    private final PublishScene scene = PublishScene.onScreen();
    private final FakeConnection connection = scene.connection;
    private final PublishViewModel model = scene.model;

    @Start
    void start(Stage stage) {
        connection.connect();
        stage.setScene(new Scene(new PublishView(model, scene.messages), 800, 420));
        stage.show();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private static boolean shown(FxRobot robot, String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(Node::isVisible);
    }

    @Test
    void properties_onPage_areCountedAndSent(FxRobot robot) {
        robot.clickOn("#publishTopic").write("a");
        robot.clickOn("#publishPropertiesPage");
        robot.clickOn("#publishContentType").write("text/plain");
        robot.clickOn("#publishAddProperty");
        robot.clickOn("#pairName").write("k");
        robot.clickOn("#publishButton");
        await().until(() -> !connection.published().isEmpty());
        String words = robot.lookup("#publishPropertiesPage").queryLabeled().getText();
        assertThat(words + connection.published().getFirst().properties().contentType())
                .isEqualTo("Properties (2)text/plain");
    }

    @Test
    void properties_with311_areDisabledWithAWord(FxRobot robot) {
        robot.clickOn("#publishPropertiesPage");
        connection.become(new ConnectionStatus(
                ConnectionState.CONNECTED,
                null,
                1,
                0,
                null,
                FakeConnection.limits(ProtocolVersion.V3_1_1),
                List.of(),
                1));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#publishContentType").query().isDisabled()).isTrue();
        assertThat(shown(robot, "#publishNoProperties")).isTrue();
    }

    @Test
    void repeat_started_isListedAndEndsWithStopAll(FxRobot robot) {
        robot.clickOn("#publishTopic").write("a");
        robot.clickOn("#publishPayload").write("x");
        robot.clickOn("#publishRepeatPage");
        robot.doubleClickOn("#publishEvery").write("10");
        robot.clickOn("#publishStart");
        await().until(() -> connection.published().size() > 3);
        await().until(() ->
                robot.lookup("#publishRepeatPage").queryLabeled().getText().equals("Repeat (1)"));
        robot.clickOn("#publishStopAll");
        await().until(() ->
                robot.lookup("#publishRepeatPage").queryLabeled().getText().equals("Repeat"));
        ListView<?> runs = robot.lookup("#publishRuns").queryListView();
        assertThat(runs.getItems()).hasSize(1);
        robot.clickOn("#publishForget");
        await().until(() -> runs.getItems().isEmpty());
    }

    @Test
    void saved_message_isBroughtBackByItsLine(FxRobot robot) {
        robot.clickOn("#publishTopic").write("home/light");
        robot.clickOn("#publishPayload").write("ON");
        robot.clickOn("#publishSavedPage");
        robot.clickOn("#publishName").write("on");
        robot.clickOn("#publishSave");
        ListView<?> list = robot.lookup("#publishSavedList").queryListView();
        await().until(() -> list.getItems().size() == 1);
        robot.interact(() -> model.writeTo("other"));
        Visible.doubleClick(robot, Visible.await(robot, "home/light"));
        await().until(() -> model.form().topicProperty().get().equals("home/light"));
        assertThat(shown(robot, "#publishPayload")).isTrue();
    }

    @Test
    void saved_folderRemoved_canBePutBack(FxRobot robot) {
        List<Removed> removed = new CopyOnWriteArrayList<>();
        robot.interact(() -> {
            model.onRemoved(removed::add);
            model.writeTo("home/light");
            model.shelf().save("home", "on", 0, SavedDraft.ONCE);
            model.shelf().save("home/up", "off", 0, SavedDraft.ONCE);
        });
        robot.clickOn("#publishSavedPage");
        ListView<?> list = robot.lookup("#publishSavedList").queryListView();
        await().until(() -> list.getItems().size() == 4);
        robot.clickOn("#publishRemoveSaved");
        await().until(() -> list.getItems().isEmpty() && removed.size() == 1);
        assertThat(removed.getFirst().words()).isEqualTo("The folder “home” was removed with its 2 messages.");
        robot.interact(removed.getFirst().undo());
        await().until(() -> list.getItems().size() == 4);
    }

    @Test
    void topic_typed_isCompletedFromTheTree(FxRobot robot) {
        connection.feed("plant/pump/state", "1");
        connection.feed("plant/valve", "1");
        FakeConnection.settle(scene.session);
        assertThat(model.complete("pl")).containsExactly("plant/");
        assertThat(model.complete("plant/")).containsExactly("plant/pump/", "plant/valve");
        robot.clickOn("#publishTopic").write("plant/v");
        await().until(() -> robot.lookup(".auto-complete-popup").tryQuery().isPresent());
    }

    @Test
    void command_writtenAsTopic_fillsTheForm(FxRobot robot) {
        robot.interact(() -> model.form().topicProperty().set("mosquitto_pub -t a/b -m 'x y'"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(model.form().topicProperty().get()
                        + model.form().payloadProperty().get())
                .isEqualTo("a/bx y");
    }

    @Test
    void mode_withArgument_showsItsField(FxRobot robot) {
        robot.interact(() -> {
            model.form().topicProperty().set("a");
            model.form().payloadProperty().set("258");
            model.form().modeProperty().set(PayloadModes.STANDARD.find("raw").orElseThrow());
            model.form().argumentProperty().set("uint16 big");
        });
        assertThat(shown(robot, "#publishArgument")).isTrue();
        assertThat(robot.lookup("#publishPreview").queryLabeled().getText()).isEqualTo("Becomes 2 B: 01 02");
        robot.clickOn("#publishButton");
        await().until(() -> !connection.published().isEmpty());
        assertThat(new String(connection.published().getFirst().payload(), UTF_8))
                .isEqualTo("\u0001\u0002");
    }
}
