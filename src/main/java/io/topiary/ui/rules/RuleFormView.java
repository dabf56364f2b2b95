package io.topiary.ui.rules;

import io.topiary.core.rules.RuleColour;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.FormatNames;
import io.topiary.ui.kit.RowTint;
import io.topiary.ui.kit.Style;
import java.io.File;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The form of a rule: what it is called, which messages it means, and what happens to them. FX thread. */
final class RuleFormView extends GridPane {

    private final RuleFormViewModel model;
    private final FormatNames formats;
    private final Messages messages;
    private final Function<Window, Optional<Path>> chooseFile;
    private final TextField filter;
    private int rows;

    /** @param chooseFile has the user choose a file to write to */
    RuleFormView(
            RuleFormViewModel model,
            FormatNames formats,
            Messages messages,
            Function<Window, Optional<Path>> chooseFile) {
        this.model = model;
        this.formats = formats;
        this.messages = messages;
        this.chooseFile = chooseFile;
        getStyleClass().add("rule-form");
        this.filter = field("ruleFilter", model.filter, "rules.form.filter.prompt");
        filter.getStyleClass().add(Style.MONO);
        filter.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        row("rules.form.name", field("ruleName", model.name, "rules.form.name.prompt"));
        row("rules.form.filter", new VBox(filter, createVerdict()));
        row("rules.form.colour", createColour());
        row("rules.form.decoder", createDecoder());
        row(
                "rules.form.show",
                flow(box("rulePin", "rules.form.pin", model.pin), box("ruleMute", "rules.form.mute", model.mute)));
        row("rules.form.schema", createSchema());
        row("rules.form.alert", createAlert());
        row("rules.form.log", createLog());
        if (model.hasProfile()) {
            row("rules.form.profile", box("ruleProfile", "rules.form.profile.only", model.onlyThisProfile));
        }
        Label problem = words("ruleProblem", model.problemProperty());
        problem.getStyleClass().add("problem");
        add(problem, 1, rows);
    }

    /** Goes where writing begins. */
    void focus() {
        filter.requestFocus();
        filter.end();
    }

    private void row(String key, Node node) {
        Label label = new Label(messages.get(key));
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(node);
        add(label, 0, rows);
        add(node, 1, rows++);
        setHgrow(node, Priority.ALWAYS);
    }

    private Node createVerdict() {
        Label problem = words("ruleFilterProblem", model.filterProblemProperty());
        problem.getStyleClass().add("problem");
        Label matches = words("ruleMatches", model.matchesProperty());
        matches.getStyleClass().addAll(Style.MUTED, Style.SMALL);
        VBox verdict = new VBox(problem, matches);
        verdict.getStyleClass().add("rule-verdict");
        return verdict;
    }

    private Node createColour() {
        ComboBox<Shade> box = new ComboBox<>();
        box.setId("ruleColour");
        box.setAccessibleText(messages.get("rules.form.colour"));
        box.getItems().add(new Shade(null));
        Arrays.stream(RuleColour.values()).map(Shade::new).forEach(box.getItems()::add);
        box.setCellFactory(view -> new ColourCell());
        box.setButtonCell(new ColourCell());
        box.setValue(new Shade(model.colour.get()));
        box.valueProperty().subscribe(shade -> model.colour.set(shade.colour()));
        return box;
    }

    /** A colour, or none. */
    private record Shade(@Nullable RuleColour colour) {}

    /** A colour with its name. */
    private final class ColourCell extends ListCell<Shade> {

        @Override
        protected void updateItem(@Nullable Shade shade, boolean empty) {
            super.updateItem(shade, empty);
            RuleColour colour = empty || shade == null ? null : shade.colour();
            setGraphic(colour == null ? null : RowTint.swatch(colour));
            setText(
                    empty || shade == null
                            ? null
                            : messages.get("rules.colour." + (colour == null ? "none" : colour.label())));
        }
    }

