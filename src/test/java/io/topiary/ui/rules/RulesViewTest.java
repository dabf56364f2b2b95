package io.topiary.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.rules.AlertPlan;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleActions;
import io.topiary.core.rules.RuleStatus;
import io.topiary.core.settings.Settings;
import io.topiary.testing.FakeConnection;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxThread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
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
class RulesViewTest {

    private final FxThread fx = new FxThread();
    private final RuleScene scene;
    private final List<String> gone = new ArrayList<>();
    private @Nullable RulesViewModel opened;

    RulesViewTest(@TempDir Path folder) {
        this.scene = new RuleScene(folder, ForkJoinPool.commonPool(), fx);
    }

    @Start
    void start(Stage stage) {
        RulesViewModel model =
                new RulesViewModel(scene.session, scene.service, scene.shelf, new FramePulse(fx), scene.messages);
        model.onGoToTopic(gone::add);
        opened = model;
        Appearance appearance = new Appearance(Settings.Theme.LIGHT, 1);
        RuleWindows windows = new RuleWindows(appearance, stage, ForkJoinPool.commonPool(), fx, scene.messages);
        Scene window = new Scene(new RulesView(model, windows, scene.messages), 1000, 300);
        appearance.dress(window);
        stage.setScene(window);
        stage.show();
        stage.toFront();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> Objects.requireNonNull(opened).close());
        scene.close();
    }

    private void show(FxRobot robot, String... filters) {
        robot.interact(() -> scene.keep(filters));
        await().until(() -> table(robot).getItems().size() == filters.length);
    }

    @SuppressWarnings("unchecked")
    private static TableView<RuleStatus> table(FxRobot robot) {
        return robot.lookup("#rulesTable").queryAs(TableView.class);
    }

    @Test
    void add_ruleInTheForm_isInTheTableAndAtWork(FxRobot robot) {
        robot.clickOn("#ruleAdd");
        await().until(() -> robot.lookup("#ruleFilter").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        robot.write("noise/#");
        robot.clickOn("#ruleMute").clickOn("#ruleSave");
        await().until(() -> scene.names().equals(List.of("noise/#")));
        scene.connection.feed("noise/1", "x");
        FakeConnection.settle(scene.session);
        await().untilAsserted(() ->
                assertThat(table(robot).getItems().getFirst().hits()).isEqualTo(1));
    }

    @Test
    void edit_filterWithAMistake_saysWhereAndCanBeCancelled(FxRobot robot) {
        show(robot, "a/#");
        robot.interact(() -> {
            table(robot).requestFocus();
            table(robot).getSelectionModel().select(0);
        });
        robot.type(KeyCode.ENTER);
        await().until(() -> robot.lookup("#ruleFilter").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        robot.write(" (");
        String problem = robot.lookup("#ruleFilterProblem").queryLabeled().getText();
        boolean disabled = robot.lookup("#ruleSave").queryButton().isDisabled();
        robot.clickOn("Cancel");
        assertThat(List.of(problem.isEmpty(), disabled, scene.names())).isEqualTo(List.of(false, true, List.of("a/#")));
    }

    @Test
    void altUpAndDown_moveTheRule_andTheSelectionGoesAlong(FxRobot robot) {
        show(robot, "a", "b", "c");
        robot.interact(() -> {
            table(robot).requestFocus();
            table(robot).getSelectionModel().select(2);
        });
        robot.press(KeyCode.ALT, KeyCode.UP).release(KeyCode.UP, KeyCode.ALT);
        List<String> up = scene.names();
        int selected = table(robot).getSelectionModel().getSelectedIndex();
        robot.press(KeyCode.ALT, KeyCode.DOWN).release(KeyCode.DOWN, KeyCode.ALT);
        assertThat(List.of(up, selected, scene.names()))
                .isEqualTo(List.of(List.of("a", "c", "b"), 1, List.of("a", "b", "c")));
    }

    @Test
    void delete_key_takesTheRuleAway_andUndoBringsItBack(FxRobot robot) {
        show(robot, "a", "b");
        robot.interact(() -> {
            table(robot).requestFocus();
            table(robot).getSelectionModel().select(0);
        });
        robot.type(KeyCode.DELETE);
        List<String> without = scene.names();
        robot.interact(() -> scene.told.offered.run());
        assertThat(List.of(without, scene.names())).isEqualTo(List.of(List.of("b"), List.of("a", "b")));
    }

    @Test
    void filter_thatCantBeUnderstood_isMarkedAtItsPlace(FxRobot robot) {
        show(robot, "ab )c");
        await().untilAsserted(() -> assertThat(
                        robot.lookup(".filter-wrong").queryLabeled().getText())
                .isEqualTo(")"));
    }

    @Test
    void alert_chosen_goesToItsTopic(FxRobot robot) {
        robot.interact(() -> scene.keep(
                List.of(Rule.create("Hot", "boiler/#", RuleActions.NONE.withAlert(new AlertPlan(false, true, 60))))));
        scene.connection.feed("boiler/temp", "91");
        await().until(() ->
                robot.lookup("#alertList").queryAs(ListView.class).getItems().size() == 1);
        await().until(() -> robot.lookup("boiler/temp").tryQuery().isPresent());
        robot.clickOn("boiler/temp").clickOn("#alertGo");
        robot.clickOn("#alertsClear");
        assertThat(gone).containsExactly("boiler/temp");
        ListView<?> list = robot.lookup("#alertList").queryAs(ListView.class);
        assertThat(list.getItems().isEmpty()).isTrue();
    }
}
