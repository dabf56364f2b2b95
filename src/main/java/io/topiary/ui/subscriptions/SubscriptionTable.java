package io.topiary.ui.subscriptions;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.ColumnMaker;
import io.topiary.ui.kit.ColumnWidth;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** The table of subscriptions: a line a filter, with the broker's answer. */
final class SubscriptionTable {

    private final SubscriptionsViewModel model;
    private final Messages messages;
    private final Consumer<SubscriptionLine> edit;
    private final TableView<SubscriptionLine> table;

    SubscriptionTable(SubscriptionsViewModel model, Messages messages, Consumer<SubscriptionLine> edit) {
        this.model = model;
        this.messages = messages;
        this.edit = edit;
        this.table = new TableView<>(model.lines());
        table.setId("subscriptionTable");
        table.setAccessibleText(messages.get("subscriptions.title"));
        table.setPlaceholder(new Label(messages.get("subscriptions.none")));
        addColumns(new ColumnMaker<>(table, id -> messages.get("subscriptions.column." + id)));
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void addColumns(ColumnMaker<SubscriptionLine> columns) {
        columns.add("on", ColumnWidth.fixed(44), line -> line, SwitchCell::new);
        columns.words(
                "filter",
                ColumnWidth.roomy(220),
                line -> line.subscription().filter().toString(),
                Style.MONO);
        columns.words(
                "qos",
                ColumnWidth.upTo(64, 90),
                line -> String.valueOf(line.subscription().qos().code()),
                "faint");
        columns.add("answer", ColumnWidth.roomy(330), line -> line, AnswerCell::new);
        columns.words("options", ColumnWidth.roomy(190), line -> model.options(line.subscription()), "faint");
        columns.add("verbs", ColumnWidth.fixed(82), line -> line, VerbsCell::new);
    }

    Node node() {
        return table;
    }

    private void pressed(KeyEvent event) {
        SubscriptionLine line = table.getSelectionModel().getSelectedItem();
        if (line == null) {
            return;
        }
        if (event.getCode() == KeyCode.SPACE) {
            model.switchTo(line, !line.subscription().enabled());
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            edit.accept(line);
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE) {
            model.remove(line);
            event.consume();
        }
    }

    /** Switches a subscription on and off. */
    private final class SwitchCell extends TableCell<SubscriptionLine, SubscriptionLine> {

        private final CheckBox box = new CheckBox();

        SwitchCell() {
            box.getStyleClass().add("subscription-switch");
            box.setOnAction(event -> {
                if (getItem() != null) {
                    model.switchTo(getItem(), box.isSelected());
                }
            });
        }

        @Override
        protected void updateItem(SubscriptionLine line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
            } else {
                box.setSelected(line.subscription().enabled());
                box.setAccessibleText(messages.get(
                        "subscriptions.switch", line.subscription().filter().filter()));
                setGraphic(box);
            }
        }
    }

    /** What the broker says, in colour and in words. */
    private static final class AnswerCell extends TableCell<SubscriptionLine, SubscriptionLine> {

        private static final List<String> CLASSES = List.of("granted", "lowered", "refused", "open", "offline", "off");

        @Override
        protected void updateItem(SubscriptionLine line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll(CLASSES);
            if (empty || line == null) {
                setText(null);
                setGraphic(null);
                setTooltip(null);
            } else {
                setText(line.words());
                setTooltip(new Tooltip(line.words()));
                setGraphic(Icons.of(
                        switch (line.answer()) {
                            case GRANTED -> "fth-check";
                            case LOWERED -> "fth-chevron-down";
                            case REFUSED -> "fth-slash";
                            case OPEN -> "fth-clock";
                            case OFFLINE, OFF -> "fth-minus";
                        }));
                getStyleClass().add(line.answer().name().toLowerCase(Locale.ROOT));
            }
        }
    }

    /** Changes a subscription, or takes it out. */
    private final class VerbsCell extends TableCell<SubscriptionLine, SubscriptionLine> {

        private final HBox verbs;

        VerbsCell() {
            Button change = Icons.button("fth-edit-2", messages.get("subscriptions.edit"));
            change.setOnAction(event -> edit.accept(getItem()));
            Button remove = Icons.button("fth-trash-2", messages.get("subscriptions.remove"));
            remove.setOnAction(event -> model.remove(getItem()));
            verbs = new HBox(change, remove);
            verbs.getStyleClass().add("subscription-verbs");
        }

        @Override
        protected void updateItem(SubscriptionLine line, boolean empty) {
            super.updateItem(line, empty);
            setGraphic(empty || line == null ? null : verbs);
        }
    }
}
