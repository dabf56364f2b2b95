package io.topiary.ui.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.payload.FoldRegions;
import io.topiary.core.payload.TextLines;
import io.topiary.ui.kit.CodeView.Place;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import jfx.incubator.scene.control.richtext.CodeArea;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CodeFoldingTest {

    private static final String JSON = """
            {
              "a": {
                "x": 1,
                "y": [
                  2
                ]
              },
              "b": 3
            }""";

    private @Nullable CodeView view;

    @Start
    void start(Stage stage) {
        CodeView code = CodeView.viewer();
        view = code;
        CodeStage.show(stage, code);
    }

    @BeforeEach
    void show(FxRobot robot) {
        robot.interact(() -> {
            TextLines lines = lines(JSON);
            view().show(lines, FoldRegions.of(lines));
        });
    }

    @Test
    void typedSlash_foldsAll_andStar_unfoldsThem(FxRobot robot) {
        robot.clickOn(view());
        robot.write('/');
        assertThat(shown()).containsExactly("{", "  \"a\": { \"x\": 1, ⋯ },", "  \"b\": 3", "}");

        robot.write('*');
        assertThat(shown()).hasSize(9);
    }

    @Test
    void typedMinus_foldsWhatIsAroundTheCaret_thenWhatIsAroundThat_andPlusUnfolds(FxRobot robot) {
        robot.interact(() -> view().select(new Place(4, 0), new Place(4, 0)));
        robot.interact(view()::requestFocus);
        robot.write('-');
        assertThat(shown()).contains("    \"y\": [ 2 ⋯ ]").hasSize(7);

        robot.write('-');
        assertThat(shown()).contains("  \"a\": { \"x\": 1, ⋯ },").hasSize(4);

        robot.write('+');
        assertThat(shown()).contains("    \"y\": [ 2 ⋯ ]").hasSize(7);
    }

    @Test
    void typedDigit_showsSoManyLevels(FxRobot robot) {
        robot.clickOn(view());
        robot.write('2');

        assertThat(shown()).contains("    \"y\": [ 2 ⋯ ]", "  \"b\": 3").hasSize(7);
    }

    @Test
    void mark_clicked_foldsItsRegion_andNumbersStayThoseOfTheText(FxRobot robot) {
        robot.clickOn(mark(robot, 1));

        assertThat(shown()).containsExactly("{", "  \"a\": { \"x\": 1, ⋯ },", "  \"b\": 3", "}");
        await().untilAsserted(() ->
                assertThat(numbers(robot)).contains("2", "8", "9").doesNotContain("3", "4", "5", "6", "7"));

        robot.clickOn(mark(robot, 1));
        assertThat(shown()).hasSize(9);
    }

    @Test
    void selected_acrossFolded_isCopiedWhole(FxRobot robot) {
        robot.interact(() -> view().folding().foldAll());
        robot.interact(() -> area().selectAll());

        assertThat(ask(() -> view().selectedText())).isEqualTo(JSON);
    }

    @Test
    void select_foldedAway_unfoldsOnlyThat(FxRobot robot) {
        robot.interact(() -> view().folding().foldAll());
        robot.interact(() -> view().select(new Place(2, 4), new Place(2, 7)));

        assertThat(shown()).contains("    \"x\": 1,", "    \"y\": [ 2 ⋯ ]");
        assertThat(ask(() -> view().selectedText())).isEqualTo("\"x\"");
    }

    @Test
    void update_keepsWhatIsFolded(FxRobot robot) {
        robot.interact(() -> view().folding().foldAll());
        robot.interact(() -> {
            TextLines newer = lines(JSON.replace("2\n", "2,\n      7\n").replace("3", "4"));
            view().update(newer, FoldRegions.of(newer));
        });

        assertThat(shown()).containsExactly("{", "  \"a\": { \"x\": 1, ⋯ },", "  \"b\": 4", "}");
    }

    @Test
    void fold_aroundTheCaret_movesItToTheHeader(FxRobot robot) {
        robot.interact(() -> view().select(new Place(4, 2), new Place(4, 2)));
        robot.interact(() -> view().folding().foldAll());

        assertThat(area().getCaretPosition().index()).isEqualTo(1);
    }

    private CodeView view() {
        return Objects.requireNonNull(view);
    }

    private CodeArea area() {
        return (CodeArea) view().lookup(".code-area");
    }

    private List<String> shown() {
        CodeArea area = area();
        return IntStream.range(0, area.getParagraphCount())
                .mapToObj(area::getPlainText)
                .toList();
    }

    private static Node mark(FxRobot robot, int row) {
        return robot.lookup(".fold-mark").queryAll().stream()
                .sorted((one, other) -> Double.compare(
                        one.localToScene(0, 0).getY(), other.localToScene(0, 0).getY()))
                .skip(row)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> numbers(FxRobot robot) {
        return robot.lookup(".line-number").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
    }

    private static <T> T ask(Supplier<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, question::get);
    }

    private static TextLines lines(String text) {
        return TextLines.of(text.getBytes(UTF_8), Integer.MAX_VALUE, true);
    }
}
