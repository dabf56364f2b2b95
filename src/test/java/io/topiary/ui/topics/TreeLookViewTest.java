package io.topiary.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.settings.LookStore;
import io.topiary.core.settings.TreeLook.Column;
import io.topiary.core.settings.TreeLook.Reach;
import io.topiary.core.tree.TopicOrder;
import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
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
class TreeLookViewTest {

    private static final List<String> USUAL = List.of("topic", "value", "messages", "rate", "age", "retained");

    private final LookStore.Memory look = TreeScreen.forgetful();
    private @Nullable TreeScreen opened;

    @Start
    void start(Stage stage) {
        look.change(before -> before.withColumns(List.of(
                        new Column("qos", 44, true), new Column("value", 200, true), new Column("rate", 60, false)))
                .withOrder("COUNT")
                .withPin("not/there", true)
                .withActivity(false));
        opened = new TreeScreen(stage, look);
    }

    @AfterEach
    void close(FxRobot robot) {
        screen().close(robot);
    }

    private TreeScreen screen() {
        return Objects.requireNonNull(opened);
    }

    private List<String> columns() {
        return TreeScreen.ask(() -> ((TableView<?>) screen().view.lookup("#topicTree"))
                .getVisibleLeafColumns().stream().map(column -> column.getId()).toList());
    }

    private static List<MenuItem> items(FxRobot robot, String button) {
        return robot.lookup(button).queryAs(MenuButton.class).getItems();
    }

    private static void fire(FxRobot robot, List<MenuItem> items, String words) {
        robot.interact(() -> {
            MenuItem item = items.stream()
                    .filter(each -> words.equals(each.getText()))
                    .findFirst()
                    .orElseThrow();
            if (item instanceof CheckMenuItem check) {
                check.setSelected(!check.isSelected());
            }
            item.fire();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void columns_areAsTheyWereLeft_andCanBeReset(FxRobot robot) {
        assertThat(columns()).isEqualTo(List.of("qos", "value", "topic", "messages", "age", "retained"));
        List<MenuItem> menu = ((Menu) items(robot, "#treeView").getFirst()).getItems();
        fire(robot, menu, "Last minute");
        fire(robot, menu, "QoS");
        assertThat(columns()).isEqualTo(List.of("value", "topic", "messages", "minute", "age", "retained"));
        assertThat(look.look().columns())
                .filteredOn(Column::shown)
                .extracting(Column::id)
                .containsExactly("value", "topic", "messages", "minute", "age", "retained");
        fire(robot, menu, "Reset columns");
        assertThat(columns()).isEqualTo(USUAL);
        assertThat(look.look().columns()).isEmpty();
    }

    @Test
    void column_dragged_isRememberedThere(FxRobot robot) {
        robot.interact(() -> {
            var table = (TableView<?>) screen().view.lookup("#topicTree");
            swapFirst(table);
        });
        assertThat(look.look().columns()).extracting(Column::id).startsWith("value", "qos");
    }

    private static <T> void swapFirst(TableView<T> table) {
        var columns = List.copyOf(table.getColumns());
        table.getColumns().set(0, new TableColumn<>());
        table.getColumns().set(1, columns.get(0));
        table.getColumns().set(0, columns.get(1));
    }

    @Test
    void order_isRemembered(FxRobot robot) {
        assertThat(screen().model.orderProperty().get()).isEqualTo(TopicOrder.COUNT);
        fire(robot, items(robot, "#treeOrder"), "By last activity");
        assertThat(screen().model.orderProperty().get()).isEqualTo(TopicOrder.ACTIVITY);
        assertThat(look.look().order()).isEqualTo("ACTIVITY");
    }

    @Test
    void activity_isShownAsWished(FxRobot robot) {
        PseudoClass quiet = PseudoClass.getPseudoClass("quiet");
        assertThat(screen().view.getPseudoClassStates()).contains(quiet);
        fire(robot, items(robot, "#treeView"), "Show activity");
        assertThat(screen().view.getPseudoClassStates()).doesNotContain(quiet);
        assertThat(look.look().activity()).isTrue();
    }

    @Test
    void silentTopics_areHiddenByAFilter(FxRobot robot) {
        robot.interact(() -> screen().model.filterProperty().set("temp"));
        fire(robot, items(robot, "#treeView"), "Hide topics silent for over an hour");
        assertThat(screen().filter()).isEqualTo("temp age:<1h");
        fire(robot, items(robot, "#treeView"), "Hide topics silent for over an hour");
        assertThat(screen().filter()).isEqualTo("temp");
    }

    @Test
    void reach_all_expandsWhatComes(FxRobot robot) {
        Menu reach = (Menu) items(robot, "#treeView").stream()
                .filter(item -> "Expand by itself".equals(item.getText()))
                .findFirst()
                .orElseThrow();
        fire(robot, reach.getItems(), "Everything, up to 20,000 rows");
        String[] topics = new String[300];
        for (int i = 0; i < topics.length; i++) {
            topics[i] = "t/" + i + "/x";
        }
        screen().feed(topics);
        await().until(() -> TreeScreen.ask(() -> screen().model.window().rowCount()) == 601);
        assertThat(look.look().reach()).isEqualTo(Reach.ALL);
    }

    @Test
    void pin_ofATopicThatDidNotComeYet_saysSo_andFollowsIt(FxRobot robot) {
        await().untilAsserted(() ->
                assertThat(screen().words(robot, ".pin > .label")).startsWith("not/there", "not seen yet"));
        screen().feed("not/there");
        await().untilAsserted(
                        () -> assertThat(screen().words(robot, ".pin > .label")).startsWith("not/there", "x"));
        robot.clickOn(".pin-name");
        await().until(() -> screen().selected().equals("not/there"));
    }
}
