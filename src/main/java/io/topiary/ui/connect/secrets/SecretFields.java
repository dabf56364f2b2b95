package io.topiary.ui.connect.secrets;

import io.topiary.ui.kit.Icons;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What dialogs about passwords are made of. */
public final class SecretFields {

    private SecretFields() {}

    /** A field whose text is masked. */
    public static PasswordField field(String id, Property<String> value) {
        PasswordField field = new PasswordField();
        field.setId(id);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    /** A field below its label. */
    public static Node labelled(String words, Node field) {
        Label label = new Label(words);
        label.setLabelFor(field);
        label.getStyleClass().add("field-label");
        return new VBox(label, field);
    }

    /** What is wrong; takes no room while it is empty. */
    public static Label error(ObservableValue<String> words) {
        Label error = new Label(null, Icons.of("fth-alert-circle"));
        error.getStyleClass().add("field-error");
        error.setWrapText(true);
        error.setMinHeight(Region.USE_PREF_SIZE);
        error.textProperty().bind(words);
        error.visibleProperty().bind(error.textProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        return error;
    }
}
