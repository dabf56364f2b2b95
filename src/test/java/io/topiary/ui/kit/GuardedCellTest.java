package io.topiary.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import atlantafx.base.theme.PrimerLight;
import io.topiary.core.text.Messages;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class GuardedCellTest {

    private final RowWindow<Integer> window = new RowWindow<>(new ThreeRows());

    private final class ThreeRows implements RowWindow.Owner {

        @Override
        public void pull() {
            window.show(0, 3, IntStream.range(0, 3).boxed().toList(), -1);
        }

        @Override
        public void moveSelection(long rows) {}

        @Override
        public void selectSlot(int slot) {}
    }

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        RowTable<Integer> table = new RowTable<>(window);
        CellGuard guard = new CellGuard(Messages.forLocale(Locale.ENGLISH));
        TableColumn<RowSlot<Integer>, Integer> column = new TableColumn<>("n");
        column.setCellValueFactory(features -> features.getValue().rowProperty());
        column.setCellFactory(ignored -> new TextCell<>(guard, n -> "100 / n = " + 100 / n));
        table.table().getColumns().add(column);
        stage.setScene(new Scene(table, 300, 200));
        stage.show();
    }

    @Test
    void show_oneRowThatThrows_saysSoAndTheOthersGoOn(FxRobot robot) {
        await().untilAsserted(() -> assertThat(robot.lookup(".table-cell").queryAllAs(Labeled.class).stream()
                        .map(Labeled::getText)
                        .filter(text -> text != null && !text.isEmpty())
                        .toList())
                .hasSameElementsAs(List.of("Could not display", "100 / n = 100", "100 / n = 50")));
    }
}
