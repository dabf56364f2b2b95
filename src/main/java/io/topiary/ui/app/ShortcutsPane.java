package io.topiary.ui.app;

import io.topiary.core.text.Messages;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** The list of all shortcuts, in two columns. */
final class ShortcutsPane extends GridPane {

    ShortcutsPane(Messages messages) {
        getStyleClass().add("shortcuts-grid");
        Shortcut[] shortcuts = Shortcut.values();
        int half = (shortcuts.length + 1) / 2;
        for (int i = 0; i < shortcuts.length; i++) {
            Label keys = new Label(shortcuts[i].displayText());
            keys.getStyleClass().add("keys");
            int column = i < half ? 0 : 2;
            add(keys, column, i % half);
            add(new Label(messages.get("app.shortcut." + shortcuts[i].name())), column + 1, i % half);
        }
    }
}
