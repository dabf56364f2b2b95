package io.topiary.ui.health;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.ColumnMaker;
import io.topiary.ui.kit.ColumnWidth;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/** A list of the page: the selection stays with its topic while rows come and go. */
final class HealthTable {

    private final HealthViewModel model;
    private final ColumnMaker<HealthRow> columns;
    private final TableView<HealthRow> table;
    private @Nullable String selected;
    private boolean changing;

    HealthTable(
            HealthViewModel model,
            ObservableList<HealthRow> rows,
            String id,
            ObservableValue<String> none,
            Messages messages) {
        this.model = model;
        this.table = new TableView<>();
        table.setId(id);
        Label empty = new Label();
        empty.textProperty().bind(none);
        empty.setWrapText(true);
        empty.getStyleClass().add("health-none");
        table.setPlaceholder(empty);
        this.columns = new ColumnMaker<>(table, column -> messages.get("health.column." + column));
        table.setRowFactory(view -> new Row());
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!changing) {
                selected = row == null ? null : row.path();
            }
        });
        rows.addListener((ListChangeListener<HealthRow>) change -> show(rows));
        show(rows);
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    TableView<HealthRow> node() {
        return table;
    }

    /** Adds a column for {@code text}. */
    HealthTable column(String id, ColumnWidth width, Function<HealthRow, String> text, String... styles) {
        columns.words(id, width, text, text, styles);
        return this;
    }

    /** Calls {@code action} with the selected row, if there is one. */
    void withSelected(Consumer<HealthRow> action) {
        HealthRow row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            action.accept(row);
        }
    }

    static void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    private void show(ObservableList<HealthRow> rows) {
        changing = true;
        table.getItems().setAll(rows);
        table.getSelectionModel().clearSelection();
        for (int i = 0; i < rows.size() && selected != null; i++) {
            if (rows.get(i).path().equals(selected)) {
                table.getSelectionModel().select(i);
                break;
            }
        }
        changing = false;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            withSelected(model::goTo);
        } else if (event.getCode() == KeyCode.DELETE) {
            withSelected(model::dismiss);
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            withSelected(row -> copy(row.path()));
        } else {
            return;
        }
        event.consume();
    }

    /** A row that goes to its topic when it is clicked twice. */
    private final class Row extends TableRow<HealthRow> {

        Row() {
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && getItem() != null) {
                    model.goTo(getItem());
                }
            });
        }

        @Override
        protected void updateItem(HealthRow row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().remove("dismissed");
            if (!empty && row != null && row.dismissed()) {
                getStyleClass().add("dismissed");
            }
        }
    }
}
