package io.topiary.ui.topics;

import io.topiary.core.message.Message;
import io.topiary.core.settings.LookStore;
import io.topiary.core.text.Messages;
import io.topiary.core.tree.TreeRow;
import io.topiary.ui.kit.message.ValueColumns;
import io.topiary.ui.topics.TopicActions.Ability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/** What can be done with the selected level, as a menu that is made anew each time it is shown. FX thread. */
final class TopicMenu {

    private static final int DEEPEST_LEVEL = 5;

    private final TopicTreeViewModel model;
    private final LookStore.Memory memory;
    private final TopicActions actions;
    private final Messages messages;
    private final CopyMenu copies;
    private final FilterMenu filters;
    private final SubscribeMenu subscriptions;
    private final MemoryMenu kept;
    private final PayloadMenu payloads;
    private final Runnable pinned;

    /** @param pinned is told when something was pinned, or no longer is */
    TopicMenu(
            TopicTreeViewModel model,
            LookStore.Memory memory,
            TopicActions actions,
            TreeColumns columns,
            Messages messages,
            Runnable pinned) {
        this.model = model;
        this.memory = memory;
        this.actions = actions;
        this.messages = messages;
        this.pinned = pinned;
        this.copies = new CopyMenu(model, actions, messages);
        this.filters = new FilterMenu(model, memory, messages);
        this.subscriptions = new SubscribeMenu(actions, messages);
        this.kept = new MemoryMenu(actions, messages);
        this.payloads = new PayloadMenu(actions, new ValueColumns(columns.arrangement(), messages), messages);
    }

    /** The menu, to be shown over the tree. */
    ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        menu.setId("topicMenu");
        // an empty menu is never shown
        menu.getItems().setAll(common());
        menu.setOnShowing(event -> menu.getItems().setAll(items(model.selected())));
        return menu;
    }

    /** What the keys for it do. */
    CopyMenu copies() {
        return copies;
    }

    /** Pins the selected level, or no longer. */
    void togglePin() {
        String path = model.selectedPathProperty().get();
        if (path != null) {
            memory.change(look -> look.withPin(path, !look.pins().contains(path)));
            pinned.run();
        }
    }

    /** Has the user write a message to the selected topic, if that is possible. */
    void publishHere() {
        String path = model.selectedPathProperty().get();
        if (path != null && can(Ability.PUBLISH)) {
            actions.publishHere(path);
        }
    }

    /** Marks the newest message of the selected topic, to compare others with it. */
    void markNewest() {
        if (can(Ability.LOOK_INTO_PAYLOADS)) {
            model.selected().map(TreeRow::newest).ifPresent(actions.payloads()::mark);
        }
    }

    /** Has what the broker stores on the selected topic cleared, if that is possible. */
    void clearRetained() {
        if (can(Ability.CLEAR_RETAINED)) {
            model.selected().ifPresent(row -> actions.clearRetained(row.path(), row.children() > 0));
        }
    }

    private List<MenuItem> items(Optional<TreeRow> selected) {
        return selected.map(this::items).orElseGet(this::common);
    }

    private List<MenuItem> items(TreeRow row) {
        List<MenuItem> items = new ArrayList<>(copies.items(row));
        items.add(new SeparatorMenuItem());
        items.addAll(publishing(row));
        items.addAll(subscriptions.items(row));
        items.add(new SeparatorMenuItem());
        List<MenuItem> values = payloads.items(row);
        if (!values.isEmpty()) {
            items.addAll(values);
            items.add(new SeparatorMenuItem());
        }
        boolean pinnedNow = memory.look().pins().contains(row.path());
        items.add(item(pinnedNow ? "topics.menu.unpin" : "topics.menu.pin", TreeKey.PIN, this::togglePin));
        items.add(filters.menu(row));
        if (can(Ability.EXPORT)) {
            items.add(item("topics.menu.export", null, () -> actions.exportSubtree(row.path())));
        }
        items.addAll(kept.items(row));
        items.add(new SeparatorMenuItem());
        if (row.children() > 0) {
            items.add(item("topics.menu.expandSubtree", TreeKey.EXPAND_BELOW, model::expandSubtree));
        }
        items.addAll(common());
        items.addAll(retained(row));
        return items;
    }

    private List<MenuItem> common() {
        Menu levels = new Menu(messages.get("topics.menu.expandTo"));
        for (int level = 1; level <= DEEPEST_LEVEL; level++) {
            int chosen = level;
            MenuItem item = new MenuItem(messages.get("topics.menu.expandTo.level", level));
            item.setOnAction(event -> model.expandToLevel(chosen));
            levels.getItems().add(item);
        }
        return List.of(
                item("topics.menu.expandAll", TreeKey.EXPAND_ALL, model::expandAll),
                item("topics.menu.collapseAll", null, model::collapseAll),
                levels);
    }

    private List<MenuItem> publishing(TreeRow row) {
        if (!can(Ability.PUBLISH)) {
            return List.of();
        }
        Message newest = row.newest();
        MenuItem resend = item(
                "topics.menu.resend", null, () -> Optional.ofNullable(newest).ifPresent(actions::editAndResend));
        resend.setDisable(!actions.canResend(newest));
        return List.of(item("topics.menu.publish", TreeKey.PUBLISH, () -> actions.publishHere(row.path())), resend);
    }

    private List<MenuItem> retained(TreeRow row) {
        List<MenuItem> items = new ArrayList<>();
        if (can(Ability.CHECK_RETAINED)) {
            items.add(item(
                    "topics.menu.checkRetained", null, () -> actions.checkRetained(row.path(), row.children() > 0)));
        }
        if (can(Ability.CLEAR_RETAINED)) {
            boolean branch = row.children() > 0;
            MenuItem clear = item(
                    "topics.menu.clearRetained",
                    branch ? null : TreeKey.CLEAR_RETAINED,
                    () -> actions.clearRetained(row.path(), false));
            clear.setDisable(row.newest() == null);
            items.add(clear);
            if (branch) {
                items.add(item(
                        "topics.menu.clearBelow",
                        TreeKey.CLEAR_RETAINED,
                        () -> actions.clearRetained(row.path(), true)));
            }
        }
        if (!items.isEmpty()) {
            items.addFirst(new SeparatorMenuItem());
        }
        return items;
    }

    private boolean can(Ability ability) {
        return actions.abilities().contains(ability);
    }

    private MenuItem item(String key, @Nullable TreeKey keys, Runnable action) {
        return MenuItems.of(messages.get(key), keys, action);
    }
}
