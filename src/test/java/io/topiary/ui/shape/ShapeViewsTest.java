package io.topiary.ui.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import atlantafx.base.theme.PrimerLight;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.sequence.Counters;
import io.topiary.core.session.SequenceKeeper;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.session.ShapeWatch;
import io.topiary.core.shape.ShapeOptions;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ShapeViewsTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final Workers workers = new Workers(2);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private @Nullable SchemaViewModel schema;
    private @Nullable SequenceViewModel sequence;

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Messages messages = Messages.forLocale(Locale.ENGLISH);
        SessionPayloads payloads = new SessionPayloads(session, PayloadReader.PLAIN);
        ShapeWatch watch = new ShapeWatch(session, payloads, new ShapeOptions(2, false));
        SequenceKeeper keeper =
                new SequenceKeeper(session, new Counters(payloads::values, Map.of()), List.of(), plans -> {}, workers);
        FxThread fx = new FxThread();
        Surroundings around = new Surroundings(Optional::empty, new FramePulse(fx), workers, workers, fx, messages);
        schema = new SchemaViewModel(session, payloads, watch, around);
        sequence = new SequenceViewModel(session, payloads, keeper, around);
        opened.addAll(List.of(watch, keeper));
        SchemaView schemaView = new SchemaView(schema, messages);
        SequenceView sequenceView = new SequenceView(sequence, messages);
        stage.setScene(new Scene(new SplitPane(schemaView, sequenceView), 1_200, 400));
        stage.show();
        stage.toFront();
    }

    @AfterEach
    void close(FxRobot robot) throws Exception {
        robot.interact(() -> {
            Objects.requireNonNull(schema).close();
            Objects.requireNonNull(sequence).close();
        });
        for (AutoCloseable each : opened) {
            each.close();
        }
        session.close();
        workers.close();
    }

    private void select(FxRobot robot, String topic) {
        robot.interact(() -> {
            SchemaViewModel first = Objects.requireNonNull(schema);
            SequenceViewModel second = Objects.requireNonNull(sequence);
            first.showTopic(topic);
            first.setLooking(true);
            second.showTopic(topic);
            second.setLooking(true);
        });
    }

    private static TableView<?> table(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(TableView.class);
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup("#" + id).queryAs(ButtonBase.class).fire());
    }

    @Test
    void schema_isShownAndCopied(FxRobot robot) {
        connection.feed("s/1", "{\"t\":1}");
        FakeConnection.settle(session);
        select(robot, "s/1");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> table(robot, "schemaTable").getItems().size() == 2);
        press(robot, "schemaCopy");
        List<String> copied = new ArrayList<>();
        robot.interact(() -> copied.add(Clipboard.getSystemClipboard().getString()));
        assertThat(copied.getFirst()).contains("\"t\"", "integer");
    }

    @Test
    void scope_isChosenFromTheList(FxRobot robot) {
        connection.feed("s/1", "{\"t\":1}");
        connection.feed("s/2", "{\"u\":1}");
        FakeConnection.settle(session);
        select(robot, "s/1");
        robot.interact(() -> robot.lookup("#schemaScope")
                .queryAs(ComboBox.class)
                .getSelectionModel()
                .select(1));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> table(robot, "schemaTable").getItems().size() == 3);
    }

    @Test
    void deviation_isListedAndDismissed(FxRobot robot) {
        select(robot, "s/1");
        for (String payload : List.of("{\"t\":1}", "{\"t\":1}", "{\"t\":\"x\"}")) {
            connection.feed("s/1", payload);
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> table(robot, "deviations").getItems().size() == 1);
        assertThat(robot.lookup("#schemaDeviations").queryAs(Labeled.class).getText())
                .isEqualTo("Deviations · 1");
        press(robot, "schemaDeviations");
        robot.interact(() -> table(robot, "deviations").getSelectionModel().select(0));
        press(robot, "deviationDismiss");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> table(robot, "deviations").getItems().isEmpty());
    }

    @Test
    void whatIsUsual_isForgotten(FxRobot robot) {
        select(robot, "s/1");
        for (String payload : List.of("{\"t\":1}", "{\"t\":1}", "{\"t\":\"x\"}")) {
            connection.feed("s/1", payload);
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> table(robot, "deviations").getItems().size() == 1);
        press(robot, "schemaDeviations");
        robot.interact(() -> robot.lookup("#shapeForget")
                .queryAs(MenuButton.class)
                .getItems()
                .getFirst()
                .fire());
        await().atMost(Duration.ofMinutes(1))
                .until(() -> table(robot, "deviations").getItems().isEmpty());
        connection.feed("s/1", "{\"t\":\"x\"}");
        FakeConnection.settle(session);
        assertThat(session.model().deviations().open()).isEmpty();
    }

    @Test
    void counter_isWatched(FxRobot robot) {
        connection.feed("s/1", "{\"seq\":1}");
        connection.feed("s/1", "{\"seq\":3}");
        FakeConnection.settle(session);
        select(robot, "s/1");
        robot.interact(() -> robot.lookup("#sequencePath")
                .queryAs(ComboBox.class)
                .getEditor()
                .setText("/seq"));
        press(robot, "sequenceWatch");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> table(robot, "sequenceEvents").getItems().size() == 1);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> robot.lookup("#sequenceSummary")
                        .queryAs(Labeled.class)
                        .getText()
                        .contains("1 missing"));
    }
}
