package io.topiary.ui.history.compare;

import io.topiary.core.compare.Finding;
import io.topiary.core.text.Messages;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** What can be done with the selected finding. FX thread. */
final class CompareMenu {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final CompareViewModel model;
    private final Messages messages;
    private final Consumer<String> goToTopic;

    CompareMenu(CompareViewModel model, Messages messages, Consumer<String> goToTopic) {
        this.model = model;
        this.messages = messages;
        this.goToTopic = goToTopic;
    }

    void attachTo(TableView<?> table) {
        MenuItem copyTopic = item("compare.menu.copyTopic", () -> copy(Finding::topic));
        copyTopic.setAccelerator(COPY);
        MenuItem copyJson = item("compare.menu.copyJson", () -> copy(finding -> FindingExport.text(List.of(finding))));
        MenuItem goTo = item("compare.menu.goTo", this::goTo);
        table.setContextMenu(new ContextMenu(copyTopic, copyJson, goTo));
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                goTo();
            }
        });
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(messages.get(key));
        item.setOnAction(event -> action.run());
        item.disableProperty().bind(model.rows().selectedProperty().isNull());
        return item;
    }

    private void pressed(KeyEvent event) {
        if (COPY.match(event)) {
            copy(Finding::topic);
        } else if (event.getCode() == KeyCode.ENTER) {
            goTo();
        } else {
            return;
        }
        event.consume();
    }

    private void goTo() {
        Finding finding = model.rows().selectedProperty().get();
        if (finding != null) {
            goToTopic.accept(finding.topic());
        }
    }

    private void copy(Function<Finding, String> what) {
        Finding finding = model.rows().selectedProperty().get();
        if (finding != null) {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, what.apply(finding)));
        }
    }
}
