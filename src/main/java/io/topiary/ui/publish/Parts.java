package io.topiary.ui.publish;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/** Makes what the pages of the publish panel are put together from. FX thread. */
final class Parts {

    private Parts() {}

    static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("publish-row");
        return row;
    }

    static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    static Label label(String words, Node field) {
        Label label = new Label(words);
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /** A field for topics, numbers and the like: written from left to right, in the payload's font. */
    static TextField field(String id, Property<String> value, String name) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(name);
        field.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        field.getStyleClass().add(Style.MONO);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    /** A short one. */
    static TextField number(String id, Property<String> value, String name) {
        TextField field = field(id, value, name);
        field.setPrefColumnCount(5);
        field.setMinWidth(Region.USE_PREF_SIZE);
        return field;
    }

    static Button button(String id, String words, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    static Button icon(String id, String icon, String name, Runnable action) {
        Button button = Icons.button(icon, name);
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** A word beside a field, such as its unit. */
    static Label faint(String words) {
        Label faint = new Label(words);
        faint.getStyleClass().add(Style.MUTED);
        return faint;
    }

    /** What stands in a list with nothing in it. */
    static Label placeholder(String words) {
        Label none = new Label(words);
        none.getStyleClass().addAll(Style.MUTED, Style.SMALL);
        none.setWrapText(true);
        return none;
    }

    /** Words that are there only while there are any. */
    static Label told(String id, ObservableValue<String> text, String... styles) {
        Label told = new Label();
        told.setId(id);
        told.getStyleClass().addAll(styles);
        told.setWrapText(true);
        told.setMinHeight(Region.USE_PREF_SIZE);
        told.textProperty().bind(text);
        shown(told, text.map(words -> !words.isEmpty()));
        return told;
    }

    static Label error(String id, ObservableValue<String> text) {
        return told(id, text, "publish-error", Style.SMALL);
    }

    /** Shows {@code node} and gives it room while {@code shown}. */
    static void shown(Node node, ObservableValue<Boolean> shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(node.visibleProperty());
    }

    static <T> ComboBox<T> choice(String id, String name, Property<T> value, Function<T, String> words) {
        ComboBox<T> choice = new ComboBox<>();
        choice.setId(id);
        Tips.name(choice, name);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(T item) {
                return item == null ? "" : words.apply(item);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("not editable");
            }
        });
        choice.valueProperty().bindBidirectional(value);
        return choice;
    }

    /** A tooltip that is not there while there is nothing to say. */
    static void tip(Label label) {
        label.textProperty().subscribe(text -> label.setTooltip(text.isEmpty() ? null : new Tooltip(text)));
    }

    /** A short word for a time, such as 1.2 ms. */
    static String millis(Messages messages, long nanos) {
        double millis = nanos / 1e6;
        return messages.get(millis < 10 ? "publish.millis.short" : "publish.millis", millis);
    }
}
