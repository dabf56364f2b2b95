package io.topiary.ui.topics;

import io.topiary.core.message.Message;
import io.topiary.core.text.Messages;
import io.topiary.core.tree.TreeRow;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** What can be done with the selected level, by menu or by key. */
final class TopicMenu {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY_PAYLOAD =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final TopicTreeViewModel model;
    private final Messages messages;

    TopicMenu(TopicTreeViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    void attachTo(TableView<?> table) {
        MenuItem copyTopic = item("topics.menu.copyTopic", this::copyTopic);
        copyTopic.setAccelerator(COPY);
        MenuItem copyPayload = item("topics.menu.copyPayload", this::copyPayload);
        copyPayload.setAccelerator(COPY_PAYLOAD);
        MenuItem only = item("topics.menu.showOnly", this::showOnly);
        MenuItem subtree = item("topics.menu.expandSubtree", model::expandSubtree);
        ContextMenu menu = new ContextMenu(
                copyTopic,
                copyPayload,
                new SeparatorMenuItem(),
                only,
                new SeparatorMenuItem(),
                subtree,
                item("topics.menu.expandAll", model::expandAll),
                item("topics.menu.collapseAll", model::collapseAll));
        menu.setOnShowing(event -> {
            boolean selected = model.selected().isPresent();
            copyTopic.setDisable(!selected);
            only.setDisable(!selected);
            subtree.setDisable(!selected);
            copyPayload.setDisable(model.selected().map(TreeRow::newest).isEmpty());
        });
        table.setContextMenu(menu);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(messages.get(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    private void pressed(KeyEvent event) {
        if (COPY.match(event)) {
            copyTopic();
            event.consume();
        } else if (COPY_PAYLOAD.match(event)) {
            copyPayload();
            event.consume();
        }
    }

    private void copyTopic() {
        model.selected().ifPresent(row -> copy(row.path()));
    }

    private void copyPayload() {
        model.selected()
                .map(TreeRow::newest)
                .map(Message::payload)
                .ifPresent(payload -> copy(new String(payload, StandardCharsets.UTF_8)));
    }

    private void showOnly() {
        model.selected().ifPresent(row -> model.filterProperty().set(filterFor(row)));
    }

    /** The filter that leaves {@code row} and what is below. */
    static String filterFor(TreeRow row) {
        String filter = row.children() > 0 ? row.path() + "/#" : row.path();
        boolean blank = filter.chars().anyMatch(Character::isWhitespace);
        return blank ? "topic:\"" + filter + "\"" : "topic:" + filter;
    }

    private static void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }
}
