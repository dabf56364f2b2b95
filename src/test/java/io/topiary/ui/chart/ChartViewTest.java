package io.topiary.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.payload.PayloadReader;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.settings.LookStore;
import io.topiary.core.settings.Settings;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxMetronome;
import io.topiary.ui.kit.FxThread;
import io.topiary.ui.kit.LinePlot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
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
class ChartViewTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final Workers workers = new Workers(1);
    private @Nullable ChartPageViewModel opened;
    private @Nullable DashboardViewModel kept;
    private @Nullable ChartView view;

    @TempDir
    private Path folder;

    @Start
    void start(Stage stage) {
        FxThread fx = new FxThread();
        Messages messages = Messages.forLocale(Locale.ENGLISH);
        ChartParts parts = new ChartParts(
                session,
                new SessionPayloads(session, PayloadReader.PLAIN),
                Optional::empty,
                workers,
                workers,
                fx,
                new ChartParts.Beats(new FramePulse(fx), new FxMetronome()),
                messages);
        ChartPageViewModel model = new ChartPageViewModel(parts);
        DashboardViewModel dashboard = new DashboardViewModel(
                parts, LookStore.open(folder.resolve("views.json")).charts("p", workers));
        ChartView chart = new ChartView(model, parts);
        chart.onPin(() -> dashboard.pin(model));
        dashboard.onOpen(model::open);
        opened = model;
        kept = dashboard;
        view = chart;
        SplitPane both = new SplitPane(chart, new DashboardView(dashboard, messages));
        both.setOrientation(Orientation.VERTICAL);
        Scene scene = new Scene(both, 760, 720);
        new Appearance(Settings.Theme.LIGHT, 1).dress(scene);
        stage.setScene(scene);
        stage.show();
        model.setLooking(true);
        dashboard.setLooking(true);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            model().close();
            Objects.requireNonNull(kept).close();
        });
        session.close();
        workers.close();
    }

    private ChartPageViewModel model() {
        return Objects.requireNonNull(opened);
    }

    private void feed(FxRobot robot, String topic, String... payloads) {
        for (String payload : payloads) {
            connection.feed(topic, payload);
        }
        FakeConnection.settle(session);
        robot.interact(() -> model().showTopic(topic));
        await().until(() -> model().chart().frameProperty().get() != null);
    }

    private static LinePlot plot(FxRobot robot) {
        return robot.lookup("#chartPlot").queryAs(LinePlot.class);
    }

    private static String spoken(FxRobot robot) {
        return plot(robot).getAccessibleText();
    }

    private static boolean has(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
    }

    @Test
    void valueClicked_isDrawnToo_andSpokenWithItsNumbers(FxRobot robot) {
        feed(robot, "a", "{\"t\":20,\"n\":\"x\",\"on\":false}", "{\"t\":22.50,\"on\":true}");
        await().until(() -> "/t: last 22.50, min 20, mean 21.25, max 22.50, 2 points".equals(spoken(robot)));
        ListView<ValueRow> list = robot.lookup("#chartValueList").queryListView();
        await().until(() -> list.getItems().size() == 2);
        robot.clickOn(robot.from(list).lookup("/on").<Node>query());
        await().until(() -> has(robot, "#chartSeries1"));
        assertThat(spoken(robot)).contains("/on: last true, min false, mean 0.5, max true, 2 points");
        robot.clickOn(robot.from(list).lookup("/t").<Node>query());
        await().until(() -> !has(robot, "#chartSeries1"));
    }

    @Test
    void keys_moveTheCursor_zoom_andGoBack(FxRobot robot) {
        feed(robot, "a", IntStream.range(0, 20).mapToObj(i -> "" + i).toArray(String[]::new));
        await().until(() -> spoken(robot).contains("value: last 19"));
        robot.interact(() -> plot(robot).requestFocus());
        robot.type(KeyCode.HOME);
        await().until(() -> spoken(robot).contains("value: 0 at the cursor"));
        robot.type(KeyCode.END);
        await().until(() -> spoken(robot).contains("value: 19 at the cursor"));
        robot.type(KeyCode.ESCAPE);
        await().until(() -> spoken(robot).contains("value: last 19"));
        robot.write("+");
        await().until(() -> model().chart().plan().window().isFixed());
        robot.interact(() -> plot(robot).requestFocus());
        robot.clickOn("#chartReset");
        assertThat(model().chart().plan().window().isFixed()).isFalse();
    }

    @Test
    void wheelAndDrag_zoom_doubleClickGoesBack(FxRobot robot) {
        feed(robot, "a", "1", "2");
        robot.moveTo(plot(robot)).scroll(1, VerticalDirection.UP);
        await().until(() -> model().chart().plan().window().isFixed());
        robot.doubleClickOn(plot(robot));
        await().until(() -> !model().chart().plan().window().isFixed());
        robot.moveTo(plot(robot)).press(MouseButton.PRIMARY).moveBy(80, 0).release(MouseButton.PRIMARY);
        await().until(() -> model().chart().plan().window().isFixed());
    }

    @Test
    void windowTyped_isShown_andWhatIsNoTimeIsToldSo(FxRobot robot) {
        feed(robot, "a", "1");
        robot.clickOn("#chartWindow").doubleClickOn("#chartFrom");
        robot.interact(() -> {
            robot.lookup("#chartFrom").queryAs(TextField.class).setText("yesterday");
            robot.lookup("#chartTo").queryAs(TextField.class).setText("2026-01-31 12:00:30");
        });
        robot.clickOn("#chartFrom").type(KeyCode.ENTER);
        await().until(() -> robot.lookup(".chart-range > .label")
                .queryAs(Labeled.class)
                .getText()
                .startsWith("Two times"));
        robot.interact(() -> robot.lookup("#chartFrom").queryAs(TextField.class).setText("2026-01-31 12:00:00"));
        robot.clickOn("#chartFrom").type(KeyCode.ENTER);
        await().until(() -> model().chart().plan().window().isFixed());
        assertThat(model().chart().plan().window().toMicros()
                        - model().chart().plan().window().fromMicros())
                .isEqualTo(30_000_000);
    }

    @Test
    void series_isNamedWithItsUnit_andRemoved(FxRobot robot) {
        feed(robot, "a", "{\"t\":20,\"u\":1}");
        robot.clickOn("#chartSeries0");
        robot.clickOn("#chartSeriesLabel").write("Boiler");
        robot.clickOn("#chartSeriesUnit").write("bar").type(KeyCode.ENTER);
        await().until(() -> spoken(robot).startsWith("Boiler: last 20 bar"));
        robot.clickOn("#chartSeries0").clickOn("#chartSeriesRemove");
        await().until(() -> model().chart().plan().series().isEmpty());
        assertThat(robot.lookup("#chartNone").queryAs(Labeled.class).getText()).startsWith("Tick a value");
    }

    @Test
    void files_areWritten_andToldOf(FxRobot robot) throws IOException {
        feed(robot, "a", "{\"t\":20.0}");
        robot.interact(() -> Objects.requireNonNull(view).exports().setFileChooser(folder::resolve));
        robot.clickOn("#chartExport").clickOn("#chartColumns");
        await().until(() -> Files.exists(folder.resolve("chart.csv")));
        assertThat(Files.readString(folder.resolve("chart.csv")))
                .startsWith("time,/t\r\n")
                .endsWith("Z,20.0\r\n");
        await().until(() ->
                robot.lookup("#chartNote").queryAs(Labeled.class).getText().startsWith("Saved as chart.csv"));
        robot.interact(() -> robot.lookup("#chartExport").queryAs(MenuButton.class).getItems().stream()
                .filter(Menu.class::isInstance)
                .map(Menu.class::cast)
                .forEach(menu -> menu.getItems().get(1).fire()));
        await().until(() -> Files.exists(folder.resolve("chart.png")));
        assertThat(Files.readAllBytes(folder.resolve("chart.png"))).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void pinned_isATile_thatIsRenamedAndOpened(FxRobot robot) {
        feed(robot, "a", "{\"t\":20,\"u\":1}");
        assertThat(has(robot, "#dashboardNone")).isTrue();
        robot.clickOn("#chartPin");
        FlowPane tiles = robot.lookup("#dashboardTiles").queryAs(FlowPane.class);
        await().until(() -> tiles.getChildren().size() == 1);
        TextField name = robot.lookup(".chart-tile-name").queryAs(TextField.class);
        assertThat(name.getText()).isEqualTo("/t");
        robot.doubleClickOn(name).write("Boiler").type(KeyCode.ENTER);
        await().until(() -> LookStore.open(folder.resolve("views.json")).charts("p", workers).plans().stream()
                .anyMatch(plan -> plan.name().contains("Boiler")));
        await().until(() -> robot.from(tiles)
                .lookup(".line-plot")
                .tryQuery()
                .filter(Node::isVisible)
                .isPresent());
    }

    @Test
    void extremes_areDrawnWithoutHarm(FxRobot robot) {
        for (List<String> payloads : List.of(
                List.of("1"),
                List.of("5", "5", "5"),
                List.of("1e308", "-1e308", "1.7e308"),
                List.of("NaN", "1", "Infinity", "2"),
                List.of("100000000000000000", "100000000000000016"))) {
            String topic = "extreme/" + payloads.size() + payloads.getFirst();
            feed(robot, topic, payloads.toArray(String[]::new));
            await().until(() -> model().chart().plan().shows(topic, ""));
            await().until(() -> {
                ChartFrame frame = model().chart().frameProperty().get();
                return frame != null && frame.plan().shows(topic, "");
            });
            Button name = robot.lookup("#chartSeries0").queryButton();
            assertThat(name.getText()).isEqualTo("value");
        }
    }
}
