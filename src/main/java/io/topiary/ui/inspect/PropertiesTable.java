package io.topiary.ui.inspect;

import io.topiary.core.text.Messages;
import io.topiary.ui.inspect.Header.Property;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The MQTT 5 properties of the message, there only if there are any. */
final class PropertiesTable extends TableView<Property> {

    private static final double ROW_HEIGHT = 24;
    private static final double HEADER_HEIGHT = 28;
    private static final int MOST_ROWS = 5;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    PropertiesTable(InspectorViewModel model, Messages messages) {
        setId("inspectorProperties");
        getStyleClass().add("inspector-properties");
        setAccessibleText(messages.get("inspect.properties"));
        setFixedCellSize(ROW_HEIGHT);
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        getColumns().add(column("property", messages.get("inspect.property.name"), Property::name, 180));
        getColumns().add(column("value", messages.get("inspect.property.value"), Property::value, 320));
        setOnKeyPressed(event -> {
            Property selected = getSelectionModel().getSelectedItem();
            if (COPY.match(event) && selected != null) {
                ClipboardContent clip = new ClipboardContent();
                clip.putString(selected.value());
                Clipboard.getSystemClipboard().setContent(clip);
                event.consume();
            }
        });
        model.headerProperty().subscribe(header -> show(header.properties()));
    }

    private static TableColumn<Property, String> column(
            String id, String title, Function<Property, String> value, double width) {
        TableColumn<Property, String> column = new TableColumn<>(title);
        column.setId(id);
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        return column;
    }

    private void show(List<Property> properties) {
        boolean any = !properties.isEmpty();
        setManaged(any);
        setVisible(any);
        if (!getItems().equals(properties)) {
            getItems().setAll(properties);
            double height = HEADER_HEIGHT + ROW_HEIGHT * Math.min(MOST_ROWS, properties.size()) + 2;
            setMinHeight(height);
            setPrefHeight(height);
            setMaxHeight(height);
        }
    }
}
