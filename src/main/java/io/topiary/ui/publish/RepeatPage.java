package io.topiary.ui.publish;

import io.topiary.core.publish.run.RunStatus;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Style;
import java.io.File;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

/** Repeats the message being written, publishes tables, and lists what runs. FX thread. */
final class RepeatPage extends VBox {

    private final PublishViewModel publish;
    private final RunsViewModel model;
    private final Messages messages;

    RepeatPage(PublishViewModel publish, Messages messages) {
        this.publish = publish;
        this.model = publish.runs();
        this.messages = messages;
        setId("publishRepeat");
        getStyleClass().add("publish-page");
        ListView<RunStatus> list = createList();
        setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(createFields(), Parts.error("publishRunProblem", model.problemProperty()), list);
    }

    private FlowPane createFields() {
        TextField every = Parts.number("publishEvery", model.everyMillisProperty(), messages.get("publish.run.every"));
        TextField times = Parts.number("publishTimes", model.timesProperty(), messages.get("publish.run.times"));
        times.setPromptText(messages.get("publish.run.endless"));
        times.setPrefColumnCount(7);
        Button start = Parts.button("publishStart", messages.get("publish.run.start"), publish::repeat);
        start.disableProperty().bind(publish.readyProperty().not());
        Button table = Parts.button("publishTable", messages.get("publish.run.table"), this::chooseTable);
        table.getStyleClass().add(Style.FLAT);
        table.disableProperty().bind(publish.check().tableReadyProperty().not());
        Button stop = Parts.button("publishStopAll", messages.get("publish.run.stopAll"), model::stopAll);
        // never gone: another button would come under the pointer
        stop.disableProperty().bind(model.activeProperty().map(count -> count.intValue() == 0));
        Button forget = Parts.button("publishForget", messages.get("publish.run.forget"), model::forgetOver);
        forget.getStyleClass().add(Style.FLAT);
        forget.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.statuses().stream()
                                .noneMatch(run -> run.state().isOver()),
                        model.statuses()));
        FlowPane fields = new FlowPane(
                Parts.row(
                        Parts.label(messages.get("publish.run.every"), every),
                        every,
                        Parts.faint(messages.get("publish.run.millis"))),
                Parts.row(times, Parts.faint(messages.get("publish.run.times"))),
                start,
                table,
                stop,
                forget);
        fields.getStyleClass().add("publish-flow");
        return fields;
    }

    private ListView<RunStatus> createList() {
        ListView<RunStatus> list = new ListView<>(model.statuses());
        list.setId("publishRuns");
        list.getStyleClass().add("publish-runs");
        list.setCellFactory(view -> new RunCell(model, messages));
        list.setPlaceholder(Parts.placeholder(messages.get("publish.run.none")));
        list.setFocusTraversable(false);
        return list;
    }

    /** Asks for a table and publishes it; what the message says holds where the table says nothing. */
    void chooseTable() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("publish.run.table.title"));
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter(
                                messages.get("publish.run.table.kind"), "*.csv", "*.tsv", "*.jsonl", "*.ndjson"),
                        new ExtensionFilter(messages.get("connect.transfer.anyFile"), "*.*", "*"));
        File file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) {
            publish.publishTable(file.toPath());
        }
    }
}
