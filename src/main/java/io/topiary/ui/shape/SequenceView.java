package io.topiary.ui.shape;

import io.topiary.core.sequence.CounterSource.Width;
import io.topiary.core.sequence.Wrap;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.ColumnWidth;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The counter of a topic: where it is, and what it told. FX thread. */
public final class SequenceView extends VBox {

    private final SequenceViewModel model;
    private final SequenceForm form;
    private final Messages messages;

    /** A view of {@code model}. */
    public SequenceView(SequenceViewModel model, Messages messages) {
        this.model = model;
        this.form = model.form();
        this.messages = messages;
        setId("sequencePane");
        getStyleClass().add("shape-pane");
        Node list = createList();
        setVgrow(list, Priority.ALWAYS);
        FlowPane fields = createForm();
        fields.getChildren().addAll(createVerbs());
        fields.disableProperty().bind(model.selectedProperty().not());
        getChildren()
                .addAll(
                        fields,
                        words("sequenceProblem", model.problemProperty(), "problem"),
                        words("sequenceSummary", model.summaryProperty(), Style.MUTED),
                        new ErrandStrip("sequenceRecording", model.errand(), messages),
                        list);
    }

    private FlowPane createForm() {
        List<String> sources = new ArrayList<>(List.of(SequenceForm.JSON, SequenceForm.BYTES));
        sources.addAll(model.formats());
        ObservableValue<Boolean> json = form.source.map(SequenceForm.JSON::equals);
        ObservableValue<Boolean> bytes = form.source.map(SequenceForm.BYTES::equals);
        FlowPane fields = new FlowPane(
                named("sequence.source", box("sequenceSource", sources, form.source, this::source)),
                shown(named("sequence.path", createPath()), json),
                shown(named("sequence.offset", number("sequenceOffset", form.offset)), bytes),
                shown(
                        named("sequence.width", box("sequenceWidth", List.of(Width.values()), form.width, this::width)),
                        bytes),
                shown(
                        named(
                                "sequence.order",
                                box("sequenceOrder", List.of(false, true), form.littleEndian.asObject(), this::order)),
                        bytes),
                named("sequence.wrap", box("sequenceWrap", List.of(Wrap.values()), form.wrap, this::wrap)),
                named("sequence.step", number("sequenceStep", form.step)));
        fields.getStyleClass().add("sequence-fields");
        fields.setRowValignment(VPos.CENTER);
        return fields;
    }

    private ComboBox<String> createPath() {
        ComboBox<String> path = new ComboBox<>();
        path.setId("sequencePath");
        path.setEditable(true);
        path.getEditor().setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        path.getEditor().textProperty().bindBidirectional(form.path);
        path.setAccessibleText(messages.get("sequence.path"));
        path.getEditor().setPromptText(messages.get("sequence.path.prompt"));
        // a list that is empty when it is asked for is never shown
        path.setOnMousePressed(event -> offer(path));
        path.setOnShowing(event -> offer(path));
        return path;
    }

    private void offer(ComboBox<String> path) {
        List<String> offered =
                model.offered().stream().filter(each -> !each.isEmpty()).toList();
        if (!path.getItems().equals(offered)) {
            String typed = form.path.get();
            path.getItems().setAll(offered);
            form.path.set(typed);
        }
    }

    private List<Node> createVerbs() {
        Button watch = new Button();
        watch.setId("sequenceWatch");
        watch.getStyleClass().add(Style.ACCENT);
        watch.textProperty()
                .bind(model.watchedProperty().map(is -> messages.get(is ? "sequence.watch.again" : "sequence.watch")));
        watch.setOnAction(event -> model.watch());
        Button stop = plain("sequenceStop", "sequence.stop", model::stop);
        shown(stop, model.watchedProperty());
        Button recording = plain("sequenceLearn", "sequence.recording", model::goThroughRecording);
        recording.setGraphic(Icons.of("fth-database"));
        Button back = plain("sequenceBack", "sequence.back", model::backToLive);
        shown(back, model.recordedProperty());
        watch.setMinWidth(USE_PREF_SIZE);
        return List.of(watch, stop, recording, back);
    }

    private Button plain(String id, String key, Runnable action) {
        Button button = new Button(messages.get(key));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private Node createList() {
        return new WordsTable<>(
                        "sequenceEvents",
                        "sequence.table",
                        model.rows(),
                        model.watchedProperty().map(is -> messages.get(is ? "sequence.events.none" : "sequence.hint")),
                        messages)
                .column("sequence.column.event", ColumnWidth.roomy(500), SequenceViewModel.Row::words)
                .onOpen(model::goTo)
                .node();
    }

    private Node named(String key, Region field) {
        Label name = new Label(messages.get(key));
        name.setLabelFor(field);
        name.getStyleClass().addAll(Style.MUTED, Style.SMALL);
        field.setAccessibleText(messages.get(key));
        HBox pair = new HBox(name, field);
        pair.setAlignment(Pos.CENTER_LEFT);
        pair.getStyleClass().add("sequence-field");
        return pair;
    }

    private static Node shown(Node node, ObservableValue<Boolean> when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(node.visibleProperty());
        return node;
    }

    private Region number(String id, StringProperty text) {
        TextField field = new TextField();
        field.setId(id);
        field.getStyleClass().add("sequence-number");
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private static <T> ComboBox<T> box(String id, List<T> items, Property<T> value, Function<T, String> words) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(items);
        box.setConverter(new StringConverter<>() {

            @Override
            public String toString(T item) {
                return item == null ? "" : words.apply(item);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("it is not editable");
            }
        });
        box.valueProperty().bindBidirectional(value);
        return box;
    }

    private Label words(String id, ObservableValue<String> text, String style) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.getStyleClass().addAll(style, Style.SMALL);
        label.textProperty().bind(text);
        shown(label, label.textProperty().isNotEmpty());
        return label;
    }

    private String source(String source) {
        return switch (source) {
            case SequenceForm.JSON -> messages.get("sequence.source.json");
            case SequenceForm.BYTES -> messages.get("sequence.source.bytes");
            default -> messages.get("sequence.source.format", source);
        };
    }

    private String width(Width width) {
        return messages.get("sequence.width.bytes", width.bytes());
    }

    private String order(boolean little) {
        return messages.get(little ? "sequence.order.little" : "sequence.order.big");
    }

    private String wrap(Wrap wrap) {
        return messages.get("sequence.wrap." + wrap.label());
    }
}
