package io.topiary.ui.messages;

import io.topiary.core.message.Message;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.message.ValueColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** What can be done with the selected message, by menu or by key, and how the table shows it. FX thread. */
final class LogMenu {

    /** Exports once more. */
    static final KeyCombination EXPORT = new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);

    private static final KeyCombination TIME = new KeyCodeCombination(KeyCode.G, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY_PAYLOAD =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination MARK = new KeyCodeCombination(KeyCode.M, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination NEXT = new KeyCodeCombination(KeyCode.DOWN, KeyCombination.ALT_DOWN);
    private static final KeyCombination PREVIOUS = new KeyCodeCombination(KeyCode.UP, KeyCombination.ALT_DOWN);

    private final MessageLogViewModel model;
    private final LogTable table;
    private final LogExportMenu export;
    private final Messages messages;
    private final LogCopies copies;
    private final ValueColumns values;
    private final ContextMenu menu = new ContextMenu();
    private @Nullable MessageTools tools;
    private @Nullable Consumer<Message> resend;
    private Runnable goToTime = () -> {};

    /** @param refuse tells the user why something could not be done */
    LogMenu(
            MessageLogViewModel model,
            LogTable table,
            LogExportMenu export,
            Messages messages,
            Consumer<String> refuse) {
        this.model = model;
        this.table = table;
        this.export = export;
        this.messages = messages;
        this.copies = new LogCopies(table.selection(), table, messages, refuse);
        this.values = new ValueColumns(table.columns(), messages);
    }

    /** Offers it all in the table, and what needs no row in the whole {@code log}. */
    void attach(Node log) {
        TableView<?> view = table.node().table();
        log.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedAnywhere);
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        // not as the table's own menu: its keys would work in the whole window
        view.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            menu.getItems().setAll(items(column(event.getTarget())));
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

    /** Has {@code ask} ask for the time that the log is to go to. */
    void onGoToTime(Runnable ask) {
        goToTime = ask;
    }

    private MenuItem goToTime() {
        MenuItem item = new MenuItem(messages.get("messages.menu.goToTime"));
        item.setAccelerator(TIME);
        item.setOnAction(event -> goToTime.run());
        return item;
    }

    private List<MenuItem> items(@Nullable TableColumnBase<?, ?> column) {
        Message message = model.selectedMessageProperty().get();
        List<MenuItem> items = new ArrayList<>(List.of(
                copy("messages.menu.copyTopic", COPY, copies::topics),
                copy("messages.menu.copyPayload", COPY_PAYLOAD, copies::payloads),
                copyAs(message, column),
                export.menu(),
                new SeparatorMenuItem(),
                item("messages.menu.goToTopic", null, each -> model.goToTopic()),
                item("messages.menu.next", NEXT, each -> model.cursor().goAlong(true)),
                item("messages.menu.previous", PREVIOUS, each -> model.cursor().goAlong(false)),
                goToTime()));
        MessageTools with = tools;
        if (with != null) {
            MenuItem marked = item("messages.menu.compareMarked", null, with::compareWithMarked);
            marked.setDisable(marked.isDisable() || !with.hasMarked());
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

    private Menu copyAs(@Nullable Message message, @Nullable TableColumnBase<?, ?> column) {
        Menu all = new Menu(messages.get("messages.menu.copyAs"));
        if (column != null) {
            MenuItem cells = copy("messages.menu.copyAs.cell", null, () -> copies.cells(column.getId()));
            cells.setText(
                    messages.get("messages.menu.copyAs.cell", table.selection().count(), column.getText()));
            all.getItems().add(cells);
        }
        all.getItems()
                .addAll(
                        copy("messages.menu.copyAs.row", null, copies::rows),
                        copy("messages.menu.copyAs.json", null, copies::json),
                        copy("messages.menu.copyAs.hex", null, copies::hex),
                        copy("messages.menu.copyAs.base64", null, copies::base64));
        boolean alone = table.selection().count() <= 1;
        all.setDisable(message == null || (alone && LogCopies.isTooLarge(message)));
        return all;
    }

    /** The column of the cell around {@code target}, null if there is none. */
    private static @Nullable TableColumnBase<?, ?> column(@Nullable Object target) {
        Node at = target instanceof Node node ? node : null;
        while (at != null && !(at instanceof TableCell<?, ?>)) {
            at = at.getParent();
        }
        return at instanceof TableCell<?, ?> cell ? cell.getTableColumn() : null;
    }

    /** Does {@code action} with all that are selected; its words tell how many. */
    private MenuItem copy(String key, @Nullable KeyCombination keys, Runnable action) {
        long count = table.selection().count();
        MenuItem item = new MenuItem(messages.get(key, count));
        item.setMnemonicParsing(false);
        item.setAccelerator(keys);
        item.setOnAction(event -> action.run());
        item.setDisable(count == 0);
        return item;
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

    /** Does {@code action} with the selected message, if there is one and no other. */
    private MenuItem item(String key, @Nullable KeyCombination keys, Consumer<Message> action) {
        MenuItem item = new MenuItem(messages.get(key));
        item.setMnemonicParsing(false);
        item.setAccelerator(keys);
        item.setOnAction(event -> withSelected(action));
        item.setDisable(model.selectedMessageProperty().get() == null
                || table.selection().count() > 1);
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
            copies.topics();
        } else if (COPY_PAYLOAD.match(event)) {
            copies.payloads();
        } else if (NEXT.match(event)) {
            model.cursor().goAlong(true);
        } else if (PREVIOUS.match(event)) {
            model.cursor().goAlong(false);
        } else if (MARK.match(event) && with != null) {
            withSelected(with::mark);
        } else {
            return;
        }
        event.consume();
    }

    private void pressedAnywhere(KeyEvent event) {
        if (EXPORT.match(event)) {
            export.again();
            event.consume();
        } else if (TIME.match(event)) {
            goToTime.run();
            event.consume();
        }
    }
}
