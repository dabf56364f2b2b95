package io.topiary.ui.messages;

import io.topiary.core.message.Message;
import io.topiary.core.text.Messages;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
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

/** What can be done with the selected message, by menu or by key. */
final class LogMenu {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY_PAYLOAD =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final MessageLogViewModel model;
    private final Messages messages;

    LogMenu(MessageLogViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    void attachTo(TableView<?> table) {
        MenuItem copyTopic = item("messages.menu.copyTopic", () -> copy(Message::topic));
        copyTopic.setAccelerator(COPY);
        MenuItem copyPayload = item("messages.menu.copyPayload", () -> copy(LogMenu::text));
        copyPayload.setAccelerator(COPY_PAYLOAD);
        MenuItem goToTopic = item("messages.menu.goToTopic", model::goToTopic);
        ContextMenu menu = new ContextMenu(copyTopic, copyPayload, new SeparatorMenuItem(), goToTopic);
        menu.getItems()
                .forEach(item -> item.disableProperty()
                        .bind(model.selectedMessageProperty().isNull()));
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
            copy(Message::topic);
            event.consume();
        } else if (COPY_PAYLOAD.match(event)) {
            copy(LogMenu::text);
            event.consume();
        }
    }

    private void copy(Function<Message, String> what) {
        Message message = model.selectedMessageProperty().get();
        if (message != null) {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, what.apply(message)));
        }
    }

    private static String text(Message message) {
        return new String(message.payload(), StandardCharsets.UTF_8);
    }
}
