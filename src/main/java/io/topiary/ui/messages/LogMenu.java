package io.topiary.ui.messages;

import io.topiary.core.message.Message;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.message.ValueColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
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
    private static final KeyCombination MARK = new KeyCodeCombination(KeyCode.M, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination NEXT = new KeyCodeCombination(KeyCode.DOWN, KeyCombination.ALT_DOWN);
    private static final KeyCombination PREVIOUS = new KeyCodeCombination(KeyCode.UP, KeyCombination.ALT_DOWN);

    private final MessageLogViewModel model;
    private final LogTable table;
    private final Messages messages;
    private final LogCopies copies;
    private final ValueColumns values;
    private final ContextMenu menu = new ContextMenu();
    private @Nullable MessageTools tools;
    private @Nullable Consumer<Message> resend;

    LogMenu(MessageLogViewModel model, LogTable table, Messages messages) {
        this.model = model;
        this.table = table;
        this.messages = messages;
        this.copies = new LogCopies(table);
        this.values = new ValueColumns(table.columns(), messages);
    }

    void attach() {
        TableView<?> view = table.node().table();
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        // not as the table's own menu: its keys would work in the whole window
        view.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            menu.getItems().setAll(items());
            menu.show(view, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    /** Offers to mark and compare with {@code with}. */
    void offer(MessageTools with) {
        tools = with;
    }

    /** Offers to have {@code newResend} write the selected message again, to be changed. */
    void offerResend(Consumer<Message> newResend) {
        resend = newResend;
    }

    private List<MenuItem> items() {
        Message message = model.selectedMessageProperty().get();
        List<MenuItem> items = new ArrayList<>(List.of(
                item("messages.menu.copyTopic", COPY, copies::topic),
                item("messages.menu.copyPayload", COPY_PAYLOAD, copies::payload),
                copyAs(message),
                new SeparatorMenuItem(),
                item("messages.menu.goToTopic", null, each -> model.goToTopic()),
                item("messages.menu.next", NEXT, each -> model.goAlong(true)),
                item("messages.menu.previous", PREVIOUS, each -> model.goAlong(false))));
        MessageTools with = tools;
        if (with != null) {
            MenuItem marked = item("messages.menu.compareMarked", null, with::compareWithMarked);
            marked.setDisable(message == null || !with.hasMarked());
            items.add(new SeparatorMenuItem());
            items.add(item("messages.menu.comparePrevious", null, with::compareWithPrevious));
            items.add(marked);
            items.add(item("messages.menu.mark", MARK, with::mark));
        }
        Consumer<Message> again = resend;
        if (again != null) {
            MenuItem item = item("messages.menu.resend", null, again);
            item.setId("messageResend");
            items.add(new SeparatorMenuItem());
            items.add(item);
        }
        items.add(new SeparatorMenuItem());
        items.add(times());
        if (message != null) {
            items.add(values.menu(message));
        }
        return items;
    }

    private Menu copyAs(@Nullable Message message) {
        Menu all = new Menu(messages.get("messages.menu.copyAs"));
        all.getItems()
                .addAll(
                        item("messages.menu.copyAs.row", null, copies::row),
                        item("messages.menu.copyAs.json", null, copies::json),
                        item("messages.menu.copyAs.hex", null, copies::hex),
                        item("messages.menu.copyAs.base64", null, copies::base64));
        all.setDisable(message == null || LogCopies.isTooLarge(message));
        return all;
    }

    private Menu times() {
        LogTimes times = table.times();
        Menu all = new Menu(messages.get("messages.menu.times"));
        for (TimeStyle style : TimeStyle.values()) {
            RadioMenuItem item = new RadioMenuItem(messages.get("messages.times." + style.label()));
            item.setSelected(times.styleProperty().get() == style);
            item.setDisable(
                    style == TimeStyle.SINCE && times.referenceProperty().get() == null);
            item.setOnAction(event -> times.styleProperty().set(style));
            all.getItems().add(item);
        }
        all.getItems().addAll(new SeparatorMenuItem(), item("messages.menu.reference", null, times::countFrom));
        return all;
    }

    /** Does {@code action} with the selected message, if there is one. */
    private MenuItem item(String key, @Nullable KeyCombination keys, Consumer<Message> action) {
        MenuItem item = new MenuItem(messages.get(key));
        item.setMnemonicParsing(false);
        item.setAccelerator(keys);
        item.setOnAction(event -> withSelected(action));
        item.setDisable(model.selectedMessageProperty().get() == null);
        return item;
    }

    private void withSelected(Consumer<Message> action) {
        Message message = model.selectedMessageProperty().get();
        if (message != null) {
            action.accept(message);
        }
    }

    private void pressed(KeyEvent event) {
        MessageTools with = tools;
        if (COPY.match(event)) {
            withSelected(copies::topic);
        } else if (COPY_PAYLOAD.match(event)) {
            withSelected(copies::payload);
        } else if (NEXT.match(event)) {
            model.goAlong(true);
        } else if (PREVIOUS.match(event)) {
            model.goAlong(false);
        } else if (MARK.match(event) && with != null) {
            withSelected(with::mark);
        } else {
            return;
        }
        event.consume();
    }
}
