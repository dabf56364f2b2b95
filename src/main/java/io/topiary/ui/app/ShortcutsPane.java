package io.topiary.ui.app;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Style;
import io.topiary.ui.topics.TreeKey;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** The list of all shortcuts, in two columns: those of the window, then those of the topic tree. */
final class ShortcutsPane extends GridPane {

    ShortcutsPane(Messages messages) {
        getStyleClass().add("shortcuts-grid");
        Shortcut[] shortcuts = Shortcut.values();
        int half = (shortcuts.length + 1) / 2;
        for (int i = 0; i < shortcuts.length; i++) {
            add(
                    shortcuts[i].displayText(),
                    messages.get("app.shortcut." + shortcuts[i].name()),
                    i < half ? 0 : 2,
                    i % half);
        }
        Label tree = new Label(messages.get("app.shortcuts.tree"));
        tree.getStyleClass().add(Style.SECTION_TITLE);
        add(tree, 0, half, 4, 1);
        List<TreeKey> keys = Arrays.stream(TreeKey.values())
                .filter(key -> Arrays.stream(shortcuts)
                        .noneMatch(shortcut -> shortcut.displayText().equals(key.displayText())))
                .toList();
        int most = (keys.size() + 1) / 2;
        for (int i = 0; i < keys.size(); i++) {
            add(
                    keys.get(i).displayText(),
                    messages.get("topics.key." + keys.get(i).name()),
                    i < most ? 0 : 2,
                    half + 1 + i % most);
        }
    }

    private void add(String keys, String words, int column, int row) {
        Label label = new Label(keys);
        label.getStyleClass().add("keys");
        label.setMinWidth(USE_PREF_SIZE);
        add(label, column, row);
        Label says = new Label(words);
        says.setWrapText(true);
        add(says, column + 1, row);
    }
}
