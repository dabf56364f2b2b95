package io.topiary.ui.history.replay;

import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * Makes the controls of the form, each with its name for a screen reader.
 *
 * @param messages their words
 */
record ReplayControls(Messages messages) {

    Label label(String key, Node node) {
        Label label = new Label(messages.get(key));
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(node);
        return label;
    }

    <T> ComboBox<T> box(String id, ObservableList<T> items, Function<T, String> words, Property<T> value, String key) {
        ComboBox<T> box = new ComboBox<>(items);
        box.setId(id);
        box.setAccessibleText(messages.get(key));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T item) {
                return words.apply(item);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("nobody types here");
            }
        });
        box.valueProperty().bindBidirectional(value);
        return box;
    }

    TextField field(String id, StringProperty text, String key) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(messages.get(key));
        field.setAccessibleText(messages.get(key));
        field.textProperty().bindBidirectional(text);
        return field;
    }

    TextField number(String id, StringProperty text, String key) {
        TextField field = field(id, text, key);
        field.setPromptText("");
        field.getStyleClass().add("rule-number");
        return field;
    }

    CheckBox check(String id, String key, BooleanProperty on) {
        CheckBox box = new CheckBox(messages.get(key));
        box.setId(id);
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.selectedProperty().bindBidirectional(on);
        return box;
    }

    static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("replay-line");
        return line;
    }

    static <R extends Region> R grow(R node) {
        node.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(node, Priority.ALWAYS);
        return node;
    }

    ObservableValue<String> words(ObservableValue<@Nullable Text> problem) {
        return problem.map(messages::get).orElse("");
    }

    static Label problem(String id, ObservableValue<String> text) {
        Label label = words(id, text);
        label.getStyleClass().add("problem");
        return label;
    }

    static Label words(String id, ObservableValue<String> text) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.textProperty().bind(text);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }
}
