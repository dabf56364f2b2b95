package io.topiary.ui.history.search;

import io.topiary.core.export.MessageJsonWriter;
import io.topiary.core.message.Message;
import io.topiary.core.payload.Utf8;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.RowTable;
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
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** What can be done with the selected result, by menu, key or double click. */
final class SearchMenu {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY_PAYLOAD =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination OPEN = new KeyCodeCombination(KeyCode.ENTER);
    private static final KeyCombination CONTEXT = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHIFT_DOWN);

    private final SearchViewModel model;
    private final Messages messages;
    private final MessageJsonWriter json = new MessageJsonWriter();

    SearchMenu(SearchViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    void attachTo(TableView<?> table) {
        MenuItem open = item("searchOpen", "search.menu.open", OPEN, model::open);
        MenuItem context = item("searchContext", "search.menu.context", CONTEXT, () -> model.showContext(false));
        MenuItem ofTopic = item("searchContextTopic", "search.menu.contextTopic", null, () -> model.showContext(true));
        MenuItem filter = item("searchByTopic", "search.menu.filter", null, model::filterByTopic);
        MenuItem copyTopic = item("searchCopyTopic", "messages.menu.copyTopic", COPY, () -> copy(Message::topic));
        MenuItem copyPayload = item(
                "searchCopyPayload",
                "messages.menu.copyPayload",
                COPY_PAYLOAD,
                () -> copy(message -> Utf8.textOrHex(message.payload())));
        MenuItem copyLine = item("searchCopyJson", "search.menu.copyJson", null, () -> copy(json::write));
        ContextMenu menu = new ContextMenu(
                open, context, ofTopic, filter, new SeparatorMenuItem(), copyTopic, copyPayload, copyLine);
        menu.getItems()
                .forEach(item -> item.disableProperty()
                        .bind(model.selectedMessageProperty().isNull()));
        table.setContextMenu(menu);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            boolean onRow = RowTable.rowAround(event.getTarget()) != null;
            if (onRow && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                model.open();
            }
        });
    }

    private MenuItem item(String id, String key, @Nullable KeyCombination keys, Runnable action) {
        MenuItem item = new MenuItem(messages.get(key));
        item.setId(id);
        item.setOnAction(event -> action.run());
        if (keys != null) {
            item.setAccelerator(keys);
        }
        return item;
    }

    private void pressed(KeyEvent event) {
        if (COPY.match(event)) {
            copy(Message::topic);
        } else if (COPY_PAYLOAD.match(event)) {
            copy(message -> Utf8.textOrHex(message.payload()));
        } else if (OPEN.match(event)) {
            model.open();
        } else if (CONTEXT.match(event)) {
            model.showContext(false);
        } else if (event.getCode() == KeyCode.ESCAPE && model.context().isShown()) {
            model.context().close();
        } else {
            return;
        }
        event.consume();
    }

    private void copy(Function<Message, String> what) {
        Message message = model.selectedMessageProperty().get();
        if (message != null) {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, what.apply(message)));
        }
    }
}
