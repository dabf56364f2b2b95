package io.topiary.ui.rules;

import io.topiary.core.rules.Alert;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Preview;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The alerts, newest first. FX thread. */
final class AlertList extends VBox {

    private static final int TOPIC_CHARS = 200;

    private final RulesViewModel model;
    private final RuleWords words;
    private final Messages messages;
    private final Amounts amounts;
    private final ListView<Alert> list;

    AlertList(RulesViewModel model, RuleWords words, Messages messages) {
        this.model = model;
        this.words = words;
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.list = new ListView<>(model.alerts());
        list.setId("alertList");
        list.setAccessibleText(messages.get("rules.alerts"));
        Label none = new Label(messages.get("rules.alerts.none"));
        none.setWrapText(true);
        none.getStyleClass().add(Style.MUTED);
        list.setPlaceholder(none);
        list.setCellFactory(view -> new AlertCell());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                go();
                event.consume();
            }
        });
        setVgrow(list, Priority.ALWAYS);
        getStyleClass().add("alerts");
        getChildren().addAll(createTitle(), list, createOlder());
    }

    private Node createTitle() {
        Label title = new Label(messages.get("rules.alerts"));
        title.getStyleClass().add(Style.SECTION_TITLE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button go = Icons.button("fth-arrow-up-right", messages.get("rules.alerts.go"));
        go.setId("alertGo");
        go.disableProperty()
                .bind(list.getSelectionModel().selectedItemProperty().isNull());
        go.setOnAction(event -> go());
        Button clear = Icons.button("fth-trash-2", messages.get("rules.alerts.clear"));
        clear.setId("alertsClear");
        clear.setOnAction(event -> model.clearAlerts());
        HBox line = new HBox(title, space, go, clear);
        line.getStyleClass().add("alerts-title");
        return line;
    }

    private Node createOlder() {
        Label older = new Label();
        older.getStyleClass().addAll(Style.MUTED, Style.SMALL);
        older.textProperty().bind(model.olderProperty());
        older.visibleProperty().bind(older.textProperty().isNotEmpty());
        older.managedProperty().bind(older.visibleProperty());
        return older;
    }

    private void go() {
        Alert alert = list.getSelectionModel().getSelectedItem();
        if (alert != null) {
            model.goToTopic(alert);
        }
    }

    /** An alert: when, by which rule, how often; where, and what. */
    private final class AlertCell extends ListCell<Alert> {

        private final Label time = new Label();
        private final Label rule = new Label();
        private final Label count = new Label();
        private final Label topic = new Label();
        private final Label value = new Label();
        private final VBox lines;

        AlertCell() {
            time.getStyleClass().add(Style.MUTED);
            time.setMinWidth(Region.USE_PREF_SIZE);
            rule.getStyleClass().add("alert-rule");
            count.getStyleClass().add(Style.BADGE);
            count.setMinWidth(Region.USE_PREF_SIZE);
            topic.getStyleClass().add(Style.MONO);
            topic.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            value.getStyleClass().addAll(Style.MONO, Style.MUTED);
            value.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            HBox first = new HBox(time, rule, count);
            first.getStyleClass().add("alert-line");
            lines = new VBox(first, topic, value);
            lines.setMinWidth(0);
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && getItem() != null) {
                    model.goToTopic(getItem());
                }
            });
        }

        @Override
        protected void updateItem(Alert alert, boolean empty) {
            super.updateItem(alert, empty);
            if (empty || alert == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            time.setText(words.time(alert.firstMicros()));
            rule.setText(Escapes.visible(alert.ruleName(), TOPIC_CHARS));
            count.setText(messages.get("rules.alerts.count", amounts.number(alert.count())));
            count.setVisible(alert.count() > 1);
            topic.setText(Escapes.visible(alert.topic(), TOPIC_CHARS));
            value.setText(value(alert.preview()));
            String spoken =
                    messages.get("rules.alerts.spoken", rule.getText(), topic.getText(), time.getText(), alert.count());
            setAccessibleText(spoken);
            setTooltip(new Tooltip(topic.getText() + "\n" + value.getText()));
            setGraphic(lines);
        }

        private String value(Preview preview) {
            return switch (preview.kind()) {
                case TEXT -> preview.text();
                case EMPTY -> messages.get("preview.empty");
                case BINARY -> messages.get("preview.binary", amounts.bytes(preview.size()));
                case JPEG, PNG, GIF, GZIP, CBOR ->
                    messages.get("preview.known", preview.kind().name(), amounts.bytes(preview.size()));
            };
        }
    }
}
