package io.topiary.ui.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Qos;
import io.topiary.core.payload.PayloadView;
import io.topiary.core.session.PayloadStream;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
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
class InspectorViewTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final Workers workers = new Workers(2);
    private final FxThread fx = new FxThread();
    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final InspectorViewModel model = new InspectorViewModel(session, new FramePulse(fx), workers, fx, messages);
    private @Nullable InspectorView view;

    @Start
    void start(Stage stage) {
        InspectorView shown = new InspectorView(model, messages);
        view = shown;
        stage.setScene(new Scene(shown, 700, 600));
        stage.show();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(5_000, model::close);
        session.close();
        workers.close();
    }

    @Test
    void header_tellsHowTheMessageCame_besideItsFlag(FxRobot robot) {
        connection.connect();
        connection.feed("a", "1".getBytes(UTF_8), Qos.AT_LEAST_ONCE, true);
        FakeConnection.settle(session);
        robot.interact(() -> model.showTopic("a"));
        await().until(() -> shows(robot, "Retained at subscribe") && shows(robot, "Retained"));
        connection.feed("a", "2".getBytes(UTF_8), Qos.AT_LEAST_ONCE, true);
        await().until(() -> shows(robot, "Seen live, with RETAIN") && shows(robot, "Retained"));
        connection.feed("a", "3");
        await().until(() -> shows(robot, "Seen live") && !shows(robot, "Retained"));
    }

    private static boolean shows(FxRobot robot, String words) {
        return robot.lookup(words).tryQuery().isPresent();
    }

    @Test
    void select_json_copiesExactlyWhatWasSent(FxRobot robot) {
        feed("home/kitchen", "{\"t\":21.50,\"n\":1E2}".getBytes(UTF_8));
        select(robot, "home/kitchen");
        robot.clickOn("#copyPayloadButton");
        assertThat(clipboard()).isEqualTo("{\"t\":21.50,\"n\":1E2}");
    }

    @Test
    void select_json_showsTopicAndGuess(FxRobot robot) {
        feed("home/kitchen\u202E", "[1]".getBytes(UTF_8));
        select(robot, "home/kitchen\u202E");
        String topic = robot.lookup("#inspectorTopic").queryAs(TextField.class).getText();
        String format = robot.lookup("#payloadFormat")
                .queryAs(ComboBox.class)
                .getButtonCell()
                .getText();
        assertThat(topic + " " + format).isEqualTo("home/kitchen\\u{202E} Auto (JSON)");
    }

    @Test
    void format_hex_showsRowsOfBytes(FxRobot robot) {
        feed("a", "abc".getBytes(UTF_8));
        select(robot, "a");
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<String> format = robot.lookup("#payloadFormat").queryAs(ComboBox.class);
            format.setValue(PayloadView.HEX);
        });
        await().until(() -> robot.lookup(".hex-view .hex-ascii").tryQuery().isPresent());
        assertThat(robot.lookup(".hex-view .hex-ascii").queryText().getText()).isEqualTo("abc");
    }

    @Test
    void hex_draggedOver_selectsBytesAndReadsThemAsNumbers(FxRobot robot) {
        feed("a", new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        select(robot, "a");
        robot.clickOn("#hexView");
        robot.push(new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN));
        robot.push(new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN));
        await().untilAsserted(() -> assertThat(clipboard()).isEqualTo("01 02 03 04 05 06 07 08"));
        assertThat(words(robot, "#hexLittle")).contains("u16 513", "u64 578437695752307201");
        robot.clickOn("#hexGoTo").write("0x3").push(KeyCode.ENTER);
        robot.push(KeyCode.RIGHT);
        await().untilAsserted(() -> assertThat(words(robot, "#hexPlace")).isEqualTo("Offset 0x4 (4), 1 byte selected"));
    }

    @Test
    void tree_showsKeysAndValues_folds_andPointsAtOne(FxRobot robot) {
        feed("a", "{\"t\":21.50,\"in\":{\"time\":1769860800}}".getBytes(UTF_8));
        select(robot, "a");
        robot.clickOn("#treePayloadButton");
        await().until(() -> cell(robot, "21.50").isPresent());
        robot.clickOn(cell(robot, "1769860800").orElseThrow());
        await().untilAsserted(() -> assertThat(words(robot, "#valuePath")).isEqualTo(".in.time"));
        assertThat(words(robot, "#valueHint")).contains("2026-01-31 12:00:00.000Z UTC", "epoch seconds");
        robot.push(KeyCode.LEFT);
        robot.push(KeyCode.LEFT);
        await().until(() -> cell(robot, "1769860800").isEmpty());
        robot.push(KeyCode.MULTIPLY);
        await().until(() -> cell(robot, "1769860800").isPresent());
    }

    @Test
    void value_isCopiedWithItsPath_drawnAndFiltered(FxRobot robot) {
        List<String> asked = new ArrayList<>();
        robot.interact(() -> model.doWith(new ValueDeeds() {
            @Override
            public void chart(String topic, String pointer) {
                asked.add("chart " + topic + " " + pointer);
            }

            @Override
            public void addColumn(String pointer) {
                asked.add("column " + pointer);
            }

            @Override
            public void filter(String term) {
                asked.add("filter " + term);
            }
        }));
        feed("a", "{\"in\":{\"t\":21.50}}".getBytes(UTF_8));
        select(robot, "a");
        robot.clickOn("#treePayloadButton");
        await().until(() -> cell(robot, "21.50").isPresent());
        robot.clickOn(cell(robot, "21.50").orElseThrow());
        await().untilAsserted(() -> assertThat(words(robot, "#valuePath")).isEqualTo(".in.t"));
        for (String deed : List.of("#chartValue", "#addColumn", "#filterValue")) {
            choose(robot, "#valueDeeds", deed);
        }
        choose(robot, "#valueDeeds", "#copyValue");
        await().untilAsserted(() -> assertThat(clipboard()).isEqualTo("21.50"));
        assertThat(asked).isEqualTo(List.of("chart a /in/t", "column /in/t", "filter json:.in.t=21.50"));
    }

    @Test
    void find_goesFromPlaceToPlace(FxRobot robot) {
        feed("a", "one two ONE\ntwo one".getBytes(UTF_8));
        select(robot, "a");
        robot.clickOn(".code-view");
        robot.push(new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN));
        robot.write("one");
        await().until(() -> words(robot, "#findPayloadCount").equals("1 of 3"));
        robot.push(KeyCode.ENTER);
        robot.push(KeyCode.ENTER);
        await().until(() -> words(robot, "#findPayloadCount").equals("3 of 3"));
        robot.push(KeyCode.ESCAPE);
        robot.push(new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN));
        await().untilAsserted(() -> assertThat(clipboard()).isEqualTo("one"));
    }

    /** The hidden text holds the same words. */
    private static Optional<Node> cell(FxRobot robot, String text) {
        return robot.from(robot.lookup("#payloadTree").queryAll()).lookup(text).tryQuery();
    }

    private static String words(FxRobot robot, String query) {
        return onFx(() -> robot.lookup(query).queryLabeled().getText());
    }

    private static void choose(FxRobot robot, String button, String item) {
        robot.clickOn(button);
        await().until(() -> robot.lookup(item).tryQuery().isPresent());
        robot.clickOn(item);
        await().until(() -> robot.lookup(item).tryQuery().isEmpty());
    }

    @Test
    void copy_tooLarge_offersTheFile(FxRobot robot, @TempDir Path folder) throws Exception {
        byte[] bytes = new byte[PayloadActions.MOST_COPIED + 1];
        feed("a", bytes);
        select(robot, "a");
        Path file = folder.resolve("out.bin");
        Objects.requireNonNull(view).tools().setFileChooser(name -> file);
        robot.clickOn("#copyPayloadButton");
        await().until(() -> onFx(() -> model.actions().saveOfferedProperty().get()));
        robot.clickOn("#saveInsteadLink");
        await().until(() -> Files.exists(file) && Files.size(file) == bytes.length);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void more_savesAllThatIsKeptOfTheTopic(FxRobot robot, @TempDir Path folder) {
        feed("a", "1".getBytes(UTF_8));
        feed("a", "2".getBytes(UTF_8));
        select(robot, "a");
        Objects.requireNonNull(view).tools().setFolderChooser(() -> folder);
        choose(robot, "#payloadMore", "#saveMessages");
        await().until(() -> onFx(() -> text(robot, "#saveManyText").startsWith("Saved 2 payloads")));
        assertThat(folder).isDirectoryContaining("glob:**/a-*.txt");
    }

    @Test
    void stream_tellsHowItGoes_andIsStopped_whateverIsSelected(FxRobot robot, @TempDir Path folder) {
        feed("a", "1".getBytes(UTF_8));
        feed("b", "1".getBytes(UTF_8));
        select(robot, "a");
        Path file = folder.resolve("stream.txt");
        robot.interact(() -> model.saving().stream().start("a", file, PayloadStream.Shape.LINES));
        feed("a", "2".getBytes(UTF_8));
        await().until(() -> onFx(() -> text(robot, "#streamText").startsWith("one payload (1 B)")));
        select(robot, "b");
        robot.clickOn("#streamStop");
        await().until(() -> onFx(() -> text(robot, "#streamText").startsWith("Wrote one payload (1 B)")));
        robot.clickOn("#streamDismiss");
        assertThat(file).hasBinaryContent("2\n".getBytes(UTF_8));
        assertThat(robot.lookup("#streamPane").queryAs(Region.class).isVisible())
                .isFalse();
    }

    @Test
    void typedFormat_isShown_andWhatIsWrongWithItIsSaid(FxRobot robot) {
        feed("a", new byte[] {(byte) 0x93, 'x', (byte) 0x94});
        select(robot, "a");
        robot.interact(() -> robot.lookup("#payloadFormat")
                .queryAs(ComboBox.class)
                .getSelectionModel()
                .selectLast());
        robot.interact(() ->
                robot.lookup("#payloadFormatText").queryAs(TextField.class).setText("layout:motor"));
        robot.clickOn("#payloadFormatUse");
        await().until(() -> onFx(() -> text(robot, "#payloadFormatProblem").contains("there is no format layout")));
        robot.interact(() ->
                robot.lookup("#payloadFormatText").queryAs(TextField.class).setText("hex"));
        robot.clickOn("#payloadFormatUse");
        await().until(() -> onFx(() -> !robot.lookup("#formatBar").query().isVisible()));
        assertThat(model.payload().formatProperty().get()).isEqualTo("hex");
    }

    private static String text(FxRobot robot, String label) {
        return robot.lookup(label).queryAs(Labeled.class).getText();
    }

    @Test
    void select_allText_copyTakesItAsSent(FxRobot robot) {
        feed("a", "x\u0007\t\u202Ey\nsecond".getBytes(UTF_8));
        select(robot, "a");
        robot.clickOn(".code-view");
        robot.push(new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN));
        robot.push(new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN));
        assertThat(clipboard()).isEqualTo("x\u0007\t\u202Ey\nsecond");
    }

    @Test
    void save_writesTheBytesToTheChosenFile(FxRobot robot, @TempDir Path folder) throws Exception {
        byte[] bytes = {0, 1, (byte) 0xFF};
        feed("a", bytes);
        select(robot, "a");
        Path file = folder.resolve("out.bin");
        Objects.requireNonNull(view).tools().setFileChooser(name -> file);
        robot.clickOn("#savePayloadButton");
        await().until(() -> Files.exists(file) && Files.size(file) == bytes.length);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void message_fromTheLog_leadsBackToLive(FxRobot robot) {
        feed("a", "one".getBytes(UTF_8));
        robot.interact(() -> model.showMessage(session.model().read(m -> m.log().get(0))));
        feed("a", "two".getBytes(UTF_8));
        robot.clickOn("#inspectorBackToLive");
        robot.clickOn("#copyPayloadButton");
        assertThat(clipboard()).isEqualTo("two");
    }

    private void feed(String topic, byte[] payload) {
        connection.feed(topic, payload, Qos.AT_MOST_ONCE, false);
        FakeConnection.settle(session);
    }

    private void select(FxRobot robot, String path) {
        robot.interact(() -> model.showTopic(path));
        await().until(() ->
                onFx(() -> !(model.payload().presentationProperty().get().content() instanceof Content.Words)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String clipboard() {
        return onFx(() -> Clipboard.getSystemClipboard().getString());
    }

    private static <T> T onFx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, question);
    }
}
