package io.topiary.ui.connect.editor;

import io.topiary.ui.kit.Style;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/** Controls bound to the fields of a form, with their ids. */
final class Choices {

    private static final int NUMBER_COLUMNS = 7;
    private static final int AREA_ROWS = 3;

    private Choices() {}

    static TextField text(String id, Property<String> value, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.textProperty().bindBidirectional(value);
        field.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    /** A field for what is written from left to right in every language: addresses, topics, paths. */
    static TextField technical(String id, Property<String> value, String prompt) {
        TextField field = text(id, value, prompt);
        field.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return field;
    }

    /** A field as wide as a number. */
    static TextField number(String id, Property<String> value, String prompt) {
        TextField field = technical(id, value, prompt);
        field.setPrefColumnCount(NUMBER_COLUMNS);
        field.setMinWidth(Region.USE_PREF_SIZE);
        field.setMaxWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(field, Priority.NEVER);
        return field;
    }

    static TextArea area(String id, Property<String> value, String prompt) {
        TextArea area = new TextArea();
        area.setId(id);
        area.setPromptText(prompt);
        area.setWrapText(true);
        area.setPrefRowCount(AREA_ROWS);
        area.textProperty().bindBidirectional(value);
        return area;
    }

    static PasswordField password(String id, Property<String> value) {
        PasswordField field = new PasswordField();
        field.setId(id);
        field.textProperty().bindBidirectional(value);
        field.setMaxWidth(Double.MAX_VALUE);
        return field;
    }

    static CheckBox check(String id, Property<Boolean> value, String words) {
        CheckBox box = new CheckBox(words);
        box.setId(id);
        box.setWrapText(true);
        box.selectedProperty().bindBidirectional(value);
        return box;
    }

    static <T> ComboBox<T> combo(String id, Property<T> value, List<T> values, Function<T, String> words) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(values);
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T choice) {
                return choice == null ? "" : words.apply(choice);
            }

            @Override
            public T fromString(String typed) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        });
        box.valueProperty().bindBidirectional(value);
        return box;
    }

    /** Controls side by side. */
    static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("field-line");
        return line;
    }

    /** Words that belong to the control before them: a unit, a word between two fields. */
    static Label unit(String words) {
        Label unit = new Label(words);
        unit.getStyleClass().add("field-unit");
        unit.setWrapText(true);
        unit.setMinWidth(0);
        return unit;
    }

    /** A sentence that explains. */
    static Label note(String words) {
        Label note = new Label(words);
        note.getStyleClass().add("field-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        return note;
    }

    static TextField mono(TextField field) {
        field.getStyleClass().add(Style.MONO);
        return field;
    }
}