    private Node createDecoder() {
        RuleWords words = new RuleWords(messages, ZoneId.systemDefault(), formats);
        List<String> offered = new ArrayList<>(formats.ids());
        if (!offered.contains(model.decoder.get())) {
            offered.add(model.decoder.get());
        }
        ComboBox<String> box = new ComboBox<>();
        box.setId("ruleDecoder");
        box.setAccessibleText(messages.get("rules.form.decoder"));
        box.getItems().setAll(offered);
        box.setCellFactory(view -> new FormatCell(words));
        box.setButtonCell(new FormatCell(words));
        box.valueProperty().bindBidirectional(model.decoder);
        return box;
    }

    /** The name of a format. */
    private static final class FormatCell extends ListCell<String> {

        private final RuleWords words;

        FormatCell(RuleWords words) {
            this.words = words;
        }

        @Override
        protected void updateItem(@Nullable String format, boolean empty) {
            super.updateItem(format, empty);
            setText(empty || format == null ? null : words.format(format));
        }
    }

    private Node createSchema() {
        TextField path = field("ruleSchema", model.schema, "rules.form.schema.prompt");
        path.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        HBox.setHgrow(path, Priority.ALWAYS);
        Button browse = new Button(messages.get("rules.form.log.browse"));
        browse.setId("ruleSchemaBrowse");
        browse.setMinWidth(Region.USE_PREF_SIZE);
        browse.setOnAction(event -> chooseSchema().ifPresent(file -> model.schema.set(file.toString())));
        HBox line = new HBox(path, browse);
        line.getStyleClass().add("rule-line");
        return line;
    }

    private Optional<Path> chooseSchema() {
        FileChooser dialog = new FileChooser();
        dialog.setTitle(messages.get("rules.form.schema"));
        return Optional.ofNullable(dialog.showOpenDialog(getScene().getWindow()))
                .map(File::toPath);
    }

    private Node createAlert() {
        CheckBox desktop = box("ruleDesktop", "rules.form.alert.desktop", model.desktop);
        CheckBox list = box("ruleAlertList", "rules.form.alert.list", model.list);
        TextField quiet = field("ruleQuiet", model.quiet, "rules.form.alert.quiet");
        quiet.getStyleClass().add("rule-number");
        quiet.disableProperty().bind(model.desktop.or(model.list).not());
        HBox line = new HBox(
                new Label(messages.get("rules.form.alert.quiet")),
                quiet,
                new Label(messages.get("rules.form.alert.seconds")));
        line.getStyleClass().add("rule-line");
        Tooltip.install(line, new Tooltip(messages.get("rules.form.alert.tip")));
        return new VBox(flow(desktop, list), line);
    }

    private Node createLog() {
        CheckBox on = box("ruleLog", "rules.form.log.on", model.log);
        TextField path = field("ruleLogPath", model.path, "rules.form.log.prompt");
        path.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        path.disableProperty().bind(model.log.not());
        HBox.setHgrow(path, Priority.ALWAYS);
        Button browse = new Button(messages.get("rules.form.log.browse"));
        browse.setId("ruleLogBrowse");
        browse.setMinWidth(Region.USE_PREF_SIZE);
        browse.setOnAction(event -> chooseFile.apply(getScene().getWindow()).ifPresent(file -> {
            model.path.set(file.toString());
            model.log.set(true);
        }));
        TextField size = field("ruleLogSize", model.megabytes, "rules.form.log.size");
        size.getStyleClass().add("rule-number");
        size.disableProperty().bind(model.log.not());
        HBox first = new HBox(path, browse);
        HBox second = new HBox(
                new Label(messages.get("rules.form.log.size")), size, new Label(messages.get("rules.form.log.unit")));
        first.getStyleClass().add("rule-line");
        second.getStyleClass().add("rule-line");
        return new VBox(on, first, second);
    }

    private TextField field(String id, StringProperty text, String promptKey) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(messages.get(promptKey));
        field.setAccessibleText(messages.get(promptKey));
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private CheckBox box(String id, String key, BooleanProperty on) {
        CheckBox box = new CheckBox(messages.get(key));
        box.setId(id);
        box.selectedProperty().bindBidirectional(on);
        return box;
    }

    private static HBox flow(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("rule-line");
        return line;
    }

    private static Label words(String id, ObservableValue<String> text) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.textProperty().bind(text);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }
}
