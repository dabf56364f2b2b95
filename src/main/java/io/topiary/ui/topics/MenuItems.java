package io.topiary.ui.topics;

import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;

/** Makes menu items whose words are never read as mnemonics. */
final class MenuItems {

    private MenuItems() {}

    /** An item, with the keys for it if there are any; the keys themselves are heard elsewhere. */
    static MenuItem of(String words, @Nullable TreeKey keys, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        if (keys != null) {
            item.setAccelerator(keys.combination());
        }
        return item;
    }
}
