package io.topiary.ui.connect;

import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;

/** Controls bound to the fields of a form, with their ids. */
final class Choices {

    private Choices() {}

    static TextField text(String id, Property<String> value, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.textProperty().bindBidirectional(value);
        field.setMaxWidth(Double.MAX_VALUE);
        return field;
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
        box.selectedProperty().bindBidirectional(value);
        return box;
    }

    static <T> ComboBox<T> combo(String id, Property<T> value, T[] values, Function<T, String> words) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(values);
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
}
