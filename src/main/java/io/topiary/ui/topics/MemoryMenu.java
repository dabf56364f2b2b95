package io.topiary.ui.topics;

import io.topiary.core.filter.FilterWriter;
import io.topiary.core.text.Messages;
import io.topiary.core.tree.TreeRow;
import io.topiary.ui.topics.TopicActions.Ability;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/** What is kept of a topic: mutes it, and clears what is in memory. FX thread. */
final class MemoryMenu {

    private final TopicActions actions;
    private final Messages messages;

    MemoryMenu(TopicActions actions, Messages messages) {
        this.actions = actions;
        this.messages = messages;
    }

    List<MenuItem> items(TreeRow row) {
        List<MenuItem> items = new ArrayList<>();
        if (actions.abilities().contains(Ability.MAKE_RULES)) {
            items.add(mute(row));
        }
        if (actions.abilities().contains(Ability.CLEAR_LOCAL)) {
            items.add(clear(row));
        }
        return items;
    }

    private Menu mute(TreeRow row) {
        Menu menu = new Menu(messages.get("topics.menu.mute"));
        menu.setId("muteMenu");
        menu.getItems().add(mute(row, false, "topics.menu.mute.only", "topics.menu.unmute.only"));
        menu.getItems().add(mute(row, true, "topics.menu.mute.below", "topics.menu.unmute.below"));
        return menu;
    }

    private MenuItem mute(TreeRow row, boolean below, String muteKey, String unmuteKey) {
        String filter = FilterWriter.topic(row.path(), below);
        boolean muted = actions.rules().mutes(filter);
        return MenuItems.of(
                messages.get(muted ? unmuteKey : muteKey),
                null,
                () -> actions.rules().mute(filter, !muted));
    }

    private Menu clear(TreeRow row) {
        Menu menu = new Menu(messages.get("topics.menu.clearLocal"));
        menu.setId("clearLocalMenu");
        MenuItem only = MenuItems.of(
                messages.get("topics.menu.clearLocal.only"), null, () -> actions.clearLocal(row.path(), false));
        only.setDisable(row.newest() == null);
        menu.getItems().add(only);
        if (row.children() > 0) {
            menu.getItems()
                    .add(MenuItems.of(
                            messages.get("topics.menu.clearLocal.below", row.topics()),
                            null,
                            () -> actions.clearLocal(row.path(), true)));
        }
        return menu;
    }
}
