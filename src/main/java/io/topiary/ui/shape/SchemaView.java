package io.topiary.ui.shape;

import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.ColumnWidth;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import io.topiary.ui.shape.VerdictRun.State;
import io.topiary.ui.shape.VerdictRun.Verdict;
import java.util.Map;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What payloads look like: a table of paths, or the list of deviations, and the verdict of a JSON Schema. FX thread. */
public final class SchemaView extends VBox {

    private static final int LONGEST_SCOPE = 80;

    private final SchemaViewModel model;
    private final Messages messages;
    private final ComboBox<String> scope = new ComboBox<>();
    private final SimpleBooleanProperty deviating = new SimpleBooleanProperty();

    /** A view of {@code model}. */
    public SchemaView(SchemaViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        setId("schemaPane");
        getStyleClass().add("shape-pane");
        Node paths = createTable();
        Node deviations = new DeviationsView(model.deviations(), messages);
        paths.visibleProperty().bind(deviating.not());
        deviations.visibleProperty().bind(deviating);
        StackPane area = new StackPane(paths, deviations);
        area.setMinSize(0, 0);
        setVgrow(area, Priority.ALWAYS);
        getChildren()
                .addAll(
                        createTools(),
                        createNote(),
                        new ErrandStrip("schemaRecording", model.errand(), messages),
                        createVerdict(),
                        area);
    }

    /** Shows the list of deviations. */
    public void showDeviations() {
        deviating.set(true);
    }

    private Node createTools() {
        createScope();
        HBox.setHgrow(scope, Priority.ALWAYS);
        Button learn = Icons.button("fth-database", messages.get("shape.recording.learn"));
        learn.setId("schemaLearn");
        learn.setOnAction(event -> model.learnFromRecording());
        learn.disableProperty().bind(model.errand().runningProperty());
        Button back = new Button(messages.get("shape.recording.back"));
        back.setId("schemaBack");
        back.getStyleClass().add("small");
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(event -> model.backToMemory());
        back.visibleProperty().bind(model.recordedProperty());
        back.managedProperty().bind(back.visibleProperty());
        Button copy = Icons.button("fth-copy", messages.get("shape.copy"));
        copy.setId("schemaCopy");
        copy.setOnAction(
                event -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, model.schema())));
        copy.disableProperty().bind(model.somethingProperty().map(is -> !is));
        HBox tools = new HBox(scope, createSwitch(), back, learn, copy);
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add("shape-tools");
        return tools;
    }

    private void createScope() {
        scope.setId("schemaScope");
        Tips.name(scope, messages.get("shape.scope"));
        scope.setItems(model.scopes());
        scope.setMaxWidth(Double.MAX_VALUE);
        scope.setMinWidth(0);
        scope.setCellFactory(view -> new ScopeCell());
        scope.setButtonCell(new ScopeCell());
        model.scopeProperty().subscribe(scope::setValue);
        scope.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.choose(chosen);
            }
        });
        scope.disableProperty().bind(model.scopeProperty().isEmpty());
    }

    /** A topic, or the filter of its siblings. */
    private static final class ScopeCell extends ListCell<String> {

        ScopeCell() {
            getStyleClass().add(Style.MONO);
            setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : Escapes.visible(item, LONGEST_SCOPE));
        }
    }

    private Node createSwitch() {
        ToggleGroup group = new ToggleGroup();
        ToggleButton paths = new ToggleButton(messages.get("shape.paths"));
        ToggleButton deviations = new ToggleButton();
        paths.setId("schemaPaths");
        deviations.setId("schemaDeviations");
        deviations
                .textProperty()
                .bind(model.deviations().allProperty().map(count -> messages.get("shape.deviations.title", count)));
        for (ToggleButton button : new ToggleButton[] {paths, deviations}) {
            button.setToggleGroup(group);
            button.setMinWidth(USE_PREF_SIZE);
            button.getStyleClass().add("small");
        }
        paths.getStyleClass().add("left-pill");
        deviations.getStyleClass().add("right-pill");
        deviating.subscribe(is -> group.selectToggle(is ? deviations : paths));
        group.selectedToggleProperty().subscribe((before, chosen) -> {
            if (chosen == null) {
                group.selectToggle(before);
            } else {
                deviating.set(deviations.equals(chosen));
            }
        });
        return new HBox(paths, deviations);
    }

    private Node createNote() {
        Label note = new Label();
        note.setId("schemaNote");
        note.setWrapText(true);
        note.getStyleClass().addAll(Style.MUTED, Style.SMALL);
        note.textProperty().bind(model.noteProperty());
        note.visibleProperty().bind(deviating.not());
        note.managedProperty().bind(note.visibleProperty());
        return note;
    }

    private Node createVerdict() {
        Label verdict = new Label();
        verdict.setId("schemaVerdict");
        verdict.setWrapText(true);
        verdict.setMinHeight(USE_PREF_SIZE);
        verdict.setMaxWidth(Double.MAX_VALUE);
        verdict.getStyleClass().add("shape-verdict");
        model.verdictProperty().subscribe(said -> show(said, verdict));
        return verdict;
    }

    private static void show(Verdict said, Label verdict) {
        boolean any = said.state() != State.NONE;
        verdict.setVisible(any);
        verdict.setManaged(any);
        verdict.setText(said.words());
        verdict.getStyleClass().removeAll(Style.SUCCESS, Style.DANGER, Style.WARNING);
        switch (said.state()) {
            case VALID -> verdict.getStyleClass().add(Style.SUCCESS);
            case INVALID -> verdict.getStyleClass().add(Style.DANGER);
            case UNKNOWN -> verdict.getStyleClass().add(Style.WARNING);
            case NONE -> {
                // there is nothing to see
            }
        }
        verdict.setGraphic(
                any ? Icons.of(said.state() == State.VALID ? "fth-check-circle" : "fth-alert-triangle") : null);
    }

    private Node createTable() {
        return new WordsTable<>("schemaTable", "shape.table", model.rows(), model.noteProperty(), messages)
                .column("shape.column.path", ColumnWidth.roomy(150), PathRow::path, Style.MONO)
                .column("shape.column.kinds", ColumnWidth.roomy(100), PathRow::kinds, PathRow::more)
                .column("shape.column.present", ColumnWidth.upTo(74, 110), PathRow::present, "right")
                .column("shape.column.values", ColumnWidth.roomy(150), PathRow::values, PathRow::more, Style.MONO)
                .column("shape.column.nulls", ColumnWidth.upTo(48, 80), PathRow::nulls, "right", "faint")
                .column("shape.column.first", ColumnWidth.upTo(78, 170), PathRow::first, "faint")
                .column("shape.column.last", ColumnWidth.upTo(78, 170), PathRow::last, "faint")
                .node();
    }
}
