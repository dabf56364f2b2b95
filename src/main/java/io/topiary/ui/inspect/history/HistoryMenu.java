package io.topiary.ui.inspect.history;

import io.topiary.core.message.Message;
import io.topiary.core.text.Messages;
import java.io.File;
import java.util.Map;
import java.util.function.Consumer;
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
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** What can be done with the selected message of a history, by menu or by key. */
final class HistoryMenu {

    private static final KeyCombination COPY = shortcut(KeyCode.C);
    private static final KeyCombination MARK = shortcut(KeyCode.M);
    private static final KeyCombination SAVE = shortcut(KeyCode.S);
    private static final KeyCombination OLDER = new KeyCodeCombination(KeyCode.LEFT);
    private static final KeyCombination NEWER = new KeyCodeCombination(KeyCode.RIGHT);

    private final HistoryViewModel model;
    private final RowActions actions;
    private final Messages messages;

    HistoryMenu(HistoryViewModel model, RowActions actions, Messages messages) {
        this.model = model;
        this.actions = actions;
        this.messages = messages;
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    void attachTo(TableView<?> table) {
        MenuItem copy = item("history.menu.copy", COPY, message -> actions.copyPayload());
        MenuItem copyTime = item("history.menu.copyTime", null, this::copyTime);
        MenuItem save = item("history.menu.save", SAVE, message -> save(table));
        MenuItem previous = item("history.menu.previous", null, message -> actions.compareWithPrevious());
        MenuItem mark = item("history.menu.mark", MARK, actions::mark);
        MenuItem marked = item("history.menu.marked", null, message -> actions.compareWithMarked());
        MenuItem both = item("history.menu.both", null, message -> compareBoth());
        MenuItem live = item("history.menu.live", null, message -> actions.backToLive());
        ContextMenu menu = new ContextMenu(
                copy,
                copyTime,
                save,
                new SeparatorMenuItem(),
                previous,
                mark,
                marked,
                both,
                new SeparatorMenuItem(),
                live);
        menu.setOnShowing(event -> {
            boolean none = model.selection().selectedProperty().get() == null;
            menu.getItems().forEach(item -> item.setDisable(none));
            marked.setDisable(none || !actions.hasMarked());
            both.setDisable(none || model.selection().secondProperty().get() == null);
        });
        table.setContextMenu(menu);
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, table));
    }

    /** Compares the two that are chosen, the older one first. */
    void compareBoth() {
        Message one = model.selection().selectedProperty().get();
        HistoryRow other = model.selection().secondProperty().get();
        if (one != null && other != null) {
            boolean otherFirst = model.selection().isSecondOlder();
            actions.compare(otherFirst ? other.message() : one, otherFirst ? one : other.message());
        }
    }

    private MenuItem item(String key, @Nullable KeyCombination accelerator, Consumer<Message> action) {
        MenuItem item = new MenuItem(messages.get(key));
        item.setAccelerator(accelerator);
        item.setOnAction(event -> act(action));
        return item;
    }

    private void act(Consumer<Message> action) {
        Message message = model.selection().selectedProperty().get();
        if (message != null) {
            action.accept(message);
        }
    }

    private void pressed(KeyEvent event, TableView<?> table) {
        if (OLDER.match(event)) {
            model.step(false);
        } else if (NEWER.match(event)) {
            model.step(true);
        } else if (COPY.match(event)) {
            act(message -> actions.copyPayload());
        } else if (MARK.match(event)) {
            act(actions::mark);
        } else if (SAVE.match(event)) {
            act(message -> save(table));
        } else if (event.getCode() == KeyCode.ENTER) {
            compareBoth();
        } else {
            return;
        }
        event.consume();
    }

    private void copyTime(Message message) {
        Clipboard.getSystemClipboard()
                .setContent(Map.of(DataFormat.PLAIN_TEXT, model.words().exact(message)));
    }

    private void save(TableView<?> table) {
        FileChooser dialog = new FileChooser();
        dialog.setTitle(messages.get("inspect.save"));
        dialog.setInitialFileName(actions.proposeFileName());
        File file = dialog.showSaveDialog(table.getScene().getWindow());
        if (file != null) {
            actions.savePayload(file.toPath());
        }
    }
}
