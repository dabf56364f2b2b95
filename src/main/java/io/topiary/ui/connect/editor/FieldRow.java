package io.topiary.ui.connect.editor;

import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.ui.connect.form.Field;
import io.topiary.ui.connect.form.FormProblems;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.MapChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A label and what belongs to it: the control, a sentence that explains, and what is wrong with it. The label stands
 * before the control, and above it where there is too little room.
 */
final class FieldRow extends Pane {

    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    /** In so many times the width of the label there is room for label and control side by side. */
    private static final double ROOM = 2.6;

    private final Messages messages;
    private final FormProblems problems;
    private final Node control;
    private final HBox head = new HBox();
    private final VBox body;
    private final Map<Field, Runnable> focus = new LinkedHashMap<>();

    /** A row with the words {@code label}; {@code control} is what is typed into, {@code content} has it in it. */
    FieldRow(Messages messages, FormProblems problems, String label, Node content, Node control) {
        this.messages = messages;
        this.problems = problems;
        this.control = control;
        getStyleClass().add("field-row");
        if (!label.isEmpty()) {
            Label words = new Label(label);
            words.setLabelFor(control);
            words.setWrapText(true);
            words.getStyleClass().add("field-label");
            words.setMinWidth(0);
            head.getChildren().add(words);
        }
        head.getStyleClass().add("field-head");
        body = new VBox(content);
        body.setFillWidth(true);
        body.getStyleClass().add("field-body");
        getChildren().addAll(head, body);
    }

    /** Adds a sentence that explains. */
    FieldRow note(String words) {
        body.getChildren().add(Choices.note(words));
        return this;
    }

    /** Adds a sentence that may change; none while it is empty. */
    FieldRow note(ObservableValue<String> words) {
        Label note = Choices.note("");
        note.textProperty().bind(words);
        note.visibleProperty().bind(note.textProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        body.getChildren().add(note);
        return this;
    }

    /** The control is what {@code field} tells. */
    FieldRow check(Field field) {
        return check(field, control);
    }

    /** {@code part} of the row is what {@code field} tells. */
    FieldRow check(Field field, Node part) {
        Label error = new Label();
        error.getStyleClass().add("field-error");
        error.setWrapText(true);
        error.setMinHeight(Region.USE_PREF_SIZE);
        error.setVisible(false);
        error.setManaged(false);
        body.getChildren().add(error);
        listen(field, problem -> {
            error.setText(problem == null ? "" : messages.get(problem));
            error.setVisible(problem != null);
            error.setManaged(problem != null);
            part.pseudoClassStateChanged(INVALID, problem != null);
        });
        focus.put(field, part::requestFocus);
        return this;
    }

    /** The list {@code rows} is what {@code field} tells; it tells by itself which entry is wrong. */
    FieldRow check(Field field, RowsView<?> rows) {
        focus.put(field, rows::focusFirstProblem);
        return this;
    }

    /** Marks it as something that only MQTT 5 has: it rests while {@code v3} is true, unless it is wrong. */
    FieldRow mqtt5(ObservableValue<Boolean> v3) {
        Label badge = new Label(messages.get("connect.mqtt5"));
        badge.getStyleClass().addAll(Style.BADGE, "mqtt5-badge");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        Tips.explain(badge, messages.get("connect.mqtt5.tip"));
        head.getChildren().add(badge);
        body.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> v3.getValue() && focus.keySet().stream().noneMatch(problems.shown()::containsKey),
                        v3,
                        problems.shown()));
        return this;
    }

    /** Is there only while {@code shown} is true. */
    FieldRow shownWhile(ObservableValue<Boolean> shown) {
        visibleProperty().bind(shown);
        managedProperty().bind(shown);
        return this;
    }

    /** The first control that is wrong gets the focus. @return whether there is one */
    boolean focusFirstProblem() {
        for (Map.Entry<Field, Runnable> entry : focus.entrySet()) {
            if (isVisible() && problems.shown().containsKey(entry.getKey())) {
                entry.getValue().run();
                return true;
            }
        }
        return false;
    }

    private void listen(Field field, ProblemListener listener) {
        problems.shown().addListener((MapChangeListener<Field, Text>) change -> {
            if (change.getKey() == field) {
                listener.tell(change.wasAdded() ? change.getValueAdded() : null);
            }
        });
    }

    /** Told what is wrong. */
    private interface ProblemListener {
        void tell(@Nullable Text problem);
    }

    // Layout

    private double headWidth() {
        return head.prefWidth(-1);
    }

    private boolean sideBySide(double width) {
        return width < 0 || width >= headWidth() * ROOM;
    }

    private boolean headless() {
        return head.getChildren().isEmpty();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return body.minWidth(-1);
    }

    @Override
    protected double computePrefWidth(double height) {
        return headWidth() + body.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        if (sideBySide(width)) {
            double bodyWidth = width < 0 ? -1 : width - headWidth();
            return snapSizeY(Math.max(headless() ? 0 : head.prefHeight(headWidth()), body.prefHeight(bodyWidth)));
        }
        return snapSizeY((headless() ? 0 : head.prefHeight(width)) + body.prefHeight(width));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width < 0 ? getWidth() : width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (sideBySide(width)) {
            double indent = snapSizeX(headWidth());
            head.resizeRelocate(0, 0, indent, getHeight());
            body.resizeRelocate(indent, 0, width - indent, getHeight());
        } else {
            double height = headless() ? 0 : snapSizeY(head.prefHeight(width));
            head.resizeRelocate(0, 0, width, height);
            body.resizeRelocate(0, height, width, getHeight() - height);
        }
    }
}
