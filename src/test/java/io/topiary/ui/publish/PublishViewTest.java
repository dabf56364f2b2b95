package io.topiary.ui.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.ReasonCode;
import io.topiary.testing.FakeConnection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class PublishViewTest {

    private final PublishScene scene = PublishScene.onScreen();
    private final FakeConnection connection = scene.connection;
    private final PublishViewModel model = scene.model;

    @Start
    void start(Stage stage) {
        connection.connect();
        stage.setScene(new Scene(new PublishView(model, scene.messages), 700, 300));
        stage.show();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void ctrlEnter_publishesAndShowsTheAcknowledgement(FxRobot robot) {
        connection.answer(request -> CompletableFuture.completedFuture(
                new PublishOutcome.Acknowledged(12_000_000, new ReasonCode(ProtocolVersion.V5, 0, "Success"), null)));
        robot.clickOn("#publishTopic").write("home/light/set");
        robot.clickOn("#publishPayload").write("{\"state\":\"ON\"}");
        robot.clickOn("#publishQos").clickOn("QoS 1");
        robot.clickOn("#publishPayload");
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        await().until(() -> result(robot).startsWith("Acknowledged"));
        PublishRequest request = connection.published().getFirst();
        assertThat(List.of(request.topic().name(), new String(request.payload(), UTF_8), request.qos(), result(robot)))
                .isEqualTo(List.of("home/light/set", "{\"state\":\"ON\"}", Qos.AT_LEAST_ONCE, "Acknowledged in 12 ms"));
    }

    @Test
    void wildcard_disablesTheButtonAndSaysWhy(FxRobot robot) {
        robot.clickOn("#publishTopic").write("a/#");
        String error = robot.lookup("#publishTopicError").queryLabeled().getText();
        boolean disabled = robot.lookup("#publishButton").queryButton().isDisabled();
        assertThat(error + disabled)
                .isEqualTo("The wildcard # at position 3 is not allowed here: publish to one topic, not to a filter"
                        + "true");
    }

    @Test
    void lostConnection_disablesTheButtonAndKeepsTheText(FxRobot robot) {
        robot.clickOn("#publishTopic").write("a");
        robot.clickOn("#publishPayload").write("kept");
        connection.become(ConnectionState.WAITING);
        WaitForAsyncUtils.waitForFxEvents();
        boolean disabled = robot.lookup("#publishButton").queryButton().isDisabled();
        String hint = robot.lookup("#publishHint").queryLabeled().getText();
        assertThat(hint + " " + disabled + " " + model.form().payloadProperty().get())
                .isEqualTo("Not connected true kept");
    }

    @Test
    void history_bringsAnEarlierMessageBack(FxRobot robot) {
        robot.clickOn("#publishTopic").write("first");
        robot.clickOn("#publishPayload").write("one");
        robot.clickOn("#publishButton");
        robot.interact(() -> {
            model.form().topicProperty().set("second");
            model.form().payloadProperty().set("two");
        });
        robot.clickOn("#publishHistory").clickOn("first   one");
        robot.clickOn("#publishButton");
        await().until(() -> connection.published().size() == 2);
        assertThat(new String(connection.published().getLast().payload(), UTF_8))
                .isEqualTo("one");
    }

    private static String result(FxRobot robot) {
        return robot.lookup("#publishResult").queryLabeled().getText();
    }
}
