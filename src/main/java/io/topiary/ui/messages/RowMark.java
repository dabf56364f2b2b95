package io.topiary.ui.messages;

import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** A sign at the end of the first column of a row that something is odd about its message; what, says its tooltip. */
final class RowMark {

    private static final double MARGIN = 3;

    private final TableRow<?> row;
    private final Label mark = new Label();
    private final Tooltip tooltip = new Tooltip();
    private String words = "";

    RowMark(TableRow<?> row) {
        this.row = row;
        FontIcon icon = Icons.of("fth-alert-triangle");
        icon.getStyleClass().add(Style.SMALL_ICON);
        mark.setGraphic(icon);
        mark.getStyleClass().add("deviation-mark");
        mark.setManaged(false);
        mark.setMouseTransparent(true);
    }

    /** What is odd, empty for nothing. */
    String words() {
        return words;
    }

    /** Shows that {@code newWords} is odd; nothing if that is empty. */
    void show(String newWords) {
        if (newWords.equals(words)) {
            return;
        }
        words = newWords;
        tooltip.setText(words);
        row.setTooltip(words.isEmpty() ? null : tooltip);
        row.requestLayout();
    }

    /** Where it is in the row. */
    Label node() {
        return mark;
    }

    /** Puts it at the end of the first column of {@code table}. */
    void layout(TableView<?> table, double height) {
        TableColumn<?, ?> first = table.getVisibleLeafColumns().isEmpty()
                ? null
                : table.getVisibleLeafColumns().getFirst();
        double width = mark.prefWidth(-1);
        double end = first == null ? width : first.getWidth();
        mark.resizeRelocate(Math.max(0, end - width - MARGIN), 0, width, height);
    }
}
