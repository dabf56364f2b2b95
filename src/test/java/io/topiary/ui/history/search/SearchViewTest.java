package io.topiary.ui.history.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import atlantafx.base.theme.PrimerLight;
import io.topiary.core.history.MessageJudge;
import io.topiary.core.message.Message;
import io.topiary.core.settings.LookStore;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Errands;
import io.topiary.testing.Visible;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
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
class SearchViewTest {

    private final List<Message> opened = new CopyOnWriteArrayList<>();
    private @Nullable SearchViewModel model;
    private @Nullable Path folder;

    @Start
    void start(Stage stage) throws Exception {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Messages messages = Messages.forLocale(Locale.ENGLISH);
        Path home = Files.createTempDirectory("search-view");
        folder = home;
        Path file = SearchedRecording.of(home.resolve("p.db"), 500);
        SearchViewModel made = new SearchViewModel(new SearchParts(
                () -> Optional.of(file),
                new Errands("search-test"),
                new FxThread(),
                new FramePulse(new FxThread()),
                InstantSource.fixed(SearchedRecording.END),
                ZoneOffset.UTC,
                messages,
                MessageJudge.BYTES));
        made.onOpen(opened::add);
        model = made;
        SearchView view = new SearchView(
                made,
                LookStore.open(home.resolve("views.json")).of(null, Runnable::run),
                new SearchView.Around(name -> Optional.of(home.resolve(name)), message -> null),
                messages);
        Scene scene = new Scene(view, 1000, 400);
        for (String sheet : List.of("filter", "topics", "messages", "search")) {
            scene.getStylesheets().add("/io/topiary/css/" + sheet + ".css");
        }
        stage.setScene(scene);
        stage.show();
        stage.toFront();
        made.setLooking(true);
    }

    @AfterEach
    void close() {
        fx(m -> {
            m.close();
            return true;
        });
    }

    @Test
    void typing_showsWhatIsFound_andEnterOpensIt(FxRobot robot) {
        robot.clickOn("#searchField").write("number-123");
        awaitText(robot, "#searchSummary", "one message found");
        robot.type(KeyCode.ENTER);
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.ENTER);
        await().until(() -> opened.size() == 1);
        assertThat(opened.getFirst().topic()).isEqualTo("t/3");
    }

    @Test
    void doubleClick_opensTheMessage(FxRobot robot) {
        robot.clickOn("#searchField").write("number-123");
        awaitText(robot, "#searchSummary", "one message found");
        Visible.doubleClick(robot, row(robot, "number-123"));
        await().until(() -> opened.size() == 1);
    }

    @Test
    void context_isShownByMenu_withTheHitMarked_andEscapeGoesBack(FxRobot robot) {
        robot.clickOn("#searchField").write("number-123");
        awaitText(robot, "#searchSummary", "one message found");
        // the row may still change its place after the count is right: then another one is under the pointer
        await().ignoreExceptions().until(() -> {
            boolean opened = robot.lookup("#searchContextTitle").query().isVisible();
            if (!opened) {
                robot.rightClickOn(row(robot, "number-123")).clickOn("#searchContext");
            }
            return opened;
        });
        awaitText(robot, "#searchContextTitle", "324 messages around the one on t/3, all topics, oldest first");
        await().until(() -> robot.lookup(".table-row-cell:hit").queryAll().size() == 1);
        robot.type(KeyCode.ESCAPE);
        await().until(() -> !robot.lookup("#searchContextTitle").query().isVisible());
        await().until(() -> fx(SearchViewModel::resultCount) == 1);
    }

    @Test
    void menu_copiesAJsonLine_andSearchesTheTopic(FxRobot robot) {
        robot.clickOn("#searchField").write("number-12");
        awaitText(robot, "#searchSummary", "11 messages found");
        // the rows may still change places after the count is right: then another one is under the pointer
        await().ignoreExceptions().until(() -> {
            robot.rightClickOn(row(robot, "number-129")).clickOn("#searchCopyJson");
            return clipboard().contains("\"topic\":\"t/9\",\"qos\":0");
        });
        robot.rightClickOn(row(robot, "number-129")).clickOn("#searchByTopic");
        awaitText(robot, "#searchSummary", "one message found");
        String query = fx(m -> m.queryProperty().get());
        assertThat(query).isEqualTo("number-12 topic:t/9");
    }

    @Test
    void nothingFound_isSaid_andTimesCanBeTyped(FxRobot robot) {
        robot.clickOn("#searchField").write("nowhere");
        awaitText(robot, "#searchNone", "Nothing found in 500 messages");
        robot.interact(() -> Objects.requireNonNull(model).span().spanProperty().set(SearchSpan.BETWEEN));
        robot.clickOn("#searchFrom").write("noon");
        awaitText(
                robot,
                "#searchSpanError",
                "\"noon\" is no time. Write 14:30, 2026-01-31, 2026-01-31 14:30:05, or 5m, 2h, 3d for how long ago");
    }

    @Test
    void export_writesTheFile(FxRobot robot) throws Exception {
        robot.clickOn("#searchField").write("number-12");
        awaitText(robot, "#searchSummary", "11 messages found");
        robot.clickOn("#searchExport");
        Path target = Objects.requireNonNull(folder).resolve("found.jsonl");
        awaitText(robot, "#searchExported", "11 messages written to " + target);
        assertThat(Files.readAllLines(target)).hasSize(11);
    }

    /** The rows are drawn after the count is told. */
    private static Node row(FxRobot robot, String payload) {
        return await().until(
                        () -> robot.lookup("#searchResults .table-cell")
                                .match((Node node) -> node instanceof Labeled cell && payload.equals(cell.getText()))
                                .tryQuery(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static void awaitText(FxRobot robot, String selector, String text) {
        await().untilAsserted(() -> assertThat(
                        robot.lookup(selector).<Labeled>queryAs(Labeled.class).getText())
                .isEqualTo(text));
    }

    private static String clipboard() {
        return WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> String.valueOf(Clipboard.getSystemClipboard().getString()));
    }

    private <T> T fx(Function<SearchViewModel, T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> question.apply(Objects.requireNonNull(model)));
    }
}
