package io.topiary.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.topiary.core.settings.Settings.Theme;
import io.topiary.core.settings.TreeLook.Column;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.ColumnArrangement.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ColumnWidthsTest implements ColumnArrangement.Memory {

    private static final double WIDTH = 700;
    private static final Offset<Double> A_PIXEL = within(1.01);
    /** As it was stored when widths did not yet depend on the text size. */
    private static final List<Column> STORED = List.of(new Column("figure", 96, true));

    private List<Column> kept = STORED;
    private @Nullable TableView<RowSlot<String>> shown;
    private @Nullable Appearance appearance;
    private @Nullable ColumnArrangement<String> arrangement;

    @Start
    void start(Stage stage) {
        TableView<RowSlot<String>> table = new TableView<>();
        shown = table;
        arrangement = new ColumnArrangement<>(
                table,
                List.of(
                        kind("topic", ColumnWidth.roomy(200, 80)),
                        kind("value", ColumnWidth.roomy(100)),
                        kind("figure", ColumnWidth.upTo(60, 120))),
                id -> Optional.empty(),
                this,
                Messages.forLocale(Locale.ENGLISH));
        Scene scene = new Scene(table, WIDTH, 300);
        appearance = new Appearance(Theme.LIGHT, 1);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private static Kind<String> kind(String id, ColumnWidth width) {
        CellGuard guard = new CellGuard(Messages.forLocale(Locale.ENGLISH));
        return new Kind<>(ColumnMaker.ofSlots(id, id, () -> new TextCell<>(guard, text -> text)), width, true, false);
    }

    private TableView<RowSlot<String>> table() {
        return Objects.requireNonNull(shown);
    }

    private TableColumn<RowSlot<String>, ?> column(String id) {
        return table().getColumns().stream()
                .filter(column -> column.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private double width(String id) {
        return column(id).getWidth();
    }

    private List<Double> widths() {
        return table().getColumns().stream().map(TableColumn::getWidth).toList();
    }

    private void setTextSize(FxRobot robot, double scale) {
        robot.interact(() -> Objects.requireNonNull(appearance).setFontScale(scale));
        robot.interact(table()::layout);
    }

    private void drag(FxRobot robot, String id, double by) {
        robot.interact(() -> table().resizeColumn(column(id), by));
    }

    @Test
    void widths_fillTheTable_andFiguresAreAsTheyWereStored() {
        assertThat(width("figure")).isCloseTo(96, A_PIXEL);
        assertThat(width("topic")).isCloseTo(2 * width("value"), within(3.0));
        assertThat(widths().stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(WIDTH, within(4.0));
    }

    @Test
    void textSize_doubledAndBack_rescalesWhatTheUserMade_andLosesNothing(FxRobot robot) {
        drag(robot, "figure", -16);
        drag(robot, "topic", 40);
        List<Double> before = widths();
        setTextSize(robot, 2);
        assertThat(width("figure")).isCloseTo(160, A_PIXEL);
        assertThat(width("topic")).isGreaterThanOrEqualTo(160);
        assertThat(widths().stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(WIDTH, within(4.0));
        setTextSize(robot, 1);
        assertThat(widths())
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1.01 ? 0 : Double.compare(a, b))
                .isEqualTo(before);
    }

    @Test
    void widths_areKeptIndependentlyOfTheTextSize(FxRobot robot) {
        setTextSize(robot, 2);
        drag(robot, "figure", 20);
        robot.interact(() -> Objects.requireNonNull(arrangement).remember());
        assertThat(kept)
                .filteredOn(column -> column.id().equals("figure"))
                .containsExactly(new Column("figure", 106, true));
    }

    @Test
    void column_pulledWider_takesFromThoseThatTakeRoom_notFromFigures(FxRobot robot) {
        double value = width("value");
        drag(robot, "topic", 30);
        assertThat(width("value")).isCloseTo(value - 30, A_PIXEL);
        assertThat(width("figure")).isCloseTo(96, A_PIXEL);
    }

    @Test
    void columns_hiddenAndShown_areAsWideAsBefore(FxRobot robot) {
        List<Double> before = widths();
        robot.interact(() -> column("value").setVisible(false));
        assertThat(width("figure")).isCloseTo(96, A_PIXEL);
        robot.interact(() -> column("value").setVisible(true));
        assertThat(widths()).isEqualTo(before);
    }

    @Test
    void column_pulledBeyondItsLimit_isRefused(FxRobot robot) {
        drag(robot, "figure", 500);
        assertThat(width("figure")).isCloseTo(120, A_PIXEL);
    }

    @Override
    public List<Column> columns() {
        return kept;
    }

    @Override
    public void keep(List<Column> columns) {
        kept = columns;
    }
}
