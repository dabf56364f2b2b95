package io.topiary.ui.history.files;

import io.topiary.core.history.transfer.ExportFormat;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import javafx.beans.property.StringProperty;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Which part of a recording is exported, and as what. FX thread. */
final class ExportRecordingView extends VBox {

    private final ExportRecordingViewModel model;
    private final Messages messages;

    ExportRecordingView(ExportRecordingViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().addAll("dialog-form", "recording-form");
        VBox form = new VBox(content(), part(), format(), secrets());
        form.getStyleClass().add("recording-parts");
        form.disableProperty().bind(model.transfer().runningProperty());
        Label problem = TransferView.words("exportRecordingProblem", model.problemProperty());
        problem.getStyleClass().add("field-error");
        Label result = TransferView.words("exportRecordingResult", model.resultProperty());
        result.getStyleClass().add("recording-result");
        getChildren()
                .addAll(form, problem, TransferView.progress(model.transfer(), "exportRecording", messages), result);
    }

    private Node content() {
        Label content = TransferView.words("exportRecordingContent", model.contentProperty());
        content.getStyleClass().add(Style.MUTED);
        return content;
    }

    private Node part() {
        ToggleGroup group = new ToggleGroup();
        RadioButton all = choice("exportAllOfRecording", "files.export.all", group);
        RadioButton part = choice("exportPartOfRecording", "files.export.part", group);
        all.setSelected(true);
        all.selectedProperty().bindBidirectional(model.allProperty());
        HBox span = new HBox(
                TransferView.field(messages.get("files.export.since"), text("exportSince", model.sinceProperty(), "")),
                TransferView.field(messages.get("files.export.until"), text("exportUntil", model.untilProperty(), "")));
        span.getStyleClass().add("recording-span");
        CheckBox before = new CheckBox(messages.get("files.export.before"));
        before.setId("exportBefore");
        before.setWrapText(true);
        before.setMinHeight(Region.USE_PREF_SIZE);
        before.selectedProperty().bindBidirectional(model.beforeProperty());
        before.disableProperty().bind(model.sinceProperty().isEmpty());
        VBox fields = new VBox(
                span,
                before,
                TransferView.field(
                        messages.get("files.export.filter"),
                        text("exportFilter", model.filterProperty(), messages.get("files.export.filter.prompt"))),
                TransferView.field(
                        messages.get("files.export.subtree"), text("exportSubtree", model.subtreeProperty(), "")));
        fields.getStyleClass().addAll("dialog-fields", "recording-part");
        fields.disableProperty().bind(all.selectedProperty());
        VBox box = new VBox(all, part, fields);
        box.getStyleClass().add("dialog-fields");
        return box;
    }

    private Node format() {
        ToggleGroup group = new ToggleGroup();
        VBox box = new VBox(
                title("files.export.format"),
                format("exportAsTopiary", "files.export.topiary", ExportFormat.TOPIARY, group),
                format("exportAsLines", "files.export.lines", ExportFormat.JSON_LINES, group));
        box.getStyleClass().add("dialog-fields");
        return box;
    }

    private Node format(String id, String key, ExportFormat format, ToggleGroup group) {
        RadioButton button = choice(id, key, group);
        button.setSelected(model.formatProperty().get() == format);
        button.selectedProperty().subscribe(chosen -> {
            if (chosen) {
                model.formatProperty().set(format);
            }
        });
        return button;
    }

    private Node secrets() {
        Label note = new Label(messages.get("files.export.secrets"), Icons.of("fth-shield"));
        note.setId("exportSecretsNote");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.setMaxWidth(Double.MAX_VALUE);
        note.getStyleClass().add("dialog-notice");
        return note;
    }

    private Label title(String key) {
        Label title = new Label(messages.get(key));
        title.getStyleClass().add(Style.SECTION_TITLE);
        return title;
    }

    private RadioButton choice(String id, String key, ToggleGroup group) {
        RadioButton button = new RadioButton(messages.get(key));
        button.setId(id);
        button.setToggleGroup(group);
        button.setWrapText(true);
        button.setMinHeight(Region.USE_PREF_SIZE);
        return button;
    }

    private TextField text(String id, StringProperty value, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt.isEmpty() ? messages.get("files.export.any") : prompt);
        field.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        field.textProperty().bindBidirectional(value);
        return field;
    }
}
