package io.topiary.ui.inspect.properties;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.inspect.properties.PropertyRow.Tone;
import io.topiary.ui.kit.ColumnMaker;
import io.topiary.ui.kit.ColumnWidth;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The lines about a message, however many and long they are: only those on screen are put into words. FX thread. */
final class PropertiesTable extends TableView<PropertyRow> {

    private static final int LONGEST_CELL = 300;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
    private static final PseudoClass USER = PseudoClass.getPseudoClass("user");

    private final Messages messages;
    private final ReadOnlyObjectWrapper<@Nullable PropertyRow> selected = new ReadOnlyObjectWrapper<>();

    PropertiesTable(Messages messages) {
        this.messages = messages;
        setId("inspectorProperties");
        getStyleClass().add("inspector-properties");
        setAccessibleText(messages.get("inspect.properties"));
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        ColumnMaker<PropertyRow> columns = new ColumnMaker<>(this, id -> messages.get("property.column." + id));
        add(columns, "property", ColumnWidth.roomy(170), PropertyRow::name);
        add(columns, "value", ColumnWidth.roomy(260), PropertyRow::value);
        add(columns, "note", ColumnWidth.roomy(240), PropertyRow::note);
        setRowFactory(view -> new Row());
        setContextMenu(createMenu());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        getSelectionModel().selectedItemProperty().subscribe(selected::set);
    }

    /** The line that is selected, null if none is. */
    ReadOnlyObjectProperty<@Nullable PropertyRow> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    private static void add(
            ColumnMaker<PropertyRow> columns, String id, ColumnWidth width, Function<PropertyRow, String> text) {
        columns.words(id, width, row -> Escapes.visible(text.apply(row), LONGEST_CELL), id);
    }

    private ContextMenu createMenu() {
        MenuItem value = item("property.copy", row -> row.value());
        value.setAccelerator(COPY);
        MenuItem name = item("property.copy.name", PropertyRow::name);
        MenuItem hex = item("property.copy.hex", row -> HexFormat.of().formatHex(bytes(row)));
        MenuItem base64 =
                item("property.copy.base64", row -> Base64.getEncoder().encodeToString(bytes(row)));
        MenuItem text = item("property.copy.text", row -> new String(bytes(row), UTF_8));
        ContextMenu menu = new ContextMenu(value, name, hex, base64, text);
        menu.setOnShowing(event -> {
            PropertyRow row = selected.get();
            menu.getItems().forEach(item -> item.setDisable(row == null));
            boolean noBytes = row == null || row.bytes() == null;
            List.of(hex, base64, text).forEach(item -> item.setVisible(!noBytes));
        });
        return menu;
    }

    private static byte[] bytes(PropertyRow row) {
        byte[] bytes = row.bytes();
        return bytes == null ? new byte[0] : bytes;
    }

    private MenuItem item(String key, Function<PropertyRow, String> text) {
        MenuItem item = new MenuItem(messages.get(key));
        item.setOnAction(event -> copy(text));
        return item;
    }

    private void copy(Function<PropertyRow, String> text) {
        PropertyRow row = selected.get();
        if (row != null) {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text.apply(row)));
        }
    }

    private void pressed(KeyEvent event) {
        if (COPY.match(event)) {
            copy(PropertyRow::value);
            event.consume();
        }
    }

    /** Shows {@code rows}; of as many as before, the same line stays selected. */
    void show(List<PropertyRow> rows) {
        int same = getItems().size() == rows.size() ? getSelectionModel().getSelectedIndex() : -1;
        if (getItems().size() == rows.size()) {
            for (int i = 0; i < rows.size(); i++) {
                if (!getItems().get(i).equals(rows.get(i))) {
                    getItems().set(i, rows.get(i));
                }
            }
        } else {
            getItems().setAll(rows);
        }
        if (same >= 0) {
            getSelectionModel().select(same);
        }
    }

    /** Says by its look, and not only by that, what a line means. */
    private static final class Row extends TableRow<PropertyRow> {

        @Override
        protected void updateItem(@Nullable PropertyRow row, boolean empty) {
            super.updateItem(row, empty);
            Tone tone = empty || row == null ? Tone.PLAIN : row.tone();
            pseudoClassStateChanged(WARNING, tone == Tone.WARNING);
            pseudoClassStateChanged(OVER, tone == Tone.OVER);
            pseudoClassStateChanged(USER, tone == Tone.USER);
        }
    }
}
