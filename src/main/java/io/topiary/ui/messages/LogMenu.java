package io.topiary.ui.messages;

import io.topiary.core.export.CommandLines;
import io.topiary.core.export.MessageJsonWriter;
import io.topiary.core.message.Message;
import io.topiary.core.payload.Utf8;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.message.ValueColumns;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** What can be done with the selected message, by menu or by key, and how the table shows it. FX thread. */
final class LogMenu {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY_PAYLOAD =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination NEXT = new KeyCodeCombination(KeyCode.DOWN, KeyCombination.ALT_DOWN);
    private static final KeyCombination PREVIOUS = new KeyCodeCombination(KeyCode.UP, KeyCombination.ALT_DOWN);

    private final MessageLogViewModel model;
    private final LogTable table;
    private final Messages messages;
    private final ValueColumns values;

    LogMenu(MessageLogViewModel model, LogTable table, Messages messages) {
        this.model = model;
        this.table = table;
        this.messages = messages;
        this.values = new ValueColumns(table.columns(), messages);
    }

    void attach() {
        TableView<?> view = table.node().table();
        ContextMenu menu = new ContextMenu();
        menu.setOnShowing(event ->
                menu.getItems().setAll(items(model.selectedMessageProperty().get())));
        // an empty menu is never shown
        menu.getItems().setAll(items(null));
        view.setContextMenu(menu);
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private List<MenuItem> items(@Nullable Message message) {
        MenuItem topic = item("messages.menu.copyTopic", COPY, () -> copy(Message::topic));
        MenuItem payload = item("messages.menu.copyPayload", COPY_PAYLOAD, () -> copy(LogMenu::text));
        MenuItem goToTopic = item("messages.menu.goToTopic", null, model::goToTopic);
        MenuItem next = item("messages.menu.next", NEXT, () -> model.goAlong(true));
        MenuItem previous = item("messages.menu.previous", PREVIOUS, () -> model.goAlong(false));
        MenuItem copyAs = copyAs(message);
        MenuItem column = message == null ? new Menu(messages.get("columns.add")) : values.menu(message);
        if (message == null) {
            List.of(topic, payload, copyAs, goToTopic, next, previous, column).forEach(item -> item.setDisable(true));
        }
        return List.of(
                topic,
                payload,
                copyAs,
                new SeparatorMenuItem(),
                goToTopic,
                next,
                previous,
                new SeparatorMenuItem(),
                times(message),
                column);
    }

    private Menu copyAs(@Nullable Message message) {
        Menu menu = new Menu(messages.get("messages.menu.copyAs"));
        menu.getItems()
                .addAll(
                        item("messages.menu.copyAs.row", null, () -> copy(this::row)),
                        item("messages.menu.copyAs.json", null, () -> copy(new MessageJsonWriter()::write)),
                        item(
                                "messages.menu.copyAs.hex",
                                null,
                                () -> copy(each -> HexFormat.of().formatHex(each.payload()))),
                        item(
                                "messages.menu.copyAs.base64",
                                null,
                                () -> copy(each -> Base64.getEncoder().encodeToString(each.payload()))));
        menu.setDisable(message != null && message.payload().length > CommandLines.MOST_BYTES);
        return menu;
    }

    /** The cells that are shown, with tabs between them, as a spreadsheet takes them. */
    private String row(Message message) {
        return table.cells(message);
    }

    private Menu times(@Nullable Message message) {
        Menu menu = new Menu(messages.get("messages.menu.times"));
        for (TimeStyle style : TimeStyle.values()) {
            RadioMenuItem item = new RadioMenuItem(messages.get("messages.times." + style.label()));
            item.setSelected(table.times().styleProperty().get() == style);
            item.setDisable(style == TimeStyle.SINCE
                    && table.times().referenceProperty().get() == null);
            item.setOnAction(event -> table.times().styleProperty().set(style));
            menu.getItems().add(item);
        }
        MenuItem reference = item("messages.menu.reference", null, () -> {
            Message chosen = model.selectedMessageProperty().get();
            if (chosen != null) {
                table.times().countFrom(chosen);
            }
        });
        reference.setDisable(message == null);
        menu.getItems().addAll(new SeparatorMenuItem(), reference);
        return menu;
    }

    private MenuItem item(String key, @Nullable KeyCombination keys, Runnable action) {
        MenuItem item = new MenuItem(messages.get(key));
        item.setMnemonicParsing(false);
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
            copy(LogMenu::text);
        } else if (NEXT.match(event)) {
            model.goAlong(true);
        } else if (PREVIOUS.match(event)) {
            model.goAlong(false);
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

    /** As text, or in hexadecimal digits if it is none: never with characters that nobody sent. */
    private static String text(Message message) {
        byte[] payload = message.payload();
        return Utf8.isValid(payload)
                ? new String(payload, StandardCharsets.UTF_8)
                : HexFormat.of().formatHex(payload);
    }
}
