package io.topiary.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class RowTableTest implements RowWindow.Owner {

    private static final long ROWS = 10_000_000;

    private final RowWindow<Long> window = new RowWindow<>(this);
    private long count = ROWS;

    @Start
    void start(Stage stage) {
        RowTable<Long> rows = new RowTable<>(window);
        TableColumn<RowSlot<Long>, Long> column = new TableColumn<>();
        rows.table().getColumns().add(column);
        ColumnWidths.of(rows.table()).set(column, ColumnWidth.roomy(100));
        stage.setScene(new Scene(rows, 300, 300));
        stage.show();
    }

    @Test
    void scrollBar_ofMillionsOfRows_hasAThumbToTake_thatReachesTheEnd(FxRobot robot) {
        ScrollBar bar = robot.lookup(
                        node -> node instanceof ScrollBar shown && shown.isVisible() && shown.getMax() > ROWS / 2.0)
                .queryAs(ScrollBar.class);
        robot.interact(this::pull);
        Region thumb = robot.from(bar).lookup(".thumb").queryAs(Region.class);
        await().untilAsserted(() -> assertThat(thumb.getHeight()).isGreaterThanOrEqualTo(20));
        robot.interact(() -> bar.setValue(bar.getMax()));
        await().until(() -> WaitForAsyncUtils.waitForAsyncFx(5_000, window::atEnd));
        assertThat(window.row(window.capacity() - 1)).isEqualTo(ROWS - 1);
    }

    @Test
    void rows_moreThanFit_alsoAfterNone_leaveNothingToScrollSideways(FxRobot robot) {
        for (long shown : new long[] {ROWS, 0, ROWS}) {
            count = shown;
            robot.interact(this::pull);
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertThat(robot.lookup(".scroll-bar:horizontal")
                        .queryAs(ScrollBar.class)
                        .isVisible())
                .isFalse();
    }

    @Test
    void rehearse_withoutRows_makesTheLinesAndShowsNone(FxRobot robot) {
        RowTable<Long> rows = new RowTable<>(new RowWindow<>(this));
        List<String> shown = new ArrayList<>();
        AtomicInteger lines = new AtomicInteger();
        TableColumn<RowSlot<Long>, Long> column = ColumnMaker.ofSlots("number", "", () -> {
            lines.incrementAndGet();
            return new TextCell<>(new CellGuard(Messages.forLocale(Locale.ENGLISH)), row -> {
                shown.add(row.toString());
                return row.toString();
            });
        });
        rows.table().getColumns().add(column);
        rows.rehearse(7L);
        Scene scene = robot.listWindows().getFirst().getScene();
        robot.interact(() -> scene.setRoot(rows));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(shown).isNotEmpty().containsOnly("7");
        assertThat(lines).hasValueGreaterThan(5);
        assertThat(rows.table().getItems()).isEmpty();
        assertThat(robot.from(rows).lookup(".placeholder").query().isVisible()).isTrue();
    }

    @Override
    public void pull() {
        long first = window.place(row -> row, count);
        List<Long> rows = LongStream.range(first, Math.min(count, first + window.capacity()))
                .boxed()
                .toList();
        window.show(first, count, rows, -1);
    }

    @Override
    public void moveSelection(long rows) {}

    @Override
    public void selectSlot(int slot) {}
}
