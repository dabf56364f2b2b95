package io.topiary.ui.messages;

import io.topiary.core.message.Message;
import io.topiary.core.text.Messages;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** What can be done with the selected message, by menu or by key. */
final class LogMenu {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY_PAYLOAD =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private static final KeyCombination MARK = new KeyCodeCombination(KeyCode.M, KeyCombination.SHORTCUT_DOWN);

    private final MessageLogViewModel model;
    private final Messages messages;
    private final ContextMenu menu = new ContextMenu();
    private @Nullable MessageTools tools;

    LogMenu(MessageLogViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    void attachTo(TableView<?> table) {
        MenuItem copyTopic = item("messages.menu.copyTopic", COPY, message -> copy(Message::topic));
        MenuItem copyPayload = item("messages.menu.copyPayload", COPY_PAYLOAD, message -> copy(LogMenu::text));
        MenuItem goToTopic = item("messages.menu.goToTopic", null, message -> model.goToTopic());
        menu.getItems().addAll(copyTopic, copyPayload, new SeparatorMenuItem(), goToTopic);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        // not as the table's own menu: its keys would work in the whole window
        table.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            menu.show(table, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    /** Offers to mark and compare with {@code with}. */
    void offer(MessageTools with) {
        tools = with;
        MenuItem previous = item("messages.menu.comparePrevious", null, with::compareWithPrevious);
        MenuItem marked = item("messages.menu.compareMarked", null, with::compareWithMarked);
        marked.disableProperty().unbind();
        MenuItem mark = item("messages.menu.mark", MARK, with::mark);
        menu.getItems().addAll(new SeparatorMenuItem(), previous, marked, mark);
        menu.setOnShowing(
                event -> marked.setDisable(model.selectedMessageProperty().get() == null || !with.hasMarked()));
    }

    private MenuItem item(String key, @Nullable KeyCombination keys, Consumer<Message> action) {
        MenuItem item = new MenuItem(messages.get(key));
        item.setMnemonicParsing(false);
        item.setAccelerator(keys);
        item.setOnAction(event -> withSelected(action));
        item.disableProperty().bind(model.selectedMessageProperty().isNull());
        return item;
    }

    private void withSelected(Consumer<Message> action) {
        Message message = model.selectedMessageProperty().get();
        if (message != null) {
            action.accept(message);
        }
    }

    private void pressed(KeyEvent event) {
        if (COPY.match(event)) {
            copy(Message::topic);
            event.consume();
        } else if (COPY_PAYLOAD.match(event)) {
            copy(LogMenu::text);
            event.consume();
        } else if (MARK.match(event) && tools != null) {
            withSelected(tools::mark);
            event.consume();
        }
    }

    private void copy(Function<Message, String> what) {
        withSelected(message ->
                Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, what.apply(message))));
    }

    private static String text(Message message) {
        return new String(message.payload(), StandardCharsets.UTF_8);
    }
}
