package io.topiary.ui.connect;

import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.ui.kit.Style;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableMap;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A titled group of labelled fields, each with room for what is wrong with it. */
final class FieldGrid extends GridPane {

    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");
    private static final double LABEL_SHARE_EM = 10;

    private final Messages messages;
    private final Map<Field, Label> errors = new EnumMap<>(Field.class);
    private final Map<Field, Node> controls = new EnumMap<>(Field.class);
    private int row;

    /** A group under the heading {@code titleKey}; an empty key makes none. */
    FieldGrid(Messages messages, String titleKey, ObservableMap<Field, Text> problems) {
        this.messages = messages;
        getStyleClass().add("field-grid");
        ColumnConstraints labels = new ColumnConstraints(LABEL_SHARE_EM * 12);
        labels.setHalignment(HPos.LEFT);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        fields.setFillWidth(true);
        getColumnConstraints().addAll(labels, fields);
        if (!titleKey.isEmpty()) {
            Label title = new Label(messages.get(titleKey));
            title.getStyleClass().add(Style.SECTION_TITLE);
            add(title, 0, row++, 2, 1);
        }
        problems.addListener((MapChangeListener<Field, Text>)
                change -> show(change.getKey(), change.wasAdded() ? change.getValueAdded() : null));
    }

    /** A row: a label with the words {@code labelKey}, and {@code content}, in which {@code control} is typed into. */
    void row(String labelKey, Node content, Node control) {
        add(label(labelKey, control), 0, row);
        add(content, 1, row++);
    }

    /** A row whose control may be wrong. */
    void row(String labelKey, Node content, Node control, Field field) {
        Label error = errorLabel();
        errors.put(field, error);
        controls.put(field, control);
        row(labelKey, new VBox(content, error), control);
    }

    /** A second control of the row just made that may be wrong; what is wrong is told below that row. */
    void error(Field field, Node control) {
        Label error = errorLabel();
        errors.put(field, error);
        controls.put(field, control);
        add(error, 1, row++);
    }

    /** A row that is there only while {@code shown} is true. */
    void optionalRow(String labelKey, Node control, Field field, ObservableValue<Boolean> shown) {
        Label error = errorLabel();
        errors.put(field, error);
        controls.put(field, control);
        Label label = label(labelKey, control);
        VBox content = new VBox(control, error);
        for (Node node : List.of(label, content)) {
            node.visibleProperty().bind(shown);
            node.managedProperty().bind(shown);
        }
        add(label, 0, row);
        add(content, 1, row++);
    }

    /** A row without a label of its own. */
    void plain(Node content) {
        add(content, 1, row++);
    }

    /** The first control of this group that is wrong gets the focus. @return whether there is one */
    boolean focusFirstProblem() {
        for (Map.Entry<Field, Label> entry : errors.entrySet()) {
            Node control = controls.get(entry.getKey());
            if (entry.getValue().isVisible() && control != null) {
                control.requestFocus();
                return true;
            }
        }
        return false;
    }

    private Label label(String key, Node control) {
        Label label = new Label(messages.get(key));
        label.setLabelFor(control);
        label.getStyleClass().add("field-label");
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }

    private static Label errorLabel() {
        Label error = new Label();
        error.getStyleClass().add("field-error");
        error.setWrapText(true);
        error.setVisible(false);
        error.setManaged(false);
        return error;
    }

    private void show(Field field, @Nullable Text problem) {
        Label error = errors.get(field);
        Node control = controls.get(field);
        if (error == null || control == null) {
            return;
        }
        error.setText(problem == null ? "" : messages.get(problem));
        error.setVisible(problem != null);
        error.setManaged(problem != null);
        control.pseudoClassStateChanged(INVALID, problem != null);
    }
}
