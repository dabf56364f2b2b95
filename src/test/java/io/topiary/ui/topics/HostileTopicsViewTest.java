package io.topiary.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.testing.FakeConnection;
import io.topiary.testing.FaultBook;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What somebody who publishes to hostile topics does to the screen: nothing. */
@ExtendWith(ApplicationExtension.class)
class HostileTopicsViewTest {

    private final long start = System.nanoTime();
    private @Nullable TreeScreen opened;

    @Start
    void start(Stage stage) {
        opened = new TreeScreen(stage, TreeScreen.forgetful());
    }

    @AfterEach
    void close(FxRobot robot) {
        screen().close(robot);
    }

    private TreeScreen screen() {
        return Objects.requireNonNull(opened);
    }

    private void note(String row, String stimulus, String words) {
        FaultBook.note(row, stimulus, words, Duration.ofNanos(System.nanoTime() - start));
    }

    private List<String> names(FxRobot robot) {
        return screen().words(robot, ".level-name");
    }

    private List<String> crumbs(FxRobot robot) {
        return screen().words(robot, "#treeBreadcrumb .hyperlink");
    }

    @Test
    void level_of65000Characters_isElided_andCopiedWhole(FxRobot robot) {
        String topic = "x".repeat(65_535);
        screen().feed(topic, "short");
        await().until(() -> names(robot).size() == 2);
        screen().select(topic);
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertThat(TreeScreen.clipboard()).isEqualTo(topic);
        Node table = robot.lookup("#topicTree").query();
        assertThat(TreeScreen.ask(() -> table.getLayoutBounds().getWidth())).isLessThanOrEqualTo(900);
        assertThat(names(robot)).allMatch(name -> name.length() < 300);
        assertThat(crumbs(robot)).allMatch(name -> name.length() < 50);
        note("O1", "a topic of one level of 65,535 characters", "shown cut short with “…”, copied whole");
    }

    @Test
    void emptyLevels_areCalledEmpty_andKeptApart(FxRobot robot) {
        screen().feed("a//b", "/a", "a/", "/", "//", " ", "a/ /b");
        robot.interact(screen().model::expandAll);
        await().until(() -> names(robot).contains("(empty)"));
        assertThat(TreeScreen.ask(() -> screen().model.topicsProperty().get())).isEqualTo(7);
        screen().select("a//b");
        await().untilAsserted(() -> assertThat(crumbs(robot)).containsExactly("a", "(empty)", "b"));
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertThat(TreeScreen.clipboard()).isEqualTo("a//b");
        robot.clickOn("#treeBreadcrumb .hyperlink");
        await().until(() -> screen().selected().equals("a"));
        note("O2", "a//b, /a, a/, /, //, “ ”, a/ /b", String.join(" › ", List.of("a", "(empty)", "b")));
    }

    @Test
    void deepTopics_areIndentedSoFar_andTheWayToThemIsCutInTheMiddle(FxRobot robot) {
        String deep = IntStream.range(0, 200).mapToObj(i -> "l" + i).collect(Collectors.joining("/"));
        String deepest = "/".repeat(32_766) + "z";
        screen().feed(deep, deepest);
        screen().select(deep);
        await().until(() -> names(robot).contains("l199"));
        double widest = TreeScreen.ask(() -> robot.lookup(".level-name").queryAll().stream()
                .filter(Node::isVisible)
                .map(name -> name.localToScene(name.getBoundsInLocal()))
                .mapToDouble(Bounds::getMinX)
                .max()
                .orElseThrow());
        assertThat(widest).isLessThan(300);
        assertThat(crumbs(robot)).startsWith("l0").endsWith("l198", "l199").hasSizeLessThan(14);
        screen().select(deepest);
        await().untilAsserted(
                        () -> assertThat(crumbs(robot)).startsWith("(empty)").endsWith("z"));
        note("O3", "topics of 200 and of 32,767 levels", "l0 › … › l198 › l199, indented by 16 steps at most");
    }

    @Test
    void invisibleCharacters_areEscaped_andTextIsNothingButText(FxRobot robot) {
        screen().feed(
                        "\u0001\u007F\uFEFF",
                        "\u202Eevil",
                        "__proto__",
                        "..",
                        "<script>alert(1)</script>",
                        "%s{0}",
                        "${jndi:ldap://x}",
                        "_mnemonic");
        await().untilAsserted(() -> assertThat(names(robot))
                .contains(
                        "\\u{1}\\u{7F}\\u{FEFF}",
                        "\\u{202E}evil", "__proto__", "..", "<script>alert(1)<", "%s{0}", "${jndi:ldap:", "_mnemonic"));
        screen().select("_mnemonic");
        await().untilAsserted(() -> assertThat(crumbs(robot)).containsExactly("_mnemonic"));
        note("O8", "U+0001, U+007F and U+FEFF in a topic", "\\u{1}\\u{7F}\\u{FEFF}");
        note("O9", "a topic <script>alert(1)</script>", "<script>alert(1)<");
    }

    @Test
    void selection_staysWhileItsTopicIsFlooded_filteredOutAndPaused(FxRobot robot) {
        screen().feed("a/b", "m/x", "z");
        screen().select("m/x");
        for (int i = 0; i < 5_000; i++) {
            screen().connection.feed("m/x", String.valueOf(i));
            screen().connection.feed("a/new" + i % 200, "n");
        }
        FakeConnection.settle(screen().session);
        await().until(() -> TreeScreen.ask(() -> screen().model.window().rowCount()) > 200);
        assertThat(screen().selected()).isEqualTo("m/x");
        robot.interact(() -> screen().model.filterProperty().set("topic:a/b"));
        screen().awaitRows("a", "a/b");
        assertThat(screen().selected()).isEqualTo("m/x");
        robot.interact(() -> screen().model.setPaused(true));
        long before = screen().session.books().received();
        screen().connection.feed("a/b", "while paused");
        FakeConnection.settle(screen().session);
        assertThat(screen().session.books().received()).isEqualTo(before + 1);
        assertThat(screen().words(robot, ".value-cell")).doesNotContain("while paused");
        robot.interact(() -> screen().model.setPaused(false));
        await().until(() -> screen().words(robot, ".value-cell").contains("while paused"));
        note(
                "U8",
                "10,000 messages on and around the selected topic",
                "the selection stays; a pause stops the display only");
    }
}
