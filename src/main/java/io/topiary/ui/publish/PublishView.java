package io.topiary.ui.publish;

import io.topiary.core.message.Qos;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.CodeView;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;

/** Writes and publishes a message. FX thread. */
public final class PublishView extends VBox {

    private static final KeyCombination PUBLISH = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final int LONGEST_ITEM = 80;

    private final PublishViewModel model;
    private final Messages messages;
    private final TextField topic = new TextField();
    private final CodeView payload;
    private final ComboBox<Qos> qos = new ComboBox<>();
    private final ComboBox<PayloadMode> mode = new ComboBox<>();
    private boolean editing;

    /** A view of {@code model}. */
    public PublishView(PublishViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.payload = CodeView.editor(this::edited);
        getStyleClass().add("publish");
        createPayload();
        if (model.locked()) {
            getChildren().add(createLock());
        }
        getChildren().addAll(createTopicRow(), error(model.topicErrorProperty(), "publishTopicError"), createModeRow());
        getChildren().addAll(payload, error(model.payloadErrorProperty(), "publishPayloadError"), createSendRow());
        if (model.locked()) {
            getChildren().stream().skip(1).forEach(part -> part.setDisable(true));
        }
        setVgrow(payload, Priority.ALWAYS);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (PUBLISH.match(event)) {
                model.publish();
                event.consume();
            }
        });
    }

    private HBox createLock() {
        Label words = new Label(messages.get("publish.locked"));
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox lock = row(new FontIcon("fth-lock"), words);
        lock.setId("publishLock");
        lock.getStyleClass().add("publish-lock");
        return lock;
    }

    private HBox createTopicRow() {
        topic.setId("publishTopic");
        topic.setPromptText(messages.get("publish.topic.prompt"));
        topic.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        topic.getStyleClass().add("mono");
        topic.textProperty().bindBidirectional(model.topicProperty());
        Label label = new Label(messages.get("publish.topic"));
        label.setLabelFor(topic);
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(topic, Priority.ALWAYS);
        return row(label, topic, createHistory());
    }

    private MenuButton createHistory() {
        String name = messages.get("publish.history");
        MenuButton history = new MenuButton(null, new FontIcon("fth-clock"));
        history.setId("publishHistory");
        history.getStyleClass().addAll("button-icon", "flat");
        history.setTooltip(new Tooltip(name));
        history.setAccessibleText(name);
        history.setDisable(true);
        history.setOnShowing(event -> history.getItems()
                .setAll(model.drafts().stream().map(this::item).toList()));
        model.drafts().subscribe(() -> history.setDisable(model.drafts().isEmpty()));
        return history;
    }

    private MenuItem item(Draft draft) {
        String topicWords = Escapes.visible(draft.topic(), LONGEST_ITEM);
        MenuItem item = new MenuItem(topicWords + "   " + Escapes.visible(draft.payload(), LONGEST_ITEM / 2));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> model.restore(draft));
        return item;
    }

    private HBox createModeRow() {
        mode.setId("publishMode");
        mode.setAccessibleText(messages.get("publish.mode"));
        mode.getItems().setAll(PayloadMode.values());
        mode.setConverter(words(value -> "publish.mode." + value.name().toLowerCase(Locale.ROOT)));
        mode.valueProperty().bindBidirectional(model.modeProperty());
        Label label = new Label(messages.get("publish.payload"));
        label.setLabelFor(payload);
        label.setMinWidth(Region.USE_PREF_SIZE);
        Button format = new Button(messages.get("publish.format"));
        format.setId("publishFormat");
        format.getStyleClass().add("flat");
        format.setOnAction(event -> model.indent());
        format.visibleProperty().bind(model.modeProperty().isEqualTo(PayloadMode.JSON));
        return row(label, mode, format);
    }

    private void createPayload() {
        payload.setId("publishPayload");
        payload.describe(messages.get("publish.payload"));
        payload.getStyleClass().add("publish-payload");
        model.payloadProperty().subscribe(text -> {
            if (!editing && !payload.text().equals(text)) {
                payload.setText(text);
            }
        });
    }

    private void edited() {
        editing = true;
        model.payloadProperty().set(payload.text());
        editing = false;
    }

    private HBox createSendRow() {
        qos.setId("publishQos");
        qos.setAccessibleText(messages.get("publish.qos"));
        qos.getItems().setAll(Qos.values());
        qos.setConverter(words(value -> "publish.qos." + value.code()));
        qos.setCellFactory(list -> new QosCell());
        qos.valueProperty().bindBidirectional(model.qosProperty());
        CheckBox retain = new CheckBox(messages.get("publish.retain"));
        retain.setId("publishRetain");
        retain.selectedProperty().bindBidirectional(model.retainProperty());
        // what is ticked already can be taken back
        retain.disableProperty()
                .bind(model.limitsProperty()
                        .map(limits -> !limits.retain())
                        .flatMap(refused -> model.retainProperty().map(ticked -> refused && !ticked)));
        Label limit = createLimit();
        Label hint = new Label();
        hint.setId("publishHint");
        hint.getStyleClass().addAll("muted", "small-text");
        hint.textProperty().bind(model.hintProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button publish = new Button(messages.get("publish.button"), new FontIcon("fth-send"));
        publish.setId("publishButton");
        publish.getStyleClass().add("accent");
        publish.setMinWidth(Region.USE_PREF_SIZE);
        publish.setTooltip(new Tooltip(messages.get("publish.button.tip", PUBLISH.getDisplayText())));
        publish.disableProperty().bind(model.readyProperty().not());
        publish.setOnAction(event -> model.publish());
        return row(qos, retain, limit, hint, space, createResult(), publish);
    }

    private Label createLimit() {
        Label limit = new Label();
        limit.setId("publishLimit");
        limit.getStyleClass().addAll("muted", "small-text");
        limit.textProperty().bind(model.limitsProperty().map(limits -> limits.words(messages)));
        limit.visibleProperty()
                .bind(limit.textProperty().isNotEmpty().and(model.hintProperty().isEmpty()));
        limit.managedProperty().bind(limit.visibleProperty());
        return limit;
    }

    /** A quality of service that can be chosen if the broker accepts it. */
    private final class QosCell extends ListCell<Qos> {

        @Override
        protected void updateItem(Qos item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : qos.getConverter().toString(item));
            setDisable(item != null && !empty && !model.limitsProperty().get().allows(item));
        }
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

    private static Label error(ObservableValue<String> text, String id) {
        Label error = new Label();
        error.setId(id);
        error.getStyleClass().addAll("publish-error", "small-text");
        error.setWrapText(true);
        error.textProperty().bind(text);
        error.visibleProperty().bind(text.map(words -> !words.isEmpty()));
        error.managedProperty().bind(error.visibleProperty());
        return error;
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("publish-row");
        return row;
    }

    private <T> StringConverter<T> words(Function<T, String> key) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : messages.get(key.apply(value));
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("not editable");
            }
        };
    }
}
