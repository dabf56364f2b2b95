package io.topiary.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.payload.PayloadReader;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxMetronome;
import io.topiary.ui.kit.FxThread;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
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
class InspectionPaneViewTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final Workers workers = new Workers(1);
    private @Nullable InspectionPane opened;
    private @Nullable ChartDesk charts;

    @TempDir
    private Path folder;

    @Start
    void start(Stage stage) {
        FxThread fx = new FxThread();
        Context context = new Context(
                Messages.forLocale(Locale.ENGLISH),
                new FramePulse(fx),
                new FxMetronome(),
                fx,
                workers,
                PayloadReader.PLAIN);
        charts = new ChartDesk(
                session, Optional::empty, context, TestOutside.in(folder, context, stage, new AnsweredQuestions()));
        opened = new InspectionPane(session, Optional::empty, charts, context);
        stage.setScene(new Scene(opened.view(), 700, 600));
        stage.show();
    }

    private InspectionPane pane() {
        return Objects.requireNonNull(opened);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(pane()::close);
        robot.interact(Objects.requireNonNull(charts)::close);
        session.close();
        workers.close();
    }

    private void feed(String... payloads) {
        for (String payload : payloads) {
            connection.feed("a", payload);
        }
        FakeConnection.settle(session);
    }

    private static String words(FxRobot robot, String id) {
        return robot.lookup(id).tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
    }

    @Test
    void compare_bringsTheDiffToTheFront_andMarkedOnesStay(FxRobot robot) {
        feed("{\"t\":1}", "{\"t\":2}");
        robot.interact(() -> {
            pane().showTopic("a");
            pane().compareWithPrevious("a");
        });
        await().until(() -> words(robot, "#diffPathsSummary").equals("one path differs"));
        assertThat(pane().hasMarked()).isFalse();
        robot.clickOn("#diffMark").clickOn("#diffMarked");
        await().until(() -> words(robot, "#diffPathsSummary").equals("no difference"));
        feed("{\"t\":3,\"u\":4}");
        await().until(() -> words(robot, "#diffPathsSummary").equals("2 paths differ"));
    }

    @Test
    void chart_bringsThePlotToTheFront_andOffersTheOtherValues(FxRobot robot) {
        feed("{\"t\":1,\"on\":true,\"n\":\"x\"}", "{\"t\":2,\"on\":false}");
        robot.interact(() -> {
            pane().showTopic("a");
            pane().chart("a", "/t");
        });
        await().until(() ->
                robot.lookup("#chartPlot").tryQuery().filter(Node::isVisible).isPresent());
        await().until(() -> words(robot, "#chartNote").equals("2 of 2 messages in memory"));
        ListView<?> values = robot.lookup("#chartValueList").queryListView();
        await().until(() -> values.getItems().size() == 2);
    }
}
