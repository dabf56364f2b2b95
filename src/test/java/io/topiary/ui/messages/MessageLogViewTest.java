package io.topiary.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import atlantafx.base.theme.PrimerLight;
import io.topiary.core.message.Message;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleActions;
import io.topiary.core.rules.RuleColour;
import io.topiary.core.session.Session;
import io.topiary.core.settings.LookStore;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxThread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
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
class MessageLogViewTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private @Nullable MessageLogViewModel opened;
    private @Nullable MessageLogView view;

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Messages messages = Messages.forLocale(Locale.ENGLISH);
        MessageLogViewModel model =
                new MessageLogViewModel(session, new FramePulse(new FxThread()), ForkJoinPool.commonPool(), messages);
        opened = model;
        MessageLogView shown = new MessageLogView(
                model, LookStore.open(Path.of("target", "views.json")).of(null, Runnable::run), messages);
        view = shown;
        Scene scene = new Scene(shown, 900, 400);
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
    void following_showsTheNewestMessage(FxRobot robot) {
        feed(0, 200);
        awaitLast("m199");
    }

    @Test
    void noRoomForARow_doesNotSayThatNoMessageMatches(FxRobot robot) {
        feed(0, 5);
        awaitLast("m4");
        MessageLogView log = Objects.requireNonNull(view);
        robot.interact(() -> log.getScene().getWindow().setHeight(70));
        await().until(() -> fx(m -> m.window().capacity()) == 0);
        await().until(() -> robot.lookup(".empty-rows .label")
                .queryAs(Label.class)
                .getText()
                .isEmpty());
        robot.interact(() -> log.getScene().getWindow().setHeight(400));
        awaitLast("m4");
        robot.interact(() -> model().filterProperty().set("nowhere"));
        await().until(() -> robot.lookup(".empty-rows .label")
                .queryAs(Label.class)
                .getText()
                .startsWith("No message matches. "));
    }

    @Test
    void rule_coloursItsRows_alsoThoseThatWereThereBefore(FxRobot robot) {
        feed(0, 3);
        awaitLast("m2");
        session.rules()
                .set(List.of(Rule.create("one", "payload:payload-1", RuleActions.NONE.withColour(RuleColour.SKY))));
        robot.interact(() -> Objects.requireNonNull(view).refreshColours());
        await().until(() -> robot.lookup(".table-row-cell.tint-sky").queryAll().size() == 1);
        session.rules().set(List.of());
        robot.interact(() -> Objects.requireNonNull(view).refreshColours());
        await().until(() -> robot.lookup(".table-row-cell.tinted").queryAll().isEmpty());
    }

    @Test
    void wheelUp_unfollows_andThePillFollowsAgain(FxRobot robot) {
        feed(0, 200);
        awaitLast("m199");
        robot.moveTo("#messageLog").scroll(5, VerticalDirection.UP);
        await().until(() -> !fx(m -> m.followProperty().get()));
        feed(200, 250);
        await().until(() -> fx(m -> m.newRowsProperty().get()) == 50);
        assertThat(robot.lookup("#messageLogNew").queryAs(Button.class).getText())
                .isEqualTo("50 new");
        robot.clickOn("#messageLogNew");
        awaitLast("m249");
    }

    @Test
    void followButton_staysWhereItIs(FxRobot robot) {
        feed(0, 200);
        awaitLast("m199");
        robot.clickOn("#messageLogFollow");
        feed(200, 210);
        await().until(() -> fx(m -> m.newRowsProperty().get()) == 10);
        awaitLast("m199");
    }

    @Test
    void ctrlG_alsoInTheFilterField_asksForATime_tellsWhatIsNone_andGoesThere(FxRobot robot) {
        feed(0, 5);
        awaitLast("m4");
        robot.clickOn("#messageLogFilter").push(KeyCode.CONTROL, KeyCode.G);
        robot.write("soon").push(KeyCode.ENTER);
        Labeled problem = robot.lookup("#messageLogTimeProblem").queryAs(Labeled.class);
        await().until(() -> problem.getText().startsWith("“soon” is no time"));
        robot.eraseText(4).write("5m").push(KeyCode.ENTER);
        await().until(() -> selectedTopic().equals("m0"));
        robot.push(KeyCode.ESCAPE);
        await().until(() -> !robot.lookup("#messageLogTimeBar").query().isVisible());
    }

    @Test
    void end_pressed_jumpsToTheNewest(FxRobot robot) {
        feed(0, 200);
        awaitLast("m199");
        robot.clickOn("m199");
        await().until(() -> selectedTopic().equals("m199"));
        robot.type(KeyCode.HOME);
        await().until(() -> fx(m -> m.window().firstRow()) == 0);
        robot.type(KeyCode.END);
        awaitLast("m199");
        assertThat(selectedTopic()).isEqualTo("m199");
    }

    @Test
    void menu_addsAColumnAndCountsTimes_andCopiesTheRow(FxRobot robot) {
        connection.feed("a", "{\"t\":1}");
        connection.feed("b", "{\"t\":2}");
        FakeConnection.settle(session);
        awaitLast("b");
        robot.clickOn("b");
        await().until(() -> selectedTopic().equals("b"));
        choose(robot, "Add column", "t");
        choose(robot, "Times", "Count times from this message");
        assertThat(robot.lookup(".table-cell").queryAllAs(Labeled.class).stream()
                        .map(Labeled::getText)
                        .toList())
                .contains("1", "2", "+0.000000");
        choose(robot, "Copy as", "Row, with tabs");
        String copied = WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> Clipboard.getSystemClipboard().getString());
        assertThat(copied.split("\t"))
                .startsWith("+0.000000", "received", "b", "{\"t\":2}")
                .endsWith("2");
    }

    /** Chooses from the menu of the selected row, as a click would. */
    private static void choose(FxRobot robot, String menu, String item) {
        robot.rightClickOn("b");
        robot.interact(() -> ((Menu) item(robot, menu))
                .getItems().stream()
                        .filter(each -> item.equals(each.getText()))
                        .findFirst()
                        .orElseThrow()
                        .fire());
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void mark_byKey_andCompareByMenu_areDoneWithTheSelectedMessage(FxRobot robot) {
        Marks marks = new Marks();
        robot.interact(() -> Objects.requireNonNull(view).offerTools(marks));
        feed(0, 20);
        awaitLast("m19");
        robot.clickOn("m18");
        await().until(() -> selectedTopic().equals("m18"));
        robot.rightClickOn("m18");
        assertThat(item(robot, "Compare with marked").isDisable()).isTrue();
        robot.type(KeyCode.ESCAPE);
        robot.push(KeyCode.CONTROL, KeyCode.M);
        robot.rightClickOn("m18").clickOn("Compare with marked");
        robot.rightClickOn("m18").clickOn("Compare with previous");
        assertThat(marks.done).containsExactly("mark m18", "marked m18", "previous m18");
    }

    private static MenuItem item(FxRobot robot, String words) {
        return robot.listWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .flatMap(window -> ((ContextMenu) window).getItems().stream())
                .filter(item -> words.equals(item.getText()))
                .findFirst()
                .orElseThrow();
    }

    private static final class Marks implements MessageTools {

        private final List<String> done = new ArrayList<>();

        @Override
        public void compareWithPrevious(Message message) {
            done.add("previous " + message.topic());
        }

        @Override
        public void mark(Message message) {
            done.add("mark " + message.topic());
        }

        @Override
        public boolean hasMarked() {
            return !done.isEmpty();
        }

        @Override
        public void compareWithMarked(Message message) {
            done.add("marked " + message.topic());
        }
    }

    @Test
    void row_clicked_isSelectedAndCopied(FxRobot robot) {
        feed(0, 3);
        awaitLast("m2");
        robot.clickOn("m1");
        await().until(() -> selectedTopic().equals("m1"));
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        String topic = clipboard();
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.C).release(KeyCode.SHIFT, KeyCode.CONTROL);
        assertThat(List.of(selectedTopic(), topic, clipboard())).isEqualTo(List.of("m1", "m1", "payload-1"));
    }

    @Test
    void filter_typed_looksIntoThePayload(FxRobot robot) {
        feed(0, 20);
        robot.clickOn("#messageLogFilter").write("payload-15");
        awaitLast("m15");
        robot.type(KeyCode.ESCAPE);
        awaitLast("m19");
    }

    @Test
    void chip_clicked_liftsTheLimit(FxRobot robot) {
        feed(0, 20);
        robot.interact(() -> model().setSubtree("m5"));
        awaitLast("m5");
        robot.clickOn("in m5");
        awaitLast("m19");
    }

    @Test
    void gap_isWrittenAcrossTheColumns_andClickingItSelectsNothing(FxRobot robot) {
        connection.connect();
        feed(0, 3);
        connection.become(ConnectionState.WAITING);
        await().until(() -> robot.lookup(".gap-words")
                .tryQueryAs(Labeled.class)
                .filter(words -> words.getText().matches("offline since [0-9:]{8} · messages may be missing"))
                .isPresent());
        connection.connect();
        feed(3, 4);
        awaitLast("m3");
        Labeled words = robot.lookup(".gap-words").queryAs(Labeled.class);
        await().until(() -> words.getText().matches("offline [0-9:]{8} – [0-9:]{8} · messages may be missing"));
        assertThat(words.getWidth()).isGreaterThan(600);
        robot.clickOn(words);
        assertThat(selectedTopic()).isEmpty();
        feed(4, 200);
        awaitLast("m199");
        assertThat(robot.lookup(".gap-words").tryQuery()).isEmpty();
    }

    private void feed(int from, int to) {
        IntStream.range(from, to).forEach(i -> connection.feed("m" + i, "payload-" + i));
        FakeConnection.settle(session);
    }

    private void awaitLast(String topic) {
        await().until(() -> topic.equals(fx(m -> m.window().slots().stream()
                .map(slot ->
                        slot.get() instanceof LogRow.OfMessage of ? of.message().topic() : "")
                .reduce("", (a, b) -> b))));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String selectedTopic() {
        return fx(m -> {
            Message message = m.selectedMessageProperty().get();
            return message == null ? "" : message.topic();
        });
    }

    private MessageLogViewModel model() {
        return Objects.requireNonNull(opened);
    }

    private <T> T fx(Function<MessageLogViewModel, T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> question.apply(model()));
    }

    private static String clipboard() {
        return WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> Clipboard.getSystemClipboard().getString());
    }
}
