package io.topiary.ui.kit.filter;

import io.topiary.core.text.Messages;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/** Offers keys of the filter language below the field while somebody types. Nothing is taken that was not chosen. */
final class SuggestionPopup {

    private static final double ROW_EMS = 2;

    private final TextField field;
    private final Messages messages;
    private final ListView<Suggestion> list = new ListView<>();
    private final Popup popup = new Popup();
    private boolean completing;

    SuggestionPopup(TextField field, String id, Messages messages) {
        this.field = field;
        this.messages = messages;
        list.setId(id);
        list.getStyleClass().add("suggestions");
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new Cell());
        list.setOnMouseClicked(event -> accept());
        popup.getContent().add(list);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        field.textProperty().subscribe((before, now) -> typed());
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                popup.hide();
            }
        });
        // before the field itself, which has a use for all of these keys
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void typed() {
        if (completing || !field.isFocused()) {
            return;
        }
        // the caret moves after the text has changed
        int length = field.getText().length();
        List<Suggestion> found = FilterSuggestions.of(field.getText(), length);
        list.getItems().setAll(found);
        list.getSelectionModel().clearSelection();
        if (found.isEmpty()) {
            popup.hide();
            return;
        }
        double row = field.getFont().getSize() * ROW_EMS;
        list.setFixedCellSize(row);
        list.setPrefHeight(row * found.size() + 4);
        list.setPrefWidth(Math.max(field.getWidth(), row * 12));
        Bounds bounds = field.localToScreen(field.getBoundsInLocal());
        if (bounds != null) {
            popup.show(field, bounds.getMinX(), bounds.getMaxY());
        }
    }

    private void pressed(KeyEvent event) {
        if (!popup.isShowing()) {
            return;
        }
        KeyCode code = event.getCode();
        if (code == KeyCode.DOWN) {
            list.getSelectionModel().selectNext();
        } else if (code == KeyCode.UP) {
            list.getSelectionModel().selectPrevious();
        } else if (code == KeyCode.ESCAPE) {
            popup.hide();
        } else if ((code == KeyCode.ENTER || code == KeyCode.TAB) && chosen() != null) {
            accept();
        } else {
            return;
        }
        event.consume();
    }

    private @Nullable Suggestion chosen() {
        return list.getSelectionModel().getSelectedItem();
    }

    private void accept() {
        Suggestion chosen = chosen();
        if (chosen != null) {
            completing = true;
            field.setText(
                    FilterSuggestions.complete(field.getText(), field.getText().length(), chosen));
            completing = false;
            field.end();
            popup.hide();
            typed();
        }
    }

    private final class Cell extends ListCell<Suggestion> {

        private final Label word = new Label();
        private final Label hint = new Label();
        private final HBox line = new HBox(word, hint);

        Cell() {
            line.getStyleClass().add("suggestion");
            line.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            word.setMinWidth(HBox.USE_PREF_SIZE);
            hint.getStyleClass().add("muted");
        }

        @Override
        protected void updateItem(@Nullable Suggestion item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
            } else {
                word.setText(item.word());
                hint.setText(messages.get("filter.suggest." + item.key().replace(".", "")));
                setGraphic(line);
            }
        }
    }
}
