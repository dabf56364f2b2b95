package io.topiary.ui.connect.editor;

import io.topiary.core.text.Messages;
import io.topiary.ui.connect.form.FormProblems;
import io.topiary.ui.kit.Style;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A titled group of fields. */
final class FieldGroup extends VBox {

    private final Messages messages;
    private final FormProblems problems;
    private final List<FieldRow> rows = new ArrayList<>();

    /** A group under the heading {@code titleKey}. */
    FieldGroup(Messages messages, FormProblems problems, String titleKey) {
        this.messages = messages;
        this.problems = problems;
        getStyleClass().add("field-group");
        Label title = new Label(messages.get(titleKey));
        title.getStyleClass().add(Style.SECTION_TITLE);
        getChildren().add(title);
    }

    /** Adds a row with the words {@code labelKey}; {@code control} is what is typed into. */
    FieldRow row(String labelKey, Node control) {
        return row(labelKey, control, control);
    }

    /** Adds a row with the words {@code labelKey}; {@code content} has in it the {@code control} that is typed into. */
    FieldRow row(String labelKey, Node content, Node control) {
        return added(new FieldRow(messages, problems, messages.get(labelKey), content, control));
    }

    /** Adds a row without a label, for a control that has its words in it. */
    FieldRow plain(Node control) {
        return added(new FieldRow(messages, problems, "", control, control));
    }

    /** Adds a row as wide as the group, for what needs no label. */
    FieldRow full(Node control) {
        FieldRow row = new FieldRow(messages, problems, "", control, control);
        row.getStyleClass().add("full-row");
        return added(row);
    }

    /** Adds something as wide as the group that is no field. */
    void wide(Node node) {
        getChildren().add(node);
    }

    /** Is there only while {@code shown} is true. */
    FieldGroup shownWhile(ObservableValue<Boolean> shown) {
        visibleProperty().bind(shown);
        managedProperty().bind(shown);
        return this;
    }

    /** The first control of this group that is wrong gets the focus. @return whether there is one */
    boolean focusFirstProblem() {
        return rows.stream().anyMatch(FieldRow::focusFirstProblem);
    }

    private FieldRow added(FieldRow row) {
        rows.add(row);
        getChildren().add(row);
        return row;
    }
}
