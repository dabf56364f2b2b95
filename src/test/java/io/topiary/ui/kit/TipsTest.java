package io.topiary.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Objects;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class TipsTest {

    private @Nullable Button button;

    @Start
    void start(Stage stage) {
        button = new Button("x");
        stage.setScene(new Scene(new StackPane(button), 200, 100));
        stage.show();
    }

    private Button button() {
        return Objects.requireNonNull(button);
    }

    /** From beside it: the pointer may be there from the test before. */
    private void point(FxRobot robot) {
        robot.moveTo(button());
        robot.moveBy(0, button().getHeight() * 2);
        robot.moveTo(button());
        await().untilAsserted(() -> assertThat(button().getTooltip()).isNotNull());
    }

    @Test
    void name_beforeThePointerCame_isSaidButHasNoTooltip(FxRobot robot) {
        robot.interact(() -> Tips.name(button(), "Copy"));
        assertThat(button().getAccessibleText()).isEqualTo("Copy");
        assertThat(button().getTooltip()).isNull();
    }

    @Test
    void name_pointerOver_tooltipSaysWhatTheNameHasBecome(FxRobot robot) {
        robot.interact(() -> Tips.name(button(), "Start"));
        robot.interact(() -> button().setAccessibleText("Stop"));
        point(robot);
        assertThat(button().getTooltip().getText()).isEqualTo("Stop");
        robot.interact(() -> button().setAccessibleText("Start"));
        assertThat(button().getTooltip().getText()).isEqualTo("Start");
    }

    @Test
    void explain_isSaidForHelp_andBesideThePointer(FxRobot robot) {
        robot.interact(() -> Tips.explain(button(), "Only with MQTT 5"));
        assertThat(button().queryAccessibleAttribute(AccessibleAttribute.HELP)).isEqualTo("Only with MQTT 5");
        point(robot);
        assertThat(button().getTooltip().getText()).isEqualTo("Only with MQTT 5");
    }
}
