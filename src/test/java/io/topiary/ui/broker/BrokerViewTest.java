package io.topiary.ui.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.session.Session;
import io.topiary.core.settings.Settings;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualMetronome;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.LinePlot;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class BrokerViewTest {

    private static final Color BLUE = Color.web("#0072b2");

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final ManualMetronome metronome = new ManualMetronome();
    private @Nullable BrokerViewModel opened;

    @Start
    void start(Stage stage) {
        Messages messages = Messages.forLocale(Locale.ENGLISH);
        BrokerViewModel model = new BrokerViewModel(session, metronome, Runnable::run, Runnable::run, messages);
        opened = model;
        Scene scene = new Scene(new BrokerView(model, messages), 1100, 500);
        new Appearance(Settings.Theme.LIGHT, 1).dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> Objects.requireNonNull(opened).close());
        session.close();
    }

    /** Feeds a round and lets seconds pass until it is seen. */
    private void round(FxRobot robot, int clients) {
        connection.feed("$SYS/broker/clients/connected", String.valueOf(clients));
        connection.feed("$SYS/broker/uptime", clients + " seconds");
        FakeConnection.settle(session);
        await().untilAsserted(() -> {
            robot.interact(() -> metronome.pass(1));
            assertThat(words(robot)).contains("connected " + clients);
        });
    }

    private static String words(FxRobot robot) {
        return robot.lookup("#brokerPlot-clients")
                .tryQueryAs(LinePlot.class)
                .map(LinePlot::words)
                .orElse("");
    }

    @Test
    void button_whereNothingWasSubscribed_subscribes(FxRobot robot) {
        robot.interact(() -> connection.become(ConnectionState.CONNECTED));
        robot.interact(() -> metronome.pass(1));
        assertThat(robot.lookup("#brokerSysWords").queryAs(Labeled.class).getText())
                .contains("to those who subscribe there");
        robot.clickOn("#subscribeSysButton");
        assertThat(connection.subscribed()).hasSize(1);
        assertThat(robot.lookup("#subscribeSysButton").query().isVisible()).isFalse();
    }

    @Test
    void plot_showsTheLineInItsColour_andTheValuesUnderTheCursor(FxRobot robot) {
        round(robot, 3);
        round(robot, 9);
        LinePlot plot = robot.lookup("#brokerPlot-clients").queryAs(LinePlot.class);
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> image[0] = plot.snapshot(null, null));
        assertThat(hasColour(image[0], BLUE)).isTrue();
        robot.interact(plot::requestFocus);
        robot.type(KeyCode.LEFT, KeyCode.LEFT);
        assertThat(plot.words()).contains("connected 3").matches(".*\\(\\d\\d:\\d\\d:\\d\\d\\)");
        robot.type(KeyCode.ESCAPE);
        assertThat(plot.words()).isEqualTo("Clients: connected 9");
        robot.moveTo(plot);
        assertThat(plot.words()).contains("(");
    }

    @Test
    void periods_switchBetweenTenMinutesAndAnHour(FxRobot robot) {
        round(robot, 1);
        robot.clickOn("#brokerMinutes60");
        assertThat(Objects.requireNonNull(opened).minutesProperty().get()).isEqualTo(60);
        robot.clickOn("#brokerMinutes10");
        assertThat(Objects.requireNonNull(opened).minutesProperty().get()).isEqualTo(10);
    }

    private static boolean hasColour(WritableImage image, Color wanted) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, javafx.scene.image.PixelFormat.getIntArgbInstance(), pixels, 0, width);
        int argb = 0xFF000000
                | (int) Math.round(wanted.getRed() * 255) << 16
                | (int) Math.round(wanted.getGreen() * 255) << 8
                | (int) Math.round(wanted.getBlue() * 255);
        return Arrays.stream(pixels).anyMatch(pixel -> pixel == argb);
    }
}
