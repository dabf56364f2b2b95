package io.topiary.ui.shape;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.ColumnMaker;
import io.topiary.ui.kit.ColumnWidth;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

/** A table of words, each cell whole in its tooltip. FX thread. */
final class WordsTable<R> {

    private final TableView<R> table;
    private final ColumnMaker<R> columns;

    /** @param none what is said while there are no rows */
    WordsTable(String id, String nameKey, ObservableList<R> rows, ObservableValue<String> none, Messages messages) {
        this.table = new TableView<>(rows);
        table.setId(id);
        table.setAccessibleText(messages.get(nameKey));
        Label empty = new Label();
        empty.textProperty().bind(none);
        empty.setWrapText(true);
        empty.getStyleClass().add("shape-none");
        table.setPlaceholder(empty);
        this.columns = new ColumnMaker<>(table, messages::get);
        table.setMinHeight(0);
    }

    /** Adds a column whose heading is the text of {@code key}. */
    WordsTable<R> column(String key, ColumnWidth width, Function<R, String> text, String... styles) {
        return column(key, width, text, text, styles);
    }

    /** The same, with {@code tip} in the tooltip. */
    WordsTable<R> column(
            String key, ColumnWidth width, Function<R, String> text, Function<R, String> tip, String... styles) {
        columns.words(key, width, text, tip, styles);
        return this;
    }

    /** Does {@code action} with a row that is clicked twice, or selected when Enter is pressed. */
    WordsTable<R> onOpen(Consumer<R> action) {
        table.setRowFactory(view -> {
            TableRow<R> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && row.getItem() != null) {
                    action.accept(row.getItem());
                }
            });
            return row;
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                selected().ifPresent(action);
                event.consume();
            }
        });
        return this;
    }

    /** The selected row. */
    Optional<R> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    TableView<R> node() {
        return table;
    }
}
