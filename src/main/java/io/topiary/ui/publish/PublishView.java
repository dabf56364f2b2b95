package io.topiary.ui.publish;

import io.topiary.core.message.Qos;
import io.topiary.core.publish.PastedCommand;
import io.topiary.core.publish.PayloadMode;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;
import org.kordamp.ikonli.javafx.FontIcon;

/** Writes and publishes a message. FX thread. */
public final class PublishView extends VBox {

    private static final KeyCombination PUBLISH = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final PublishViewModel model;
    private final DraftForm form;
    private final DraftCheck check;
    private final Messages messages;
    private final PageChoice pages = new PageChoice();
    private final RepeatPage repeat;
    private final TextField topic;

    /** A view of {@code model}. */
    public PublishView(PublishViewModel model, Messages messages) {
        this.model = model;
        this.form = model.form();
        this.check = model.check();
        this.messages = messages;
        this.topic = Parts.field("publishTopic", form.topicProperty(), messages.get("publish.topic"));
        this.repeat = new RepeatPage(model, messages);
        getStyleClass().add("publish");
        if (model.locked()) {
            getChildren().add(createLock());
        }
        ToggleButton payload = pages.add(
                "publishPayloadPage",
                new SimpleStringProperty(messages.get("publish.payload")),
                new PayloadPage(form, messages));
        ToggleButton runs = addPages();
        getChildren()
                .addAll(
                        createTopicRow(payload, runs),
                        Parts.error("publishTopicError", check.topicErrorProperty()),
                        createModeRow(payload));
        addCentre(payload);
        if (model.locked()) {
            getChildren().stream().skip(1).forEach(part -> part.setDisable(true));
        }
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (PUBLISH.match(event)) {
                model.publish();
                event.consume();
            }
        });
    }

    private void addCentre(ToggleButton payload) {
        StackPane centre = pages.pages();
        setVgrow(centre, Priority.ALWAYS);
        Label preview = Parts.told("publishPreview", check.previewProperty(), Style.MUTED, Style.SMALL, Style.MONO);
        preview.setWrapText(false);
        Parts.shown(
                preview,
                check.previewProperty()
                        .flatMap(words -> payload.selectedProperty().map(front -> front && !words.isEmpty())));
        getChildren()
                .addAll(
                        centre,
                        preview,
                        Parts.error("publishPayloadError", check.payloadErrorProperty()),
                        Parts.told("publishTold", model.shelf().toldProperty(), Style.MUTED, Style.SMALL),
                        createSendRow());
    }

    /** @return the page of what runs */
    private ToggleButton addPages() {
        pages.add(
                "publishPropertiesPage",
                PageChoice.counted(
                        messages, "publish.properties", form.properties().countProperty()),
                new PropertiesPage(form, check, messages));
        ToggleButton runs = pages.add(
                "publishRepeatPage",
                PageChoice.counted(messages, "publish.repeat", model.runs().activeProperty()),
                repeat);
        pages.add(
                "publishRequestPage",
                new SimpleStringProperty(messages.get("publish.request")),
                new RequestPage(model, messages));
        return runs;
    }

    /** Has {@code listener} called when another page is in front: it may need more room. */
    public void onPage(Runnable listener) {
        pages.onPage(listener);
    }

    private HBox createLock() {
        Label words = new Label(messages.get("publish.locked"));
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox lock = Parts.row(new FontIcon("fth-lock"), words);
        lock.setId("publishLock");
        lock.getStyleClass().add("publish-lock");
        return lock;
    }

    private HBox createTopicRow(ToggleButton payload, ToggleButton runs) {
        topic.setPromptText(messages.get("publish.topic.prompt"));
        HBox.setHgrow(topic, Priority.ALWAYS);
        var _ = TextFields.bindAutoCompletion(topic, request -> model.complete(request.getUserText()));
        topic.textProperty().subscribe(text -> {
            // a whole command in place of a topic
            if (PastedCommand.looksLikeOne(text)) {
                model.shelf().paste(text);
            }
        });
        ToggleButton saved = pages.addAside(
                "publishSavedPage",
                "fth-star",
                messages.get("publish.saved.page"),
                new SavedPage(model, messages, () -> payload.setSelected(true), () -> runs.setSelected(true)));
        saved.getStyleClass().add(Style.FLAT);
        return Parts.row(
                Parts.label(messages.get("publish.topic"), topic),
                topic,
                saved,
                new HistoryMenu(model.shelf(), messages).button(),
                new MoreMenu(model, messages, () -> {
                            runs.setSelected(true);
                            repeat.chooseTable();
                        })
                        .button());
    }

    private FlowPane createModeRow(ToggleButton payload) {
        ComboBox<PayloadMode> mode = Parts.choice(
                "publishMode", messages.get("publish.mode"), form.modeProperty(), item -> messages.get(item.label()));
        mode.getItems().setAll(form.modes().all());
        Button format = Parts.icon("publishFormat", "fth-align-left", messages.get("publish.format"), model::indent);
        Parts.shown(format, form.modeProperty().map(chosen -> chosen.input() == PayloadMode.Input.JSON));
        ToggleButton variables = new ToggleButton("{{ }}");
        variables.setId("publishTemplate");
        variables.getStyleClass().addAll(Style.FLAT, Style.MONO);
        Tips.explain(variables, messages.get("publish.template.tip"));
        variables.setAccessibleText(messages.get("publish.template"));
        variables.selectedProperty().bindBidirectional(form.templateProperty());
        Parts.shown(variables, form.modeProperty().map(chosen -> chosen.input() != PayloadMode.Input.FILE));
        HBox written = Parts.row(mode, createArgument(), format, variables);
        Parts.shown(written, payload.selectedProperty());
        FlowPane row = new FlowPane(pages.bar(), written);
        row.getStyleClass().add("publish-flow");
        return row;
    }

    private ComboBox<String> createArgument() {
        ComboBox<String> argument = new ComboBox<>();
        argument.setId("publishArgument");
        argument.setEditable(true);
        argument.getStyleClass().add("publish-argument");
        argument.getEditor().textProperty().bindBidirectional(form.argumentProperty());
        form.modeProperty().subscribe(mode -> {
            boolean some = !mode.argument().isNone();
            String written = form.argumentProperty().get();
            argument.getItems().setAll(mode.argument().suggestions());
            form.argumentProperty().set(written);
            argument.setVisible(some);
            argument.setManaged(some);
            String name = some ? messages.get(mode.argument().label()) : "";
            argument.setAccessibleText(name);
            argument.setTooltip(some ? new Tooltip(name) : null);
        });
        return argument;
    }

    private HBox createSendRow() {
        ComboBox<Qos> qos = Parts.choice(
                "publishQos",
                messages.get("publish.qos"),
                form.qosProperty(),
                item -> messages.get("publish.qos." + item.code()));
        qos.getItems().setAll(Qos.values());
        qos.setCellFactory(list -> new QosCell());
        CheckBox retain = new CheckBox(messages.get("publish.retain"));
        retain.setId("publishRetain");
        retain.selectedProperty().bindBidirectional(form.retainProperty());
        retain.setMinWidth(Region.USE_PREF_SIZE);
        // what is ticked already can be taken back
        retain.disableProperty()
                .bind(check.limitsProperty()
                        .map(limits -> !limits.retain())
                        .flatMap(refused -> form.retainProperty().map(ticked -> refused && !ticked)));
        Label hint = new Label();
        hint.setId("publishHint");
        hint.getStyleClass().addAll(Style.MUTED, Style.SMALL);
        hint.textProperty().bind(check.hintProperty());
        Button publish = new Button(messages.get("publish.button"), new FontIcon("fth-send"));
        publish.setId("publishButton");
        publish.getStyleClass().add(Style.ACCENT);
        publish.setMinWidth(Region.USE_PREF_SIZE);
        Tips.explain(publish, messages.get("publish.button.tip", PUBLISH.getDisplayText()));
        publish.disableProperty().bind(model.readyProperty().not());
        publish.setOnAction(event -> model.publish());
        return Parts.row(qos, retain, createLimit(), hint, Parts.space(), createResult(), publish);
    }

    private Label createLimit() {
        Label limit = new Label();
        limit.setId("publishLimit");
        limit.getStyleClass().addAll(Style.MUTED, Style.SMALL);
        limit.textProperty().bind(check.limitsProperty().map(limits -> limits.words(messages)));
        limit.visibleProperty()
                .bind(limit.textProperty().isNotEmpty().and(check.hintProperty().isEmpty()));
        limit.managedProperty().bind(limit.visibleProperty());
        return limit;
    }

    private Label createResult() {
        Label result = new Label();
        result.setId("publishResult");
        result.getStyleClass().add("publish-result");
        model.resultProperty().subscribe(told -> {
            result.setText(told.text());
            result.setTooltip(told.text().isEmpty() ? null : new Tooltip(told.text()));
            result.getStyleClass().removeAll("good", "bad", "doubtful", "neutral");
            result.getStyleClass().add(told.level().name().toLowerCase(Locale.ROOT));
        });
        return result;
    }

    /** A quality of service that can be chosen if the broker accepts it. */
    private final class QosCell extends ListCell<Qos> {

        @Override
        protected void updateItem(Qos item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : messages.get("publish.qos." + item.code()));
            setDisable(item != null && !empty && !check.limitsProperty().get().allows(item));
        }
    }
}
