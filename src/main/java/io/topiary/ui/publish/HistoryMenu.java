package io.topiary.ui.publish;

import io.topiary.core.publish.Draft;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What was published before, to be written again. FX thread. */
final class HistoryMenu {

    private static final int LONGEST_ITEM = 80;
    private static final int MOST_ITEMS = 25;

    private final ShelfViewModel shelf;
    private final Messages messages;

    HistoryMenu(ShelfViewModel shelf, Messages messages) {
        this.shelf = shelf;
        this.messages = messages;
    }

    MenuButton button() {
        String name = messages.get("publish.history");
        MenuButton history = new MenuButton(null, Icons.of("fth-clock"));
        history.setId("publishHistory");
        history.getStyleClass().addAll(Style.BUTTON_ICON, Style.FLAT);
        Tips.name(history, name);
        MenuItem forget = new MenuItem(messages.get("publish.history.forget"));
        forget.setId("publishForgetHistory");
        forget.setOnAction(event -> shelf.forget());
        history.setOnShowing(event -> {
            history.getItems()
                    .setAll(shelf.published().stream()
                            .limit(MOST_ITEMS)
                            .map(this::item)
                            .toList());
            history.getItems().addAll(new SeparatorMenuItem(), forget);
        });
        shelf.published().subscribe(() -> history.setDisable(shelf.published().isEmpty()));
        history.setDisable(shelf.published().isEmpty());
        return history;
    }

    private MenuItem item(Draft draft) {
        String topicWords = Escapes.visible(draft.topic(), LONGEST_ITEM);
        MenuItem item = new MenuItem(topicWords + "   " + Escapes.visible(draft.payload(), LONGEST_ITEM / 2));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> shelf.restore(draft));
        return item;
    }
}
