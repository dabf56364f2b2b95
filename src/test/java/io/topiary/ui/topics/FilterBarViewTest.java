package io.topiary.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.settings.TreeLook.SavedFilter;
import io.topiary.testing.FaultBook;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class FilterBarViewTest {

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

    private static String error(FxRobot robot) {
        return TreeScreen.ask(
                () -> robot.lookup("#treeFilterError").queryAs(Label.class).getText());
    }

    @Test
    void mistake_isMarkedUnderItsCharacters_andSaidBelow(FxRobot robot) {
        robot.clickOn("#treeFilter").write("temp qos:high x");
        await().untilAsserted(() -> assertThat(error(robot)).contains("“high”", "position 10"));
        Node mark = robot.lookup("#treeFilterMark").query();
        await().until(() -> TreeScreen.ask(mark::isVisible));
        TextField field = robot.lookup("#treeFilter").queryAs(TextField.class);
        List<Double> edges = TreeScreen.ask(() -> {
            TextFieldSkin skin = (TextFieldSkin) field.getSkin();
            Bounds bounds = mark.getBoundsInParent();
            return List.of(
                    Math.abs(bounds.getMinX() - skin.getCharacterBounds(9).getMinX()),
                    Math.abs(bounds.getMaxX() - skin.getCharacterBounds(12).getMaxX()));
        });
        assertThat(edges).allMatch(off -> off < 3);
        robot.type(KeyCode.ESCAPE);
        await().until(() -> !TreeScreen.ask(mark::isVisible));
        assertThat(error(robot)).isEmpty();
    }

    @Test
    void letter_typedInTheTree_beginsAFilter(FxRobot robot) {
        screen().feed("sensors/temp", "lights/one");
        screen().select("lights");
        robot.write("te");
        screen().awaitRows("sensors", "sensors/temp");
        robot.type(KeyCode.ESCAPE).type(KeyCode.ESCAPE).type(KeyCode.BACK_SPACE);
        screen().awaitRows("lights", "lights/one", "sensors", "sensors/temp");
        assertThat(screen().actions.asked()).isEmpty();
    }

    @Test
    void key_suggested_isTakenOnlyIfChosen(FxRobot robot) {
        robot.clickOn("#treeFilter").write("temp re");
        await().until(() -> robot.lookup("#treeFilterSuggestions").tryQuery().isPresent());
        robot.type(KeyCode.DOWN, KeyCode.ENTER);
        await().until(() -> screen().filter().equals("temp retained:"));
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.TAB);
        await().until(() -> screen().filter().equals("temp retained:no"));
        robot.write(" q").type(KeyCode.ENTER);
        assertThat(screen().filter()).isEqualTo("temp retained:no q");
    }

    @Test
    void filter_used_isAmongTheRecentOnes_andComesBack(FxRobot robot) {
        robot.clickOn("#treeFilter").write("temp").type(KeyCode.ENTER);
        robot.clickOn("#treeFilter").type(KeyCode.ESCAPE);
        assertThat(screen().look.look().recent()).containsExactly("temp");
        robot.type(KeyCode.DOWN);
        await().until(() -> robot.lookup("temp").tryQuery().isPresent());
        robot.clickOn("temp");
        await().until(() -> screen().filter().equals("temp"));
    }

    @Test
    void filter_starred_isKeptUnderItsName(FxRobot robot) {
        robot.clickOn("#treeFilter").write("json:.t>20");
        robot.clickOn("#treeFilterStar");
        await().until(() -> robot.lookup("#treeFilterName").tryQuery().isPresent());
        robot.clickOn("#treeFilterName");
        robot.push(KeyCode.CONTROL, KeyCode.A).write("too_hot").type(KeyCode.ENTER);
        await().untilAsserted(() ->
                assertThat(screen().look.look().saved()).containsExactly(new SavedFilter("too_hot", "json:.t>20")));
        robot.clickOn("#treeFilterStar");
        await().until(() -> screen().look.look().saved().isEmpty());
    }

    @Test
    void regex_thatTakesForEver_isGivenUpInWords(FxRobot robot) {
        screen().feed("a".repeat(60_000) + "!");
        long start = System.nanoTime();
        robot.interact(() -> screen().model.filterProperty().set("/(a+)+$/"));
        await().untilAsserted(() -> assertThat(error(robot)).contains("takes too long"));
        FaultBook.note("U6", "filter /(a+)+$/ over a topic of 60,001 characters", error(robot), since(start));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
