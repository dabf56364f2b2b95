package io.topiary.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import atlantafx.base.theme.PrimerLight;
import io.topiary.core.session.Session;
import io.topiary.core.settings.LookStore;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxThread;
import io.topiary.ui.kit.RowSlot;
import io.topiary.ui.kit.RowTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.geometry.VerticalDirection;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class TopicTreeViewTest {

    private final FakeConnection connection = new FakeConnection();
    private final LookStore.Memory look =
            LookStore.open(Path.of("target", "views.json")).of(null, Runnable::run);
    private final Session session = connection.session();
    private @Nullable TopicTreeViewModel opened;

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Messages messages = Messages.forLocale(Locale.ENGLISH);
        FramePulse pulse = new FramePulse(new FxThread());
        TopicTreeViewModel model = new TopicTreeViewModel(session, pulse, ForkJoinPool.commonPool(), messages);
        opened = model;
        PinsViewModel pins = new PinsViewModel(session, look, pulse, messages);
        Scene scene = new Scene(new TopicTreeView(model, pins, look, new NotedActions(), messages), 900, 400);
        for (String sheet : List.of("filter", "topics", "messages")) {
            scene.getStylesheets().add("/io/topiary/css/" + sheet + ".css");
        }
        stage.setScene(scene);
        stage.show();
        stage.toFront();
    }

    @AfterEach
    void close() {
        fx(m -> {
            m.close();
            return true;
        });
        session.close();
    }

    @Test
    void arrow_clicked_collapsesAndExpands(FxRobot robot) {
        feed("a/b", "c");
        robot.clickOn(arrow(robot, "a"));
        awaitRows("a", "c");
        robot.clickOn(arrow(robot, "a"));
        awaitRows("a", "a/b", "c");
        assertThat(model().selectedPathProperty().get()).isNull();
    }

    @Test
    void arrow_clickedTwiceInARow_isWhereItWas(FxRobot robot) {
        feed("a/b", "c");
        Node arrow = arrow(robot, "a");
        robot.clickOn(arrow).clickOn(MouseButton.PRIMARY);
        awaitRows("a", "a/b", "c");
        robot.clickOn(MouseButton.PRIMARY);
        awaitRows("a", "c");
    }

    @Test
    void keys_walkThroughTheTree(FxRobot robot) {
        feed("a/b", "c/d");
        robot.clickOn("a");
        awaitSelected("a");
        robot.type(KeyCode.LEFT);
        awaitRows("a", "c", "c/d");
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT);
        awaitSelected("a/b");
        robot.type(KeyCode.END);
        awaitSelected("c/d");
        robot.type(KeyCode.LEFT);
        awaitSelected("c");
        robot.type(KeyCode.HOME, KeyCode.DOWN);
        awaitSelected("a/b");
    }

    @Test
    void star_typed_expandsAll(FxRobot robot) {
        feed("a/b/c");
        robot.interact(model()::collapseAll);
        robot.clickOn("a");
        awaitSelected("a");
        robot.write("*");
        awaitRows("a", "a/b", "a/b/c");
    }

    @Test
    void wheel_scrollsThroughRowsThatDoNotFit(FxRobot robot) {
        feed(IntStream.range(0, 500).mapToObj(i -> "t/" + i).toArray(String[]::new));
        robot.interact(() -> model().setExpanded("t", true));
        robot.moveTo("#topicTree").scroll(10, VerticalDirection.DOWN);
        await().until(() -> fx(m -> m.window().firstRow()) > 5);
        int rows = fx(m -> m.window().slots().size());
        assertThat(rows).isLessThan(30);
    }

    @Test
    void selection_survivesRowsInsertedAbove(FxRobot robot) {
        feed("m/x");
        robot.clickOn("x");
        feed("a/b", "c", "d");
        awaitSelected("m/x");
        await().until(() -> fx(m -> m.window().rowCount()) == 6);
        TableRow<?> selected = robot.lookup(".table-row-cell:selected").queryAs(TableRow.class);
        assertThat(((RowSlot<?>) selected.getItem()).get())
                .extracting("level.path")
                .isEqualTo("m/x");
    }

    @Test
    void filter_typedAndEscaped_leavesMatchesAndComesBack(FxRobot robot) {
        feed("sensors/temp", "sensors/hum", "lights/one");
        robot.clickOn("#treeFilter").write("temp");
        awaitRows("sensors", "sensors/temp");
        assertThat(robot.lookup("#treeFilterSummary").queryAs(Label.class).getText())
                .isEqualTo("1 of 3");
        robot.type(KeyCode.ESCAPE);
        awaitRows("lights", "lights/one", "sensors", "sensors/hum", "sensors/temp");
    }

    @Test
    void filter_thatHidesAll_offersToClearIt(FxRobot robot) {
        feed("a", "b");
        robot.clickOn("#treeFilter").write("zzz");
        awaitRows();
        robot.clickOn("Clear filter");
        awaitRows("a", "b");
    }

    @Test
    void copy_topicAndPayload(FxRobot robot) {
        connection.feed("a/b", "the payload");
        await().until(() -> fx(m -> m.window().rowCount()) == 2);
        robot.clickOn("b");
        awaitSelected("a/b");
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        String topic = clipboard();
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.C).release(KeyCode.SHIFT, KeyCode.CONTROL);
        assertThat(List.of(topic, clipboard())).isEqualTo(List.of("a/b", "the payload"));
    }

    @Test
    void rows_tellAScreenReaderWhatTheyAre(FxRobot robot) {
        feed("a/b");
        TableRow<?> row = rowOf(robot, "b");
        List<Object> told = WaitForAsyncUtils.waitForAsyncFx(
                5_000,
                () -> List.of(
                        row.queryAccessibleAttribute(AccessibleAttribute.DISCLOSURE_LEVEL),
                        row.queryAccessibleAttribute(AccessibleAttribute.EXPANDED),
                        row.queryAccessibleAttribute(AccessibleAttribute.INDEX),
                        String.valueOf(row.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                                .startsWith("b, x, ")));
        assertThat(told).isEqualTo(List.of(1, false, 1, true));
    }

    @Test
    void hostileTopics_areShownAndNothingFreezes(FxRobot robot) {
        String level = "x".repeat(65_000);
        String deep = "deep" + "/l".repeat(200);
        feed(level, deep, "/".repeat(32_766), "\u202Eevil\n", "z" + "\u0301".repeat(1_000));
        robot.interact(model()::expandAll);
        await().until(() -> fx(m -> m.window().rowCount()) > 201);
        assertThat(robot.lookup(".level-name").queryAllAs(Label.class))
                .allMatch(name -> name.getText().length() < 300);
    }

    private void feed(String... topics) {
        for (String topic : topics) {
            connection.feed(topic, "x");
        }
        FakeConnection.settle(session);
        await().until(() -> fx(m -> m.topicsProperty().get()) >= session.books().topics());
    }

    private void awaitRows(String... paths) {
        await().untilAsserted(() -> {
            List<String> shown = fx(m ->
                    m.window().slots().stream().map(slot -> slot.get().path()).toList());
            assertThat(shown).containsExactly(paths);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void awaitSelected(String path) {
        await().until(() -> path.equals(fx(m -> m.selectedPathProperty().get())));
    }

    private TopicTreeViewModel model() {
        return Objects.requireNonNull(opened);
    }

    private <T> T fx(Function<TopicTreeViewModel, T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> question.apply(model()));
    }

    private static Node arrow(FxRobot robot, String name) {
        return rowOf(robot, name).lookup(".disclosure");
    }

    private static TableRow<?> rowOf(FxRobot robot, String name) {
        await().until(() -> robot.lookup(name).tryQuery().isPresent());
        return Objects.requireNonNull(RowTable.rowAround(robot.lookup(name).query()));
    }

    private static String clipboard() {
        return WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> Clipboard.getSystemClipboard().getString());
    }
}
