package io.topiary.ui.inspect;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.CodeFolding;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What can be folded of the text, and unfolded. FX thread. */
final class FoldMenu extends Menu {

    private static final int LEVELS = 4;

    private final Messages messages;

    FoldMenu(CodeFolding folding, Messages messages) {
        super(messages.get("inspect.fold"));
        this.messages = messages;
        setId("foldPayload");
        getItems()
                .addAll(
                        item("foldHere", messages.get("inspect.fold.here"), () -> folding.setFolded(true)),
                        item("unfoldHere", messages.get("inspect.fold.unfoldHere"), () -> folding.setFolded(false)),
                        new SeparatorMenuItem(),
                        item("foldAll", messages.get("inspect.fold.all"), folding::foldAll));
        for (int level = 1; level <= LEVELS; level++) {
            getItems().add(level(folding, level));
        }
        getItems().add(item("unfoldAll", messages.get("inspect.fold.unfoldAll"), folding::unfoldAll));
    }

    private MenuItem level(CodeFolding folding, int level) {
        return item("foldLevel" + level, messages.get("inspect.fold.level", level), () -> folding.openTo(level));
    }

    private static MenuItem item(String id, String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }
}
