package io.topiary.ui.messages;

import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.RowTable;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The message log with its filter. FX thread. */
public final class MessageLogView extends VBox {

    private static final int CHIP_CHARS = 60;

    private final MessageLogViewModel model;
    private final Messages messages;
    private final Amounts amounts;
    private final RowTable<LogRow> table;

    /** A view of {@code model}. */
    public MessageLogView(MessageLogViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.table = new LogTable(model, messages).node();
        new LogMenu(model, messages).attachTo(table.table());
        table.table().setPlaceholder(createPlaceholder());
        StackPane stack = new StackPane(table, createPill());
        setVgrow(stack, Priority.ALWAYS);
        getStyleClass().add("messages");
        getChildren()
                .addAll(
                        new FilterLine(createFilter(table.table()), createChip(), createEvicted(), createFollow()),
                        createError(),
                        stack);
    }

    /** Colours the rows anew, after rules changed. */
    public void refreshColours() {
        table.table().refresh();
    }

    /** The line above the table. */
    private static final class FilterLine extends HBox {

        FilterLine(Node... parts) {
            super(parts);
            getStyleClass().add("filter-line");
        }
    }

    private Node createFilter(Node table) {
        TextField field = new TextField();
        field.setId("messageLogFilter");
        field.setPromptText(messages.get("messages.filter.prompt"));
        field.setAccessibleText(messages.get("messages.filter"));
        field.textProperty().bindBidirectional(model.filterProperty());
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                table.requestFocus();
                event.consume();
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private Node createChip() {
        Button chip = new Button();
        chip.setId("messageLogSubtree");
        chip.getStyleClass().addAll("small", "chip");
        chip.setGraphic(new FontIcon("fth-x"));
        chip.setContentDisplay(ContentDisplay.RIGHT);
        chip.setMnemonicParsing(false);
        chip.setTooltip(new Tooltip(messages.get("messages.subtree.clear")));
        chip.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            String path = model.subtreeProperty().get();
                            return path == null
                                    ? ""
                                    : messages.get("messages.subtree", Escapes.visible(path, CHIP_CHARS));
                        },
                        model.subtreeProperty()));
        chip.visibleProperty().bind(model.subtreeProperty().isNotNull());
        chip.managedProperty().bind(chip.visibleProperty());
        chip.setOnAction(event -> model.setSubtree(null));
        return chip;
    }

    private Node createEvicted() {
        Label label = new Label();
        label.setId("messageLogEvicted");
        label.getStyleClass().add("filter-summary");
        label.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> messages.get(
                                "messages.evicted", model.evictedProperty().get()),
                        model.evictedProperty()));
        label.visibleProperty().bind(model.evictedProperty().greaterThan(0));
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private Node createFollow() {
        ToggleButton follow = new ToggleButton(null, new FontIcon("fth-chevrons-down"));
        follow.setId("messageLogFollow");
        follow.getStyleClass().addAll("button-icon", "flat");
        follow.setTooltip(new Tooltip(messages.get("messages.follow")));
        follow.setAccessibleText(messages.get("messages.follow"));
        follow.selectedProperty().bindBidirectional(model.followProperty());
        return follow;
    }

    private Node createError() {
        Label error = new Label();
        error.setId("messageLogFilterError");
        error.getStyleClass().add("filter-error");
        error.setWrapText(true);
        error.textProperty().bind(model.filterErrorProperty());
        error.visibleProperty().bind(error.textProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        return error;
    }

    private Node createPill() {
        Button pill = new Button();
        pill.setId("messageLogNew");
        pill.getStyleClass().addAll("accent", "pill");
        pill.setGraphic(new FontIcon("fth-arrow-down"));
        pill.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> messages.get(
                                "messages.new", model.newRowsProperty().get()),
                        model.newRowsProperty()));
        pill.visibleProperty().bind(model.newRowsProperty().greaterThan(0));
        pill.setOnAction(event -> model.followProperty().set(true));
        StackPane.setAlignment(pill, Pos.BOTTOM_CENTER);
        return pill;
    }

    private Node createPlaceholder() {
        Label words = new Label();
        words.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.totalProperty().get() == 0
                                ? messages.get("messages.none")
                                : messages.get(
                                        "messages.noneMatch",
                                        amounts.number(model.totalProperty().get())),
                        model.totalProperty()));
        VBox box = new VBox(words);
        box.getStyleClass().add("empty-rows");
        return box;
    }
}
