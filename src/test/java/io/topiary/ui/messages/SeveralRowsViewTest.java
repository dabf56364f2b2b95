package io.topiary.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import atlantafx.base.theme.PrimerLight;
import io.topiary.core.export.MessageFormat;
import io.topiary.core.session.Session;
import io.topiary.core.settings.LookStore;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxThread;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
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
class SeveralRowsViewTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final LookStore.Memory memory =
            LookStore.open(Path.of("target", "views.json")).of(null, Runnable::run);
    private final List<String> asked = new ArrayList<>();
    private @Nullable MessageLogViewModel model;
    private @Nullable LogExportViewModel export;
    private @Nullable Path target;

    @TempDir
    @Nullable
    Path folder;

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Messages messages = Messages.forLocale(Locale.ENGLISH);
        FxThread fx = new FxThread();
        FramePulse pulse = new FramePulse(fx);
        MessageLogViewModel log = new MessageLogViewModel(session, pulse, ForkJoinPool.commonPool(), messages);
        LogExportViewModel exports = new LogExportViewModel(session, ForkJoinPool.commonPool(), pulse, fx, messages);
        MessageLogView view = new MessageLogView(log, memory, messages);
        view.offerExport(exports);
        view.askBy((format, name, last) -> {
            asked.add(format + " " + name + " " + (last == null ? "" : last.getFileName()));
            return Optional.ofNullable(target);
        });
        model = log;
        export = exports;
        Scene scene = new Scene(view, 900, 400);
        for (String sheet : List.of("topiary", "filter", "topics", "session", "messages")) {
            scene.getStylesheets().add("/io/topiary/css/" + sheet + ".css");
        }
        stage.setScene(scene);
        stage.show();
        stage.toFront();
    }

    @AfterEach
    void close() {
        fx(() -> {
            Objects.requireNonNull(export).close();
            Objects.requireNonNull(model).close();
            return true;
        });
        session.close();
    }

    @Test
    void shiftClick_selectsAllInBetween_andCopiesTheirPayloads(FxRobot robot) {
        feed(0, 6);
        robot.clickOn("m1");
        robot.press(KeyCode.SHIFT).clickOn("m3").release(KeyCode.SHIFT);
        await().until(() -> highlighted().equals(List.of(1, 2, 3)));
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.C).release(KeyCode.SHIFT, KeyCode.CONTROL);
        assertThat(clipboard()).isEqualTo("payload-1\npayload-2\npayload-3");
        feed(6, 8);
        await().until(() -> rows() == 8);
        assertThat(highlighted()).isEqualTo(List.of(1, 2, 3));
    }

    @Test
    void ctrlClick_addsAndTakesOut_andAPlainClickEndsIt(FxRobot robot) {
        feed(0, 6);
        robot.clickOn("m1");
        robot.press(KeyCode.CONTROL).clickOn("m4").clickOn("m2").clickOn("m4").release(KeyCode.CONTROL);
        await().until(() -> highlighted().equals(List.of(1, 2)));
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        assertThat(clipboard()).isEqualTo("m1\nm2");
        robot.clickOn("m2");
        await().until(() -> highlighted().equals(List.of(2)));
    }

    @Test
    void shiftArrows_andCtrlA_selectByKey(FxRobot robot) {
        feed(0, 6);
        robot.clickOn("m4");
        robot.press(KeyCode.SHIFT).type(KeyCode.UP, 2).release(KeyCode.SHIFT);
        await().until(() -> highlighted().equals(List.of(2, 3, 4)));
        robot.type(KeyCode.DOWN);
        await().until(() -> highlighted().equals(List.of(3)));
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        await().until(() -> highlighted().size() == 6);
    }

    @Test
    void rightClick_onASelectedRow_keepsTheOthers_andTheMenuCountsThem(FxRobot robot) {
        feed(0, 6);
        robot.clickOn("m1");
        robot.press(KeyCode.SHIFT).clickOn("m3").release(KeyCode.SHIFT);
        robot.rightClickOn("m2");
        await().until(() -> robot.lookup("Copy 3 payloads").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);
        assertThat(highlighted()).isEqualTo(List.of(1, 2, 3));
    }

    @Test
    void copy_ofTooMany_isRefusedInWords(FxRobot robot) {
        feed(0, LogCopies.MOST_MESSAGES + 1);
        await().until(() -> rows() > LogCopies.MOST_MESSAGES);
        robot.clickOn("#messageLog");
        robot.press(KeyCode.CONTROL).type(KeyCode.A).type(KeyCode.C).release(KeyCode.CONTROL);
        await().until(() -> note(robot)
                .equals("10,001 messages are more than a clipboard is good for (at most 10,000). "
                        + "Select fewer, or export them into a file."));
    }

    @Test
    void ctrlS_exportsWhatIsSelected_asTheLastTime_alsoInTheFilterField(FxRobot robot) throws IOException {
        feed(0, 6);
        Path file = Objects.requireNonNull(folder).resolve("out.csv");
        target = file;
        robot.clickOn("m1");
        robot.press(KeyCode.SHIFT).clickOn("m3").release(KeyCode.SHIFT);
        robot.clickOn("#messageLogExport");
        choose(robot, "The 3 selected messages", "CSV, for spreadsheets…");
        await().until(() -> note(robot).equals("3 messages (27 B of payload) written to " + file + "."));
        assertThat(Files.readString(file, StandardCharsets.UTF_8).lines().map(line -> line.replaceAll("^[^,]*,", "")))
                .containsExactly(
                        "direction,topic,qos,retain,size,payload,payload64,contentType,responseTopic,correlationData,"
                                + "messageExpiry,payloadFormat,userProperties,omitted",
                        "in,m1,0,false,9,payload-1,,,,,,,,",
                        "in,m2,0,false,9,payload-2,,,,,,,,",
                        "in,m3,0,false,9,payload-3,,,,,,,,");
        robot.clickOn("m5")
                .clickOn("#messageLogFilter")
                .press(KeyCode.CONTROL)
                .type(KeyCode.S)
                .release(KeyCode.CONTROL);
        await().until(() -> note(robot).startsWith("6 messages (54 B of payload)"));
        assertThat(asked)
                .containsExactly(
                        MessageFormat.CSV + " messages.csv ",
                        MessageFormat.CSV + " messages.csv " + folder.getFileName());
    }

    @Test
    void export_thatFails_saysWhyAndIsDismissed(FxRobot robot) {
        feed(0, 2);
        target = Objects.requireNonNull(folder);
        robot.clickOn("m1").press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
        await().until(() -> note(robot).contains("folder"));
        robot.clickOn("#messageLogNoteDismiss");
        await().until(() -> note(robot).isEmpty());
    }

    private static void choose(FxRobot robot, String scope, String format) {
        robot.interact(() -> {
            MenuButton button = robot.lookup("#messageLogExport").queryAs(MenuButton.class);
            Menu menu = (Menu) item(button.getItems(), scope);
            item(menu.getItems(), format).fire();
            button.hide();
        });
    }

    private static MenuItem item(List<MenuItem> items, String text) {
        return items.stream()
                .filter(item -> text.equals(item.getText()))
                .findFirst()
                .orElseThrow();
    }

    private String note(FxRobot robot) {
        return fx(() -> robot.lookup("#messageLogNoteText")
                .tryQueryAs(Label.class)
                .filter(label -> label.getParent().getParent().isVisible())
                .map(Label::getText)
                .orElse(""));
    }

    private void feed(int from, int to) {
        IntStream.range(from, to).forEach(i -> connection.feed("m" + i, "payload-" + i));
        FakeConnection.settle(session);
        await().until(() -> rows() == to);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private long rows() {
        return fx(() -> Objects.requireNonNull(model).window().rowCount());
    }

    private List<Integer> highlighted() {
        return fx(() ->
                List.copyOf(Objects.requireNonNull(table()).getSelectionModel().getSelectedIndices()));
    }

    private static @Nullable TableView<?> table() {
        return new FxRobot().lookup("#messageLog").queryAs(TableView.class);
    }

    private static String clipboard() {
        return fx(() -> Clipboard.getSystemClipboard().getString());
    }

    private static <T> T fx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, question);
    }
}
