package io.topiary.ui.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.message.UserProperty;
import io.topiary.core.settings.TreeLook;
import io.topiary.ui.topics.TopicActions.Ability;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javafx.collections.ObservableList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class TopicMenuViewTest {

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

    /** Opens the menu by its keys. */
    private ContextMenu open(FxRobot robot) {
        robot.push(KeyCode.SHIFT, KeyCode.F10);
        await().until(() -> TreeScreen.ask(() -> shown() != null));
        return Objects.requireNonNull(TreeScreen.ask(TopicMenuViewTest::shown));
    }

    private static @Nullable ContextMenu shown() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .filter(menu -> "topicMenu".equals(menu.getId()))
                .findFirst()
                .orElse(null);
    }

    private static List<String> words(ContextMenu menu) {
        return TreeScreen.ask(() -> menu.getItems().stream()
                .map(item -> item.getText() == null ? "-" : item.getText())
                .toList());
    }

    /** Opens the menu and chooses the item at the end of {@code path}. */
    private void choose(FxRobot robot, String... path) {
        ContextMenu menu = open(robot);
        robot.interact(() -> {
            ObservableList<MenuItem> items = menu.getItems();
            Deque<String> way = new ArrayDeque<>(List.of(path));
            while (way.size() > 1) {
                items = ((Menu) find(items, way.removeFirst())).getItems();
            }
            MenuItem item = find(items, way.removeFirst());
            assertThat(item.isDisable()).isFalse();
            item.fire();
            menu.hide();
        });
    }

    private static MenuItem find(List<MenuItem> items, String words) {
        return items.stream()
                .filter(item -> words.equals(item.getText()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void menu_ofATopic_offersWhatCanBeDone(FxRobot robot) {
        screen().feed("a/b");
        screen().select("a/b");
        assertThat(words(open(robot)))
                .containsExactly(
                        "Copy topic",
                        "Copy payload",
                        "Copy as",
                        "-",
                        "Publish here…",
                        "Edit and resend…",
                        "Subscribe",
                        "Unsubscribe",
                        "Leave out from now on",
                        "-",
                        "Add column",
                        "-",
                        "Pin",
                        "Filter",
                        "-",
                        "Expand all",
                        "Collapse all",
                        "Expand to level");
    }

    @Test
    void menu_whereNothingIsSelected_offersWhatNeedsNoTopic(FxRobot robot) {
        screen().feed("a/b");
        robot.interact(() -> screen().view.lookup("#topicTree").requestFocus());
        assertThat(words(open(robot))).containsExactly("Expand all", "Collapse all", "Expand to level");
    }

    @Test
    void retained_isOfferedOnlyByThoseWhoCan_andDeleteAsksForIt(FxRobot robot) {
        screen().feed("a/b");
        screen().select("a");
        robot.type(KeyCode.DELETE, KeyCode.BACK_SPACE);
        assertThat(screen().actions.asked()).isEmpty();
        screen().actions.can(Ability.CLEAR_RETAINED, Ability.CHECK_RETAINED);
        List<String> words = new ArrayList<>(words(open(robot)));
        robot.type(KeyCode.ESCAPE);
        assertThat(words)
                .endsWith("-", "Check what is stored…", "Clear retained…", "Clear retained below…")
                .doesNotContain("Publish here…");
        robot.type(KeyCode.BACK_SPACE, KeyCode.DELETE);
        assertThat(screen().actions.asked()).containsExactly("clearRetained a and below");
    }

    @Test
    void filter_isWrittenByPointing(FxRobot robot) {
        screen().feed("a/b", "a/c c", "d");
        screen().select("a");
        choose(robot, "Filter", "Show only this");
        assertThat(screen().filter()).isEqualTo("topic:a/#");
        screen().awaitRows("a", "a/b", "a/c c");
        screen().select("a/c c");
        choose(robot, "Filter", "… and not this");
        assertThat(screen().filter()).isEqualTo("topic:a/# -topic:\"a/c c\"");
        screen().awaitRows("a", "a/b");
        assertThat(screen().look.look().recent()).containsExactly("topic:a/# -topic:\"a/c c\"", "topic:a/#");
    }

    @Test
    void copyAs_givesCommands(FxRobot robot) {
        screen().connection.feed("a b/it's", "1".getBytes(UTF_8), Qos.AT_LEAST_ONCE, true);
        screen().feed("z");
        screen().select("a b/it's");
        choose(robot, "Copy as", "mosquitto_pub");
        assertThat(TreeScreen.clipboard()).endsWith("-t 'a b/it'\\''s' -q 1 -r -m 1");
        choose(robot, "Copy as", "URI");
        assertThat(TreeScreen.clipboard()).isEqualTo("mqtt://fake.invalid:1883/a%20b/it%27s");
        choose(robot, "Copy as", "JSON line");
        assertThat(TreeScreen.clipboard()).contains("\"topic\":\"a b/it's\"");
    }

    @Test
    void payload_thatIsNoText_isCopiedInHex(FxRobot robot) {
        screen().connection.feed("bin", new byte[] {0, (byte) 0xFF}, Qos.AT_MOST_ONCE, false);
        screen().feed("z");
        screen().select("bin");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        assertThat(TreeScreen.clipboard()).isEqualTo("00ff");
    }

    @Test
    void actions_areAskedForTheSelectedTopic(FxRobot robot) {
        screen().feed("a/b");
        screen().select("a/b");
        choose(robot, "Publish here…");
        choose(robot, "Edit and resend…");
        choose(robot, "Subscribe", "To this and all below (/#)");
        choose(robot, "Subscribe", "To this and its siblings (+)");
        choose(robot, "Leave out from now on", "This only");
        assertThat(screen().actions.asked())
                .containsExactly(
                        "publishHere a/b", "editAndResend a/b", "subscribe a/b/#", "subscribe a/+", "exclude a/b");
    }

    @Test
    void memory_isClearedAndTopicsAreMuted_byThoseWhoCan(FxRobot robot) {
        screen().feed("a/b", "a c");
        screen().actions.can(Ability.CLEAR_LOCAL, Ability.MAKE_RULES);
        screen().select("a");
        choose(robot, "Clear local history", "Of this and all below (1 topic)");
        choose(robot, "Mute", "This and all below");
        choose(robot, "Mute", "No longer mute this and all below");
        screen().select("a c");
        choose(robot, "Clear local history", "Of this topic");
        choose(robot, "Mute", "This only");
        assertThat(screen().actions.asked())
                .containsExactly(
                        "clearLocal a and below",
                        "mute topic:a/#",
                        "unmute topic:a/#",
                        "clearLocal a c",
                        "mute topic:\"a c\"");
    }

    @Test
    void payloads_areComparedDrawnAndDecoded_byThoseWhoCan(FxRobot robot) {
        screen().feed("a/b");
        screen().actions.can(Ability.LOOK_INTO_PAYLOADS, Ability.MAKE_RULES);
        screen().select("a/b");
        choose(robot, "Compare", "With previous");
        choose(robot, "Compare", "Mark");
        choose(robot, "Compare", "With marked");
        choose(robot, "Chart value", "/t");
        choose(robot, "Chart value", "Whole payload");
        choose(robot, "Decode as", "As hex");
        screen().select("a");
        choose(robot, "Decode as", "This and all below", "As text");
        assertThat(screen().actions.asked())
                .containsExactly(
                        "compareWithPrevious a/b",
                        "mark a/b",
                        "compareWithMarked a/b",
                        "chart a/b /t",
                        "chart a/b ",
                        "decode topic:a/b as hex",
                        "decode topic:a/# as text");
    }

    @Test
    void addColumn_showsAValueOfThePayload_andIsRememberedUntilTakenOut(FxRobot robot) {
        MessageProperties properties = new MessageProperties(
                "text/x", null, new byte[] {1}, null, null, List.of(new UserProperty("site", "north")));
        screen().connection.feed("a", "{\"t\":{\"max\":21.50}}".getBytes(UTF_8), Qos.AT_MOST_ONCE, false, properties);
        screen().feed("z");
        screen().select("a");
        choose(robot, "Add column", "/t/max");
        choose(robot, "Add column", "Property site");
        choose(robot, "Add column", "Content type");
        await().untilAsserted(
                        () -> assertThat(screen().words(robot, ".table-cell")).contains("21.50", "north", "text/x"));
        assertThat(columns()).contains("json:/t/max", "user:site", "property:contentType");
        choose(robot, "Add column", "/t/max");
        assertThat(columns()).doesNotContain("json:/t/max").contains("user:site");
    }

    private List<String> columns() {
        return TreeScreen.ask(() ->
                screen().look.look().columns().stream().map(TreeLook.Column::id).toList());
    }

    @Test
    void pin_isShownAboveTheTree_andTakenOutThere(FxRobot robot) {
        screen().feed("a/b", "c");
        screen().select("a/b");
        robot.push(KeyCode.CONTROL, KeyCode.B);
        await().untilAsserted(
                        () -> assertThat(screen().words(robot, ".pin > .label")).startsWith("a/b", "x"));
        robot.clickOn(".unpin");
        await().until(() -> screen().look.look().pins().isEmpty());
        await().until(() -> robot.lookup(".pin").tryQuery().isEmpty());
    }

    @Test
    void expandToLevel_showsThoseLevelsAndNoOthers(FxRobot robot) {
        screen().feed("a/b/c/d", "e/f/g");
        screen().select("a");
        choose(robot, "Expand to level", "Level 2");
        screen().awaitRows("a", "a/b", "e", "e/f");
        choose(robot, "Expand to level", "Level 1");
        screen().awaitRows("a", "e");
        choose(robot, "Expand to level", "Level 3");
        screen().awaitRows("a", "a/b", "a/b/c", "e", "e/f", "e/f/g");
    }

    @Test
    void alt_andArrows_goThroughWhatWasSelected(FxRobot robot) {
        screen().feed("a/b", "c");
        screen().select("a/b");
        long looked = System.nanoTime();
        // what is left sooner was only passed
        await().until(() -> Duration.ofNanos(System.nanoTime() - looked).toMillis() > 700);
        screen().select("c");
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        await().until(() -> screen().selected().equals("a/b"));
        robot.push(KeyCode.ALT, KeyCode.RIGHT);
        await().until(() -> screen().selected().equals("c"));
    }

    @Test
    void find_goesToTheFilter(FxRobot robot) {
        screen().feed("a");
        screen().select("a");
        robot.push(KeyCode.CONTROL, KeyCode.F);
        await().until(() ->
                TreeScreen.ask(() -> screen().view.lookup("#treeFilter").isFocused()));
    }
}
