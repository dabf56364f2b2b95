package io.topiary.ui.topics;

import io.topiary.core.filter.FilterWriter;
import io.topiary.core.settings.LookStore;
import io.topiary.core.text.Messages;
import io.topiary.core.tree.TreeRow;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** Writes the filter for somebody who points at a topic, which is how its language is learned. FX thread. */
final class FilterMenu {

    private final TopicTreeViewModel model;
    private final LookStore.Memory memory;
    private final Messages messages;

    FilterMenu(TopicTreeViewModel model, LookStore.Memory memory, Messages messages) {
        this.model = model;
        this.memory = memory;
        this.messages = messages;
    }

    Menu menu(TreeRow row) {
        String only = FilterWriter.topic(row.path(), row.children() > 0);
        String hide = FilterWriter.not(only);
        String typed = model.filterProperty().get();
        Menu menu = new Menu(messages.get("topics.menu.filter"));
        MenuItem andOnly = item("topics.menu.filter.and", FilterWriter.and(typed, only));
        MenuItem andHide = item("topics.menu.filter.andNot", FilterWriter.and(typed, hide));
        andOnly.setDisable(typed.isBlank());
        andHide.setDisable(typed.isBlank());
        menu.getItems()
                .addAll(
                        item("topics.menu.filter.only", only),
                        item("topics.menu.filter.hide", hide),
                        new SeparatorMenuItem(),
                        andOnly,
                        andHide);
        return menu;
    }

    private MenuItem item(String key, String filter) {
        return MenuItems.of(messages.get(key), null, () -> {
            model.filterProperty().set(filter);
            memory.change(look -> look.withRecent(filter));
        });
    }
}
